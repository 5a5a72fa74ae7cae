// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a text has of the words of a query.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lectern/snippet.hpp"

namespace lectern {

/// A matching token: which of the distinct terms, and in which piece.
struct WordMatch {
    std::size_t term;
    std::size_t begin;
    std::size_t piece = 0;
};

struct TextMatches {
    std::vector<TermWeight> terms;  ///< the distinct ones that occur
    std::vector<WordMatch> occurrences;
    std::vector<ByteRange> marks;  ///< the largest matching ranges, ascending
    std::vector<ByteRange> words;  ///< all words; a compound is one
};

/// Tokenizes once and asks for the weight of each token.
[[nodiscard]] TextMatches find_text_matches(std::string_view text, Analyzer& analyzer,
                                            const TermWeights& weights);

/// Adds a mark behind the others, or to the last one when nothing but a space or
/// a joiner stands between: BIG TCP, kube-proxy.
void add_mark(std::vector<ByteRange>& marks, std::string_view text, ByteRange mark);

}  // namespace lectern
