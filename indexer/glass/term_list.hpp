// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The tags of the termlist table: a document's terms, and the slots in which it
/// has values.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "indexer/glass/keys.hpp"

namespace lectern::glass {

/// Appends the tag of one document's terms. A document without terms has an
/// empty tag, and needs no encoder.
class TermListEncoder {
public:
    /// `length` is the document's, `terms` at least 1.
    TermListEncoder(std::string& out, std::uint32_t length, std::size_t terms);

    /// In ascending order.
    void add(std::string_view term, std::uint32_t wdf);

private:
    std::string& out_;
    std::string_view previous_;
    bool first_ = true;
};

/// The tag of the slots that a document has values in, ascending.
void append_slots(std::string& out, std::span<const Slot> slots);

}  // namespace lectern::glass
