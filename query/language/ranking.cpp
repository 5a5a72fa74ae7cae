// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/ranking.hpp"

#include <algorithm>
#include <string>

#include "lectern/terms.hpp"

namespace lectern {

namespace {

using Xapian::Query;

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

Query within(Query::op op, const FieldSpec& field, const std::vector<std::string>& words,
             std::size_t window) {
    std::vector<Query> terms;
    terms.reserve(words.size());
    for (const std::string& word : words) terms.emplace_back(text_term(field, word));
    return {op, terms.begin(), terms.end(), static_cast<Xapian::termcount>(window)};
}

Query form_query(const FieldSpec& field, const WordForm& form) {
    Query whole(text_term(field, form.term));
    if (form.parts.size() < 2) return whole;
    return Query(Query::OP_OR, whole, within(Query::OP_PHRASE, field, form.parts, form.parts.size()));
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

Query words_within(Query::op op, const FieldSpec* field, const std::vector<QueryWord>& words,
                   std::size_t window) {
    const auto phrases = phrase_forms(words);
    return in_fields(field, [&](const FieldSpec& in) {
        return same_word(phrases, [&](const auto& terms) { return within(op, in, terms, window); });
    });
}

}  // namespace

std::string default_language_term() { return filter_term(spec(Field::language), default_language); }

Xapian::BM25Weight bm25(const Bm25Parameters& parameters) {
    return {parameters.k1, parameters.k2, parameters.k3, parameters.b, parameters.min_normlen};
}

Query word_query(const FieldSpec* field, const QueryWord& word) {
    return in_fields(field, [&](const FieldSpec& in) {
        return same_word(word.forms, [&](const WordForm& form) { return form_query(in, form); });
    });
}

Query phrase_query(const FieldSpec* field, const std::vector<QueryWord>& words) {
    // A word too long for a term leaves a gap in the positions.
    return words_within(Query::OP_PHRASE, field, words, words.back().last - words.front().first + 1);
}

Query near_query(const FieldSpec* field, const std::vector<QueryWord>& words, std::size_t window) {
    return words_within(Query::OP_NEAR, field, words, window);
}

Query any_term_query(const FieldSpec* field,
                     const std::function<std::vector<std::string>(const FieldSpec&)>& terms_of) {
    return in_fields(field, [&](const FieldSpec& in) {
        std::vector<Query> terms;
        for (const std::string& term : terms_of(in)) terms.emplace_back(text_term(in, term));
        return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
    });
}

Query unweighted(const Query& query) { return {Query::OP_SCALE_WEIGHT, query, 0.0}; }

}  // namespace lectern
