// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A piece of text with the places that matched. Renderers turn it into ANSI,
/// JSON or HTML; nothing here knows about markup.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/analyzer.hpp"
#include "lectern/result.hpp"

namespace lectern {

struct Snippet {
    std::string text;                ///< cut at words, white space as single spaces
    std::vector<ByteRange> matches;  ///< into `text`, ascending, not overlapping
    bool cut_before = false;         ///< the source has words before `text`
    bool cut_after = false;          ///< the source has words after `text`
};

/// How much a term says about why a document matched; 0 when the query does not
/// ask for it. What one word of the query is found by (its forms, its parts,
/// other words for it) has the same number in `word`.
struct TermWeight {
    double weight = 0;
    std::uint32_t word = 0;
};
using TermWeights = std::function<TermWeight(std::string_view term)>;

/// Of all fragments together.
struct SnippetSize {
    std::size_t chars = 240;    ///< code points at most; 0: no snippets
    std::size_t fragments = 3;  ///< at most; 0: no snippets
};

/// The passages of `text` that say most about the match, in its order. A good
/// passage covers most different query terms, weighs rare ones more, has them
/// close together and begins at a sentence. It is one passage, unless several
/// shorter ones show words of the query that one cannot: then as few as show
/// most of them. Without any match the beginning is returned, of a text without
/// characters nothing. Linear in the length of the text.
[[nodiscard]] std::vector<Snippet> make_snippets(std::string_view text, Analyzer& analyzer,
                                                 const TermWeights& weights, const SnippetSize& size = {});

/// The whole text with its matches, nothing cut: for titles.
[[nodiscard]] Snippet mark_matches(std::string_view text, Analyzer& analyzer, const TermWeights& weights);

}  // namespace lectern
