// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A piece of text with the places that matched. Renderers turn it into ANSI,
/// JSON or HTML; nothing here knows about markup.

#include <cstddef>
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
/// ask for it.
using TermWeight = std::function<double(std::string_view term)>;

/// The passage of `text` that says most about the match: covers most different
/// query terms, weighs rare ones more, prefers them close together and the
/// passage to begin at a sentence. `max_chars` is in code points. Without any
/// match the beginning is returned. Linear in the length of the text.
[[nodiscard]] Snippet make_snippet(std::string_view text, Analyzer& analyzer, const TermWeight& weight,
                                   std::size_t max_chars);

/// The whole text with its matches, nothing cut: for titles.
[[nodiscard]] Snippet mark_matches(std::string_view text, Analyzer& analyzer, const TermWeight& weight);

}  // namespace lectern
