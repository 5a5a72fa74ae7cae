// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/terms.hpp"

#include "indexer/text/characters.hpp"
#include "lectern/analyzer.hpp"
#include "lectern/companies.hpp"
#include "lectern/speakers.hpp"

namespace lectern {

namespace {

bool separates_tag_words(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '-' || c == '_'; }

// "machine-learning" and "Machine Learning" are one tag, "c", "c++" and "c#" are
// three: so punctuation other than the usual separators stays.
std::string tag_key(std::string_view tag) {
    std::string key;
    for (const char c : fold(tag)) {
        if (!separates_tag_words(c)) {
            key += c;
        } else if (!key.empty() && key.back() != ' ') {
            key += ' ';
        }
    }
    if (!key.empty() && key.back() == ' ') key.pop_back();
    return key;
}

std::string weekday_key(std::string_view value) {
    constexpr std::size_t enough = 3;  // Mon, Tue …
    const std::string folded = fold(value);
    for (std::size_t day = 0; day < weekday_names.size(); ++day) {
        if (folded.size() >= enough && fold(weekday_names[day]).starts_with(folded))
            return std::to_string(day + 1);
    }
    return std::string(value);
}

std::string comparable(Field field, std::string_view value) {
    switch (field) {
        case Field::company:
            return company_key(value);
        case Field::speaker:
            return speaker_key(value);
        case Field::tag:
            return tag_key(value);
        case Field::weekday:
            return weekday_key(value);
        case Field::title:
        case Field::abstract:
        case Field::event:
        case Field::track:
        case Field::bio:
        case Field::level:
        case Field::room:
            return normalize_name(value);
        case Field::format:
        case Field::language:
        case Field::year:
        case Field::month:
        case Field::date:
        case Field::id:
            break;
    }
    return std::string(value);
}

}  // namespace

std::string text_term(const FieldSpec& field, std::string_view word) {
    std::string term(field.prefix);
    term += word;
    return term;
}

std::string facet_key(const FieldSpec& field, std::string_view value) {
    std::string key = comparable(field.field, value);
    if (key.empty()) key = value;  // a name of nothing but symbols
    return key;
}

std::string filter_term(const FieldSpec& field, std::string_view value) {
    return filter_term_of_key(field, facet_key(field, value));
}

std::string filter_term_of_key(const FieldSpec& field, std::string_view key) {
    std::string term(field.filter_prefix);
    term += key;
    std::erase(term, '\0');  // takes two bytes in Xapian's keys, which have no room for many
    text::cut_at_character(term, max_filter_term_bytes);
    return term;
}

}  // namespace lectern
