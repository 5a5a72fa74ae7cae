// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/ranking.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "lectern/terms.hpp"

namespace lectern {

namespace {

using Xapian::Query;

/// A term of a field.
Query term_query(const WarmDatabase& database, const FieldSpec& field, const std::string& word) {
    std::string term = text_term(field, word);
    return database.has(term) ? Query(std::move(term)) : Query();
}

/// `make` for the field, or for each text field and summed up.
template <class Make>
Query in_fields(const FieldSpec* only, const Make& make) {
    std::vector<Query> queries;
    for (const FieldSpec& field : fields) {
        if (field.kind != FieldKind::text || (only != nullptr && only != &field)) continue;
        queries.push_back(field.weight == 1.0 ? make(field)
                                              : Query(Query::OP_SCALE_WEIGHT, make(field), field.weight));
    }
    return queries.size() == 1 ? queries.front() : Query(Query::OP_OR, queries.begin(), queries.end());
}

Query synonyms(const std::vector<Query>& queries) {
    return queries.size() == 1 ? queries.front() : Query(Query::OP_SYNONYM, queries.begin(), queries.end());
}

/// Different stems of one word weigh like one word that has them all. `forms` is
/// as QueryWord::forms.
template <class Form, class Make>
Query same_word(const std::vector<Form>& forms, const Make& make) {
    const Query own = make(forms.front());
    std::vector<Query> foreign;
    for (auto form = forms.begin() + 1; form != forms.end(); ++form) {
        if (std::find(forms.begin(), form, *form) == form) foreign.push_back(make(*form));
    }
    if (foreign.empty()) return own;
    const Query elsewhere(Query::OP_AND_NOT, synonyms(foreign), Query(default_language_term()));
    return synonyms({own, elsewhere});
}

/// Words within a window.
struct Window {
    Query::op op;  ///< in order, or in any
    std::size_t size;
};

Query within(const WarmDatabase& database, const Window& window, const FieldSpec& field,
             const std::vector<std::string>& words) {
    std::vector<Query> terms;
    terms.reserve(words.size());
    for (const std::string& word : words) {
        terms.push_back(term_query(database, field, word));
        if (terms.back().empty()) return {};
    }
    return {window.op, terms.begin(), terms.end(), static_cast<Xapian::termcount>(window.size)};
}

Query form_query(const WarmDatabase& database, const FieldSpec& field, const WordForm& form) {
    const Query whole = term_query(database, field, form.term);
    if (form.parts.size() < 2) return whole;
    return Query(Query::OP_OR, whole,
                 within(database, {Query::OP_PHRASE, form.parts.size()}, field, form.parts));
}

/// What stands for the word inside a phrase. Parts, because then the phrase
/// finds them apart as well ("kube proxy replacement"); but the symbol of C++
/// or .NET, which has one part, would be lost with them.
std::vector<std::string> inside_phrase(const WordForm& form) {
    return form.parts.size() < 2 ? std::vector<std::string>{form.term} : form.parts;
}

/// The terms of the phrase in each of the languages.
std::vector<std::vector<std::string>> phrase_forms(const std::vector<QueryWord>& words) {
    std::vector<std::vector<std::string>> phrases(words.front().forms.size());
    for (const QueryWord& word : words) {
        for (std::size_t i = 0; i < phrases.size(); ++i) {
            const auto terms = inside_phrase(word.forms[i]);
            phrases[i].insert(phrases[i].end(), terms.begin(), terms.end());
        }
    }
    return phrases;
}

Query words_within(const SearchedField& in, const Window& window, const std::vector<QueryWord>& words) {
    const auto phrases = phrase_forms(words);
    return in_fields(in.field, [&](const FieldSpec& field) {
        return same_word(phrases,
                         [&](const auto& terms) { return within(in.database, window, field, terms); });
    });
}

}  // namespace

std::string default_language_term() { return filter_term(spec(Field::language), default_language); }

Xapian::BM25Weight bm25(const Bm25Parameters& parameters) {
    return {parameters.k1, parameters.k2, parameters.k3, parameters.b, parameters.min_normlen};
}

Query word_query(const SearchedField& in, const QueryWord& word) {
    return in_fields(in.field, [&](const FieldSpec& field) {
        return same_word(word.forms,
                         [&](const WordForm& form) { return form_query(in.database, field, form); });
    });
}

Query phrase_query(const SearchedField& in, const std::vector<QueryWord>& words) {
    // A word too long for a term leaves a gap in the positions.
    const std::size_t window = words.back().last - words.front().first + 1;
    return words_within(in, {Query::OP_PHRASE, window}, words);
}

Query near_query(const SearchedField& in, const std::vector<QueryWord>& words, std::size_t window) {
    return words_within(in, {Query::OP_NEAR, window}, words);
}

Query any_term_query(const SearchedField& in,
                     const std::function<std::vector<std::string>(const FieldSpec&)>& terms_of) {
    return in_fields(in.field, [&](const FieldSpec& field) {
        std::vector<Query> terms;
        for (const std::string& term : terms_of(field)) {
            terms.push_back(term_query(in.database, field, term));
        }
        return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
    });
}

Query unweighted(const Query& query) { return {Query::OP_SCALE_WEIGHT, query, 0.0}; }

}  // namespace lectern
