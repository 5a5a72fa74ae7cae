// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The words of a query as the collection may have them: a collection in several
/// languages has been stemmed in several ways.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/analyzer.hpp"
#include "lectern/result.hpp"

namespace lectern {

/// What queries are taken to be in, and talks that do not say.
inline constexpr std::string_view default_language = "en";

/// One way to find a word: by its term or, where it is a compound, by its parts
/// next to each other.
struct WordForm {
    std::string term;
    std::vector<std::string> parts;
    friend bool operator==(const WordForm&, const WordForm&) = default;
};

/// A word that was typed.
struct QueryWord {
    /// One for each language of the collection, mostly equal; the first is that of
    /// default_language. The others are looked for in talks of other languages
    /// only: `asyncio` has the Spanish stem of what is `async` in English.
    std::vector<WordForm> forms;
    std::string word;         ///< folded, not stemmed
    ByteRange where;          ///< in the text
    std::uint32_t first = 0;  ///< position
    std::uint32_t last = 0;   ///< position of a compound's last part
    bool stop_word = false;   ///< or a filler word: need not be found beside others
};

/// Finds the words with the first of the analyzers, of which there must be one, and
/// stems them with each: what a word is does not depend on the language.
[[nodiscard]] std::vector<QueryWord> analyze_query_text(std::string_view text,
                                                        std::span<Analyzer* const> analyzers);

}  // namespace lectern
