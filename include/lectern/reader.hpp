// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The one interface behind which all published forms are read.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/diagnostic.hpp"
#include "lectern/talk.hpp"

namespace lectern {

/// A file in memory. `path` is only for diagnostics, sources and the dates that
/// paths carry; `content` has been checked to be UTF-8 without NUL bytes and
/// has no byte-order mark.
struct Document {
    std::string path;
    std::string_view content;
};

/// What came of reading a document. No talks and no diagnostics is a normal
/// result: most posts list none.
struct Reading {
    std::vector<Talk> talks;
    std::vector<Diagnostic> diagnostics;
};

/// Reads one published form. Implementations have no state: the same object may
/// be used from several threads.
class Reader {
public:
    virtual ~Reader() = default;

    /// Short name for --format and --list-formats.
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// One line for people.
    [[nodiscard]] virtual std::string_view description() const = 0;
    /// Whether the content looks like this form. Cheap; reads only as much of
    /// the content as needed to tell.
    [[nodiscard]] virtual bool accepts(const Document& document) const = 0;
    /// Never throws and never gives up at the first problem: good talks are
    /// returned, and a diagnostic for each place that could not be read. Talks
    /// carry one source each and no id yet.
    [[nodiscard]] virtual Reading read(const Document& document) const = 0;
};

/// All readers, in the order in which they are asked.
[[nodiscard]] std::span<const Reader* const> readers();

}  // namespace lectern
