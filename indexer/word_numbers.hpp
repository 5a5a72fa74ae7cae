// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/indexed_document.hpp"
#include "lectern/analyzer.hpp"
#include "lectern/schema.hpp"

namespace lectern {

/// From the numbers that an analyzer gives its words, or a facet its values, to
/// those of an IndexedDocument: what a word becomes in a field is looked up once,
/// and not for each of its occurrences.
class WordNumbers {
public:
    /// Before a document is filled. `forgot`: the words are counted anew.
    void begin(const IndexedDocument& document, bool forgot);

    /// Of the word with that number in that field; `look_up()` tells it once.
    template <class LookUp>
    [[nodiscard]] TermId term(Field field, std::uint32_t number, const LookUp& look_up) {
        TermId& term = at(terms_[static_cast<std::size_t>(field)], number);
        if (term == unknown) term = look_up();
        return term;
    }

    /// Adds the word to what queries may be corrected to, if `is_spelling(word)`.
    template <class IsSpelling>
    void add_spelling(IndexedDocument& document, const Token& token, const IsSpelling& is_spelling) {
        TermId& word = at(spellings_, token.number);
        if (word == unknown) word = is_spelling(token.word) ? document.spelling(token.word) : no_spelling;
        if (word != no_spelling) document.add_spelling(word);
    }

private:
    using Numbers = std::vector<TermId>;
    static constexpr TermId unknown = UINT32_MAX;
    static constexpr TermId no_spelling = UINT32_MAX - 1;

    [[nodiscard]] static TermId& at(Numbers& numbers, std::uint32_t number) {
        if (number >= numbers.size()) numbers.resize(std::size_t{number} + 1, unknown);
        return numbers[number];
    }

    std::array<Numbers, fields.size()> terms_;  ///< by the analyzer's number
    Numbers spellings_;
    std::uint64_t numbering_ = 0;  ///< of the document
};

}  // namespace lectern
