// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The unit that snippets are cut in.

#include <cstddef>
#include <string_view>
#include <vector>

#include "lectern/result.hpp"

namespace lectern {

/// Text without white space, mostly a word with its punctuation.
struct Piece {
    std::size_t begin;
    std::size_t end;
    std::size_t chars;  ///< code points
    bool space_before;
    bool starts_sentence;
    bool has_word = false;
};

/// Cuts a text into pieces of at most `max_chars` code points, in one pass.
/// `words` are those of the text, ascending; nothing is cut inside of them unless
/// it is longer than a piece.
[[nodiscard]] std::vector<Piece> cut_into_pieces(std::string_view text, const std::vector<ByteRange>& words,
                                                 std::size_t max_chars);

}  // namespace lectern
