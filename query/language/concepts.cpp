// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/concepts.hpp"

#include <algorithm>
#include <string_view>

#include "lectern/talk.hpp"
#include "lectern/terms.hpp"

namespace lectern {

namespace {

constexpr std::string_view decimal_digits = "0123456789";

bool is_year(std::string_view word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
}

/// Of kinds that people look for by name; `meeting` and `film` are subjects, too.
constexpr Format kinds[] = {Format::keynote, Format::lightning, Format::panel, Format::tutorial,
                            Format::workshop};

}  // namespace

bool is_number(std::string_view word) {
    return word.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool is_version(std::string_view word) { return is_number(word) && !is_year(word); }

bool is_letters(std::string_view word) {
    return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           });
}

std::string number_apart(std::string_view word) {
    const std::size_t number = word.find_first_of(decimal_digits);
    if (number == std::string_view::npos || !is_letters(word.substr(0, number))) return {};
    const std::string_view rest = word.substr(number);
    return is_number(rest) ? std::string(word.substr(0, number)) + ' ' + std::string(rest) : std::string();
}

std::string fact_term(const std::string& folded_word) {
    if (is_number(folded_word) && is_year(folded_word)) {
        return filter_term(spec(Field::year), folded_word);
    }
    const std::string_view singular =
        std::string_view(folded_word).substr(0, folded_word.size() - (folded_word.ends_with('s') ? 1 : 0));
    for (const Format kind : kinds) {
        if (singular == to_string(kind)) return filter_term(spec(Field::format), singular);
    }
    return {};
}

Concept make_concept(const FieldSpec* field, const QueryWord& word, const Concept* before) {
    Concept made{.word = word.word, .field = field, .words = word.last - word.first + 1};
    for (auto form = word.forms.begin(); form != word.forms.end(); ++form) {
        if (std::find(word.forms.begin(), form, *form) != form) continue;
        const bool foreign = form != word.forms.begin();
        made.forms.push_back({.terms = {form->term}, .foreign = foreign});
        if (form->parts.size() > 1) made.forms.push_back({.terms = form->parts, .foreign = foreign});
    }
    made.bound = is_version(word.word) && before != nullptr && !before->optional &&
                 !is_number(before->word) && before->field == field;
    return made;
}

}  // namespace lectern
