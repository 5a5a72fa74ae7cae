// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a query asks for, one by one: what ranking, relaxation and --explain
/// look at.

#include <cstdint>
#include <string>
#include <vector>

#include "lectern/schema.hpp"
#include "query/language/query_words.hpp"

namespace lectern {

/// One way in which a talk may have a concept: a term, or terms that all stand
/// in one field. Without prefix.
struct ConceptForm {
    std::vector<std::string> terms;
    double weight = 1;  ///< an expansion weighs less than the word itself
};

struct Concept {
    std::string word;                  ///< folded, for display
    const FieldSpec* field = nullptr;  ///< nullptr: any text field
    std::vector<ConceptForm> forms = {};
    double weight = 1;        ///< less for what need not match
    bool optional = false;    ///< a stop word
    bool bound = false;       ///< a number, which belongs to the word before it
    std::uint32_t place = 0;  ///< in the query, in words
    std::uint32_t words = 1;  ///< places it takes
    std::uint32_t chain = 0;  ///< concepts of one chain follow each other; OR begins another
};

/// `before` is the concept that it follows, if any. A number is bound to a word
/// before it: the 572 of PEP 572 says nothing by itself. A year is not.
[[nodiscard]] Concept make_concept(const FieldSpec* field, const QueryWord& word, const Concept* before);

}  // namespace lectern
