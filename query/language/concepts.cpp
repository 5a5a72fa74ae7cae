// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/concepts.hpp"

#include <algorithm>

namespace lectern {

namespace {

bool is_number(const std::string& word) { return word.find_first_not_of("0123456789.") == std::string::npos; }

bool is_year(const std::string& word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
}

}  // namespace

Concept make_concept(const FieldSpec* field, const QueryWord& word, const Concept* before) {
    Concept made{.word = word.word, .field = field, .words = word.last - word.first + 1};
    for (auto form = word.forms.begin(); form != word.forms.end(); ++form) {
        if (std::find(word.forms.begin(), form, *form) != form) continue;
        made.forms.push_back({{form->term}});
        if (form->parts.size() > 1) made.forms.push_back({form->parts});
    }
    made.bound = is_number(word.word) && !is_year(word.word) && before != nullptr && !before->optional &&
                 !is_number(before->word) && before->field == field;
    return made;
}

}  // namespace lectern
