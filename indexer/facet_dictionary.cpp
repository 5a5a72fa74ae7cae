// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/facet_dictionary.hpp"

#include <algorithm>
#include <numeric>

#include "indexer/facet_values.hpp"
#include "indexer/parallel.hpp"

namespace lectern {

FacetDictionary::FacetDictionary(std::span<const Talk> talks, Entities entities)
    : FacetDictionary(std::move(entities)) {
    add(talks);
    number();
}

void FacetDictionary::add(std::span<const Talk> talks) {
    for (const Talk& talk : talks) {
        for (std::size_t i = 0; i < facet_fields.size(); ++i) count(by_field_[i], talk, facet_fields[i]);
    }
}

void FacetDictionary::add(FacetDictionary&& other) {
    for (std::size_t i = 0; i < facet_fields.size(); ++i) {
        ByText<Spelling>& mine = by_field_[i].spellings;
        ByText<Spelling>& theirs = other.by_field_[i].spellings;
        mine.merge(theirs);
        for (const auto& [text, spelling] : theirs) mine.find(text)->second.talks += spelling.talks;
    }
}

void FacetDictionary::number() {
    constexpr std::size_t worth_threads = 10'000;
    const std::size_t spellings =
        std::accumulate(by_field_.begin(), by_field_.end(), std::size_t{0},
                        [](std::size_t sum, const Values& values) { return sum + values.spellings.size(); });
    const std::size_t least = spellings < worth_threads ? facet_fields.size() : 1;
    for_ranges(facet_fields.size(), least, [&](std::size_t begin, std::size_t end) {
        for (; begin < end; ++begin) number(by_field_[begin], facet_fields[begin]);
    });
}

std::vector<std::string_view> FacetDictionary::languages() const {
    std::vector<std::string_view> out;
    for (const auto& [spelling, known] : by_field_[facet_index(Field::language)].spellings)
        out.push_back(spelling);
    return out;
}

std::size_t FacetDictionary::memory_bytes() const {
    // A node with two strings, its place among the buckets, the name; the metadata
    // have the name once more.
    constexpr std::size_t bytes_a_value = 350;
    return std::accumulate(by_field_.begin(), by_field_.end(), std::size_t{0},
                           [](std::size_t bytes, const Values& values) {
                               return bytes + values.spellings.size() * bytes_a_value;
                           });
}

void FacetDictionary::count(Values& values, const Talk& talk, Field field) const {
    for (const std::string_view value : distinct_values(talk, field)) {
        const auto known = values.spellings.find(value);
        if (known != values.spellings.end()) {
            ++known->second.talks;
        } else {
            Spelling spelling{entities_.key(spec(field), value), 1, 0};
            values.spellings.emplace(value, std::move(spelling));
        }
    }
}

/// Gives ordinals in the order of keys, and each value its name.
void FacetDictionary::number(Values& values, Field field) const {
    using Entry = ByText<Spelling>::value_type;
    std::vector<Entry*> entries;
    entries.reserve(values.spellings.size());
    for (Entry& entry : values.spellings) entries.push_back(&entry);
    std::sort(entries.begin(), entries.end(), [](const Entry* a, const Entry* b) {
        if (a->second.key != b->second.key) return a->second.key < b->second.key;
        if (a->second.talks != b->second.talks) return a->second.talks > b->second.talks;
        return a->first < b->first;
    });
    const std::string* last_key = nullptr;
    for (Entry* entry : entries) {
        if (last_key == nullptr || entry->second.key != *last_key) {
            const std::string_view given = entities_.name(field, entry->second.key);
            const std::string_view name = given.empty() ? std::string_view(entry->first) : given;
            values.names.push_back({std::string(name), entry->second.key});
        }
        entry->second.ordinal = static_cast<FacetOrdinal>(values.names.size() - 1);
        last_key = &entry->second.key;
    }
    for (auto begin = entries.begin(); begin != entries.end();) {
        const Spelling& first = (*begin)->second;
        const auto end = std::find_if(
            begin, entries.end(), [&](const Entry* entry) { return entry->second.ordinal != first.ordinal; });
        SpellingCounts counts;
        for (; begin != end; ++begin) counts.emplace((*begin)->first, (*begin)->second.talks);
        if (are_kept(counts, first.key, entities_.name(field, first.key)))
            values.varied.emplace_back(first.ordinal, std::move(counts));
    }
}

std::vector<FacetNumber> FacetDictionary::values_of(const Talk& talk, Field field) const {
    std::vector<FacetNumber> out;
    const Values& values = by_field_[facet_index(field)];
    for (const std::string_view spelling : distinct_values(talk, field)) {
        const Spelling& known = values.spellings.find(spelling)->second;
        const bool repeated = std::any_of(
            out.begin(), out.end(), [&](const FacetNumber& value) { return value.ordinal == known.ordinal; });
        if (!repeated) out.push_back({known.ordinal, known.key, values.names[known.ordinal].name});
    }
    return out;
}

std::vector<std::pair<std::string, std::string>> FacetDictionary::metadata() const {
    auto out = entities_.metadata();
    for (std::size_t i = 0; i < facet_fields.size(); ++i) {
        const std::vector<Name>& names = by_field_[i].names;
        out.emplace_back(facet_size_key(facet_fields[i]), std::to_string(names.size()));
        for (std::size_t begin = 0; begin < names.size(); begin += names_a_page) {
            const std::size_t end = std::min<std::size_t>(begin + names_a_page, names.size());
            std::string page;
            for (std::size_t value = begin; value < end; ++value)
                append_name(page, {names[value].name, names[value].key});
            out.emplace_back(facet_page_key(facet_fields[i], static_cast<FacetOrdinal>(begin)),
                             std::move(page));
        }
        for (const auto& [ordinal, counts] : by_field_[i].varied)
            out.emplace_back(facet_spellings_key(facet_fields[i], ordinal), encode_spellings(counts));
    }
    return out;
}

}  // namespace lectern
