// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/facets.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "lectern/facet_list.hpp"
#include "lectern/terms.hpp"

namespace lectern {

namespace {

/// Order of display: most frequent first, then by name.
bool before(const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
}

struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
};
using SpellingCounts = std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>>;

/// The spellings in a slot.
struct Slot {
    SpellingCounts spellings;
    std::size_t with_values = 0;  ///< talks that have any

    void add(std::string_view list, std::size_t talks) {
        with_values += talks;
        for_each_facet_value(list, [&](std::string_view value) {
            const auto found = spellings.find(value);
            if (found != spellings.end()) {
                found->second += talks;
            } else {
                spellings.emplace(value, talks);
            }
        });
    }
};

/// Goes through the talks and the slot side by side; Xapian keeps each slot as
/// one stream. Talks of one event lie together, so that a list is often that of
/// the talk before.
Slot read_slot(const Xapian::Database& database, Xapian::valueno number,
               const std::vector<Xapian::docid>& talks) {
    Slot slot;
    std::string list;
    std::size_t repeated = 0;
    auto value = database.valuestream_begin(number);
    const auto end = database.valuestream_end(number);
    for (const Xapian::docid talk : talks) {
        if (value == end) break;
        if (value.get_docid() < talk) value.skip_to(talk);
        if (value == end || value.get_docid() != talk) continue;
        std::string next = *value;
        if (next != list) {
            slot.add(list, repeated);
            list = std::move(next);
            repeated = 0;
        }
        ++repeated;
    }
    slot.add(list, repeated);
    return slot;
}

/// Sums up the spellings of each value.
std::vector<FacetValue> by_key(const FieldSpec& field, const SpellingCounts& spellings) {
    struct Entry {
        const SpellingCounts::value_type* most_frequent = nullptr;
        std::size_t count = 0;
    };
    const auto is_before = [](const SpellingCounts::value_type& a, const SpellingCounts::value_type& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    };
    std::unordered_map<std::string, Entry> entries;
    entries.reserve(spellings.size());
    for (const auto& spelling : spellings) {
        Entry& entry = entries[facet_key(field, spelling.first)];
        if (entry.most_frequent == nullptr || is_before(spelling, *entry.most_frequent)) {
            entry.most_frequent = &spelling;
        }
        entry.count += spelling.second;
    }
    std::vector<FacetValue> values;
    values.reserve(entries.size());
    for (const auto& [key, entry] : entries) values.push_back({entry.most_frequent->first, entry.count});
    return values;
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

FacetCounts count_facet(const Xapian::Database& database, const FieldSpec& field,
                        const std::vector<Xapian::docid>& talks, std::size_t limit) {
    const Slot slot = read_slot(database, field.slot, talks);
    FacetCounts counts{field.field, by_key(field, slot.spellings), 0, talks.size() - slot.with_values};
    counts.distinct = counts.values.size();
    const auto shown = counts.values.begin() + static_cast<std::ptrdiff_t>(std::min(limit, counts.distinct));
    std::partial_sort(counts.values.begin(), shown, counts.values.end(), before);
    counts.values.erase(shown, counts.values.end());
    return counts;
}

}  // namespace lectern
