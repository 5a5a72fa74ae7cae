// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The beginning of a name as somebody types it.

#include <string>
#include <string_view>
#include <vector>

#include "lectern/schema.hpp"

namespace lectern {

/// `be`, `da be` and `beaz david` begin David Beazley: each word that is typed
/// begins a word of the name, in any order; case and accents do not matter.
class TypedName {
public:
    /// An empty text begins every name; one of nothing but signs, none.
    TypedName(const FieldSpec& field, std::string_view typed);

    /// Of a value by its key (facet_key() of the field).
    [[nodiscard]] bool begins(std::string_view key) const;

    /// Of the words that the key of each name that it begins contains; empty when
    /// there is none.
    [[nodiscard]] std::string_view longest_word() const;

private:
    std::vector<std::string> words_;  ///< each behind a space
    bool begins_nothing_ = false;
};

}  // namespace lectern
