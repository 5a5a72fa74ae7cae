// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// lectern's own form: what `lectern-index --dry-run` prints, one talk a line.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/printed_talk.hpp"
#include "lectern/reader.hpp"

namespace lectern {

/// Reads docs/talk.schema.json, one object a line; blank lines are allowed.
/// The talk's source becomes the place in this file: what the file no longer
/// lists, the database forgets.
[[nodiscard]] const Reader& json_lines_reader();

/// Whether the first line that is not blank is a talk: then no other reader takes
/// what follows for a document of its own form.
[[nodiscard]] bool begins_with_talk(std::string_view content);

/// Reads a document of this form part by part.
class JsonLinesParts {
public:
    /// `threads` as in Document.
    explicit JsonLinesParts(std::string path, unsigned threads = 1)
        : path_(std::move(path)), threads_(threads), talks_(path_, unit) {}

    /// The talks in the next lines, which are whole.
    [[nodiscard]] std::vector<Talk> read(std::string_view lines);

    /// What could not be read, when all lines have been.
    [[nodiscard]] std::vector<Diagnostic> problems() { return talks_.take().diagnostics; }

private:
    static constexpr std::string_view unit = "lines";

    std::string path_;
    unsigned threads_;
    PrintedTalks talks_;
    std::uint32_t lines_ = 0;  ///< that have been read
};

/// A longer line is refused: no talk is that long, and parsed JSON takes many
/// times the memory of its text.
inline constexpr std::size_t max_json_line_bytes = 1u << 20;

}  // namespace lectern
