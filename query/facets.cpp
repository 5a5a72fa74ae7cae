// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/facets.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "indexer/text/fold.hpp"
#include "lectern/analyzer.hpp"
#include "lectern/terms.hpp"
#include "query/typed_name.hpp"

namespace lectern {

namespace {

[[noreturn]] void damaged(Field field) {
    throw Xapian::DatabaseCorruptError("the values of the facet " + std::string(spec(field).name) +
                                       " do not fit together");
}

FacetSize size_of(const WarmDatabase& database, Field field) {
    auto size = parse_facet_size(database.metadata(facet_size_key(field)));
    if (!size) damaged(field);
    return std::move(*size);
}

/// Empty when no update has added values.
std::vector<FacetOrdinal> ranks_of(const FacetSize& size) {
    if (size.placed.empty()) return {};
    std::vector<FacetOrdinal> ranks(size.values);
    FacetOrdinal next = 0;
    auto placed = size.placed.begin();
    for (FacetOrdinal ordinal = 0; ordinal < size.in_order(); ++ordinal) {
        for (; placed != size.placed.end() && placed->before <= ordinal; ++placed)
            ranks[placed->ordinal] = next++;
        ranks[ordinal] = next++;
    }
    for (; placed != size.placed.end(); ++placed) ranks[placed->ordinal] = next++;
    return ranks;
}

/// The counts of one field by ordinal.
struct Column {
    Field field = Field::title;
    std::vector<std::uint32_t> counts;
    std::vector<FacetOrdinal> ranks;  ///< by ordinal; empty: the ordinals are in order
    std::uint32_t with_values = 0;    ///< talks that have any

    [[nodiscard]] bool comes_before(FacetOrdinal a, FacetOrdinal b) const {
        return ranks.empty() ? a < b : ranks[a] < ranks[b];
    }

    void add(std::uint32_t values, TalkRowReader& row) {
        with_values += values > 0 ? 1 : 0;
        for (; values > 0; --values) {
            const FacetOrdinal ordinal = row.next();
            if (ordinal >= counts.size()) damaged(field);
            ++counts[ordinal];
        }
    }
};

/// For each field of a row the column that counts it, or none.
using Columns = std::array<Column*, facet_fields.size()>;

void add_row(const Columns& columns, std::string_view encoded) {
    TalkRowReader row(encoded);
    for (Column* column : columns) {
        if (row.at_end()) return;
        std::uint32_t values = row.next();
        if (column != nullptr) {
            column->add(values, row);
        } else {
            for (; values > 0 && !row.at_end(); --values) (void)row.next();
        }
    }
}

/// Whether a page of names can have a key with these bytes: most have not, and
/// need not be taken apart.
bool may_have(std::string_view page, std::string_view bytes) {
    std::string small(page);
    std::transform(small.begin(), small.end(), small.begin(), text::ascii_lower);
    return small.find(bytes) != std::string::npos;
}

/// Whether values are listed from the last one back.
bool newest_first(Field field) { return field == Field::year || field == Field::month; }

FacetOrder order_of(const FacetRequest& request) {
    if (request.order != FacetOrder::usual) return request.order;
    return newest_first(request.field) || request.field == Field::weekday ? FacetOrder::value
                                                                          : FacetOrder::count;
}

/// The values that have talks, and are named as asked for, in order.
std::vector<FacetOrdinal> values_found(const WarmDatabase& database, const Column& column,
                                       const FacetRequest& request) {
    const FieldSpec& field = spec(column.field);
    const std::string text = fold(request.containing);
    const TypedName typed(field, request.beginning);
    std::vector<FacetOrdinal> found;
    if (text.empty() && request.beginning.empty()) {
        for (FacetOrdinal ordinal = 0; ordinal < column.counts.size(); ++ordinal) {
            if (column.counts[ordinal] > 0) found.push_back(ordinal);
        }
    } else {
        for_each_facet_name(database, column.field, typed.longest_word(),
                            [&](FacetOrdinal ordinal, FacetName value) {
                                if (column.counts[ordinal] == 0 || !typed.begins(value.key)) return;
                                if (fold(value.name).find(text) != std::string::npos)
                                    found.push_back(ordinal);
                            });
    }
    if (!column.ranks.empty()) {
        std::sort(found.begin(), found.end(),
                  [&](FacetOrdinal a, FacetOrdinal b) { return column.comes_before(a, b); });
    }
    return found;
}

FacetCounts listed(const WarmDatabase& database, const FacetRequest& request, const Column& column,
                   std::size_t talks) {
    std::vector<FacetOrdinal> found = values_found(database, column, request);
    FacetCounts out{column.field, {}, found.size(), talks - column.with_values, talks};
    if (order_of(request) == FacetOrder::value) {
        if (newest_first(request.field)) std::reverse(found.begin(), found.end());
        found.resize(std::min(request.limit, found.size()));
    } else {
        const auto shown = found.begin() + static_cast<std::ptrdiff_t>(std::min(request.limit, found.size()));
        std::partial_sort(found.begin(), shown, found.end(), [&](FacetOrdinal a, FacetOrdinal b) {
            return column.counts[a] != column.counts[b] ? column.counts[a] > column.counts[b]
                                                        : column.comes_before(a, b);
        });
        found.erase(shown, found.end());
    }
    for (const FacetOrdinal ordinal : found) {
        out.values.push_back({facet_name(database, column.field, ordinal), column.counts[ordinal]});
    }
    return out;
}

}  // namespace

void MatchCollector::operator()(const Xapian::Document& document, double) {
    talks_.push_back(document.get_docid());
}

std::vector<Xapian::docid> MatchCollector::take() {
    // Of several shards the matches come one shard after the other.
    if (!std::is_sorted(talks_.begin(), talks_.end())) std::sort(talks_.begin(), talks_.end());
    return std::exchange(talks_, {});
}

std::vector<Xapian::docid> all_matches(const Xapian::Database& database, const Xapian::Query& query) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    MatchCollector collector;
    enquire.add_matchspy(&collector);
    // A spy sees every match only when Xapian is made to look at all of them.
    (void)enquire.get_mset(0, 0, database.get_doccount());
    return collector.take();
}

std::vector<FacetCounts> count_facets(const WarmDatabase& database, std::span<const FacetRequest> requests,
                                      const std::vector<Xapian::docid>& talks) {
    std::array<Column, facet_fields.size()> by_field;
    Columns columns{};
    for (const FacetRequest& request : requests) {
        const std::size_t index = facet_index(request.field);
        if (columns[index] != nullptr) continue;
        const FacetSize size = size_of(database, request.field);
        by_field[index] = {request.field, std::vector<std::uint32_t>(size.values), ranks_of(size), 0};
        columns[index] = &by_field[index];
    }
    if (!requests.empty()) {
        database.for_each_row(talks, [&](std::size_t, std::string_view row) { add_row(columns, row); });
    }
    std::vector<FacetCounts> out;
    out.reserve(requests.size());
    for (const FacetRequest& request : requests) {
        out.push_back(listed(database, request, by_field[facet_index(request.field)], talks.size()));
    }
    return out;
}

std::string facet_name(const WarmDatabase& database, Field field, FacetOrdinal ordinal) {
    const std::string page = database.metadata(facet_page_key(field, ordinal));
    FacetPageReader reader(page);
    for (FacetOrdinal before = ordinal % names_a_page; before > 0; --before) (void)reader.next();
    const auto value = reader.next();
    if (!value || value->name.empty()) damaged(field);
    return std::string(value->name);
}

void for_each_facet_name(const WarmDatabase& database, Field field, std::string_view wanted,
                         const std::function<void(FacetOrdinal, FacetName)>& sink) {
    const FacetOrdinal values = size_of(database, field).values;
    for (FacetOrdinal begin = 0; begin < values; begin += names_a_page) {
        const std::string page = database.metadata(facet_page_key(field, begin));
        if (page.empty()) damaged(field);
        if (!may_have(page, wanted)) continue;
        FacetPageReader reader(page);
        for (FacetOrdinal ordinal = begin; ordinal < std::min(values, begin + names_a_page); ++ordinal) {
            const auto value = reader.next();
            if (!value) damaged(field);
            sink(ordinal, *value);
        }
    }
}

std::string displayed_value(const WarmDatabase& database, const Entities& entities, const FieldSpec& field,
                            const std::string& term) {
    std::string found = term.substr(field.filter_prefix.size());
    const Xapian::PostingIterator talk = database.xapian().postlist_begin(term);
    if (!field.facet || talk == database.xapian().postlist_end(term)) return found;
    const std::size_t wanted = facet_index(field.field);
    for_each_facet_value(database.xapian().get_document(*talk, Xapian::DOC_ASSUME_VALID).get_value(row_slot),
                         [&](std::size_t index, FacetOrdinal ordinal) {
                             if (index != wanted) return;
                             std::string name = facet_name(database, field.field, ordinal);
                             if (filter_term_of_key(field, entities.key(field, name)) == term)
                                 found = std::move(name);
                         });
    return found;
}

}  // namespace lectern
