// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/word_frequency.hpp"

#include <algorithm>

#include "lectern/terms.hpp"

namespace lectern {

namespace {

std::size_t talks_with(const WordForm& form, const FieldSpec& field, const WarmDatabase& database) {
    std::size_t talks = database.talks_with(text_term(field, form.term));
    if (talks > 0 || form.parts.empty()) return talks;
    talks = database.xapian().get_doccount();
    for (const std::string& part : form.parts) {
        talks = std::min<std::size_t>(talks, database.talks_with(text_term(field, part)));
    }
    return talks;
}

}  // namespace

std::size_t talks_with(const QueryWord& word, const FieldSpec* only, const WarmDatabase& database) {
    std::size_t most = 0;
    for (const FieldSpec& field : fields) {
        if (field.kind != FieldKind::text || (only != nullptr && only != &field)) continue;
        for (const WordForm& form : word.forms) most = std::max(most, talks_with(form, field, database));
    }
    return most;
}

bool more_talks_have(const WordForm& form, std::size_t talks, const FieldSpec* only,
                     const WarmDatabase& database) {
    return std::any_of(fields.begin(), fields.end(), [&](const FieldSpec& field) {
        return field.kind == FieldKind::text && (only == nullptr || only == &field) &&
               talks_with(form, field, database) > talks;
    });
}

}  // namespace lectern
