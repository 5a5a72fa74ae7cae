// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Everything that decides in which order talks are shown, in one place.

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "lectern/schema.hpp"
#include "query/language/query_words.hpp"
#include "query/warm_database.hpp"

namespace lectern {

/// Parameters of BM25 as Xapian names them.
struct Bm25Parameters {
    double k1 = 1.0;  ///< how slowly repetitions of a word saturate
    double k2 = 0.0;
    double k3 = 1.0;
    double b = 0.5;  ///< how much long talks are held back
    double min_normlen = 0.5;
};

[[nodiscard]] Xapian::BM25Weight bm25(const Bm25Parameters& parameters = {});

/// The term of the talks in default_language.
[[nodiscard]] std::string default_language_term();

/// Where words are looked for. Terms that no talk of the database has are left
/// out of queries: Xapian would look for each of them twice, and a word has one
/// for every text field and language. With nothing left, a query is empty and
/// matches nothing.
struct SearchedField {
    const WarmDatabase& database;
    const FieldSpec* field = nullptr;  ///< nullptr: any text field
};

/// A word: a talk scores the sum over the fields that have it, each times
/// FieldSpec::weight.
[[nodiscard]] Xapian::Query word_query(const SearchedField& in, const QueryWord& word);

/// Words next to each other and in order, all in one field. `words` has at least
/// two.
[[nodiscard]] Xapian::Query phrase_query(const SearchedField& in, const std::vector<QueryWord>& words);

/// Words and phrases, at least two, all in one field, in any order, within a
/// window of that many words.
[[nodiscard]] Xapian::Query near_query(const SearchedField& in, const std::vector<QueryWord>& words,
                                       std::size_t window);

/// Any of the terms, without prefix, that `terms_of` gives for a field; together
/// they weigh like one word.
[[nodiscard]] Xapian::Query any_term_query(
    const SearchedField& in, const std::function<std::vector<std::string>(const FieldSpec&)>& terms_of);

/// Something that only includes or excludes talks.
[[nodiscard]] Xapian::Query unweighted(const Xapian::Query& query);

}  // namespace lectern
