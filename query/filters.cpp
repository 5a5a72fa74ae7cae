// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/filters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "indexer/text/edit_distance.hpp"
#include "lectern/analyzer.hpp"
#include "lectern/entities.hpp"
#include "lectern/terms.hpp"
#include "query/facets.hpp"
#include "query/language/builder.hpp"
#include "query/language/ranking.hpp"

namespace lectern {

namespace {

constexpr std::size_t most_suggestions = 3;
constexpr std::size_t few_values = 12;  // of a field: then all of them are named

/// A value that the collection has.
struct KnownValue {
    std::string term;
    std::size_t distance = 0;
    std::size_t talks = 0;
};

bool nearer(const KnownValue& a, const KnownValue& b) {
    if (a.distance != b.distance) return a.distance < b.distance;
    return a.talks != b.talks ? a.talks > b.talks : a.term < b.term;
}

/// Two names are near when one contains the other ("Google", "Google Cloud") or
/// when a slip or two lie between them.
std::size_t distance(const std::string& a, const std::string& b, std::size_t limit) {
    const auto& [shorter, longer] =
        std::minmax(a, b, [](const auto& x, const auto& y) { return x.size() < y.size(); });
    if (shorter.size() >= 3 && longer.find(shorter) != std::string::npos) return 1;
    return edit_distance(a, b, limit);
}

std::string known_names(const Xapian::Database& database, const Entities& entities, const FieldSpec& field,
                        const std::vector<KnownValue>& known, std::string_view separator) {
    std::string names;
    for (const KnownValue& value : known) {
        if (!names.empty()) names += separator;
        names += fmt::format("'{}'", displayed_value(database, entities, field, value.term));
    }
    return names;
}

/// `Keynote` and `English` as the collection has them.
std::string stored_value(const FieldSpec& field, const std::string& value) {
    if (field.kind != FieldKind::keyword) return value;
    std::string stored = field.field == Field::language ? normalize_language(value) : fold(value);
    return stored.empty() ? value : stored;
}

Result<Xapian::Query> one_filter(const Xapian::Database& database, const FieldSpec& field,
                                 const std::string& typed, const ValueContext& context) {
    if (typed.find_first_not_of(' ') == std::string::npos) {
        return Error{ErrorCode::usage, fmt::format("the filter for {} has no value", field.name)};
    }
    std::string value = stored_value(field, typed);
    if (field.kind == FieldKind::range) {
        auto range = read_value(field, typed, 0, context);
        if (!range.ok()) {
            range.error().where.reset();  // it is a place in the value, not in the query
            return range.error();
        }
        if (field.filter_prefix.empty() || range->low != range->high) return range_query(*range);
        value = range->low;
    } else if (field.filter_prefix.empty()) {
        return Error{ErrorCode::usage, fmt::format("talks cannot be filtered by {}", field.name),
                     fmt::format("search for its words: {}", field.example)};
    }
    const Entities entities = entities_of(database, field.field);
    const std::string term = filter_term_of_key(field, entities.key(field, value));
    if (!database.term_exists(term)) {
        context.warnings.push_back(unknown_value(database, entities, field, value));
    }
    return Xapian::Query(term);
}

}  // namespace

std::string unknown_value(const Xapian::Database& database, const Entities& entities, const FieldSpec& field,
                          std::string_view value) {
    const std::string prefix(field.filter_prefix);
    const std::string key = entities.key(field, value);
    const std::size_t limit = key.size() < 5 ? 1 : 2;
    std::vector<KnownValue> all;
    std::vector<KnownValue> near;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
        KnownValue known{*term, distance(key, (*term).substr(prefix.size()), limit), term.get_termfreq()};
        if (known.distance <= limit) near.push_back(known);
        if (all.size() <= few_values) all.push_back(std::move(known));
    }
    std::sort(near.begin(), near.end(), nearer);
    near.resize(std::min(near.size(), most_suggestions));
    std::string said = fmt::format("no talk has the {} '{}'", field.name, value);
    if (!near.empty()) {
        said += fmt::format("; did you mean {}?", known_names(database, entities, field, near, " or "));
    } else if (!all.empty() && all.size() <= few_values) {
        said += fmt::format("; there is {}", known_names(database, entities, field, all, ", "));
    }
    return said;
}

Entities entities_of(const Xapian::Database& database, Field field) {
    const bool merged = field == Field::company || field == Field::speaker;
    return merged ? Entities::of(database) : Entities();
}

Result<Xapian::Query> filter_query(const Xapian::Database& database, const std::vector<Filter>& filters,
                                   const ValueContext& context) {
    std::map<Field, std::vector<Xapian::Query>> by_field;
    for (const Filter& filter : filters) {
        auto query = one_filter(database, spec(filter.field), filter.value, context);
        if (!query.ok()) return query.error();
        by_field[filter.field].push_back(*query);
    }
    std::vector<Xapian::Query> all;
    all.reserve(by_field.size());
    for (const auto& [field, either] : by_field) {
        all.emplace_back(Xapian::Query::OP_OR, either.begin(), either.end());
    }
    if (all.empty()) return Xapian::Query(Xapian::Query::MatchAll);
    return unweighted(Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end()));
}

Result<Xapian::Query> filtered_query(const Xapian::Database& database, const Xapian::Query& words,
                                     const std::vector<Filter>& filters, const ValueContext& context) {
    if (filters.empty()) return words;
    auto filter = filter_query(database, filters, context);
    if (!filter.ok()) return filter.error();
    return Xapian::Query(Xapian::Query::OP_FILTER, words, *filter);
}

}  // namespace lectern
