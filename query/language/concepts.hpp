// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a query asks for, one by one: what ranking, relaxation and --explain
/// look at.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/schema.hpp"
#include "query/language/query_words.hpp"

namespace lectern {

/// One way in which a talk may have a concept: a term, or terms that all stand
/// in one field. Without prefix.
struct ConceptForm {
    std::vector<std::string> terms;
    double weight = 1;     ///< an expansion weighs less than the word itself
    bool foreign = false;  ///< not to be looked for in talks of default_language
};

struct Concept {
    std::string word;                  ///< folded, for display
    const FieldSpec* field = nullptr;  ///< nullptr: any text field
    std::vector<ConceptForm> forms = {};
    std::string fact = {};    ///< term of the talks that have it as a fact; empty: none
    double weight = 1;        ///< less for what need not match
    bool optional = false;    ///< a stop word
    bool bound = false;       ///< a number, which belongs to the word before it
    std::size_t at = 0;       ///< first byte in the query
    std::uint32_t place = 0;  ///< in the query, in words
    std::uint32_t words = 1;  ///< places it takes
    std::uint32_t chain = 0;  ///< concepts of one chain follow each other; OR begins another
};

/// Digits, also with points between them.
[[nodiscard]] bool is_number(std::string_view word);

/// Whether the word is a number as versions and proposals have it, no year.
[[nodiscard]] bool is_version(std::string_view word);
[[nodiscard]] bool is_letters(std::string_view word);

/// `pep8` -> `pep 8`; empty for all but letters with a number after them.
[[nodiscard]] std::string number_apart(std::string_view word);

/// The term of what a talk is rather than says: of `2018` the year it was given
/// in, of `keynotes` the kind of session. Empty for all other words.
[[nodiscard]] std::string fact_term(const std::string& folded_word);

/// `before` is the concept that it follows, if any. A number is bound to a word
/// before it: the 572 of PEP 572 says nothing by itself. A year is not.
[[nodiscard]] Concept make_concept(const FieldSpec* field, const QueryWord& word, const Concept* before);

}  // namespace lectern
