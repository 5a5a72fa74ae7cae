// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/variants.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "lectern/database.hpp"
#include "lectern/terms.hpp"
#include "query/filters.hpp"

namespace lectern {

namespace {

/// The values of a field as the source has them.
std::set<std::string> published(const Talk& talk, Field field) {
    std::set<std::string> values;
    if (field == Field::event) values.insert(talk.event);
    if (field == Field::tag) values.insert(talk.tags.begin(), talk.tags.end());
    for (const Speaker& speaker : talk.speakers) {
        if (field == Field::speaker) values.insert(speaker.name);
        if (field == Field::company) values.insert(speaker.companies.begin(), speaker.companies.end());
    }
    return values;
}

}  // namespace

Result<FacetCounts> count_variants(const Xapian::Database& database, const FieldSpec& field,
                                   const std::string& name) {
    const Entities entities = entities_of(database, field.field);
    const std::string key = entities.key(field, name);
    const std::string term = filter_term_of_key(field, key);
    if (name.empty() || !database.term_exists(term)) {
        return Error{ErrorCode::not_found, unknown_value(database, entities, field, name)};
    }
    FacetCounts counts{field.field, {}, 0, 0, database.get_termfreq(term)};
    std::map<std::string, std::size_t> talks_by_spelling;
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
        const auto talk = load_talk(database.get_document(*it, Xapian::DOC_ASSUME_VALID));
        if (!talk.ok()) return talk.error();
        for (const std::string& spelling : published(*talk, field.field)) {
            if (entities.key(field, spelling) == key) ++talks_by_spelling[spelling];
        }
    }
    for (const auto& [spelling, talks] : talks_by_spelling) counts.values.push_back({spelling, talks});
    std::stable_sort(counts.values.begin(), counts.values.end(),
                     [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
    counts.distinct = counts.values.size();
    return counts;
}

}  // namespace lectern
