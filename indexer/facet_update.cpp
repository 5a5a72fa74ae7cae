// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/facet_update.hpp"

#include <algorithm>
#include <tuple>

#include "indexer/facet_values.hpp"
#include "lectern/terms.hpp"

namespace lectern {

FacetUpdate::FacetUpdate(Xapian::Database before, const Entities& entities)
    : database_(std::move(before)), entities_(entities) {
    for (std::size_t i = 0; i < facet_fields.size(); ++i) {
        auto size = parse_facet_size(database_.get_metadata(facet_size_key(facet_fields[i])));
        if (!size) throw Xapian::DatabaseCorruptError("the size of a facet is no number");
        by_field_[i].next = size->values;
        by_field_[i].size = std::move(*size);
    }
}

void FacetUpdate::count(const Talk& talk, int change) {
    for (std::size_t i = 0; i < facet_fields.size(); ++i) {
        for (const std::string_view value : distinct_values(talk, facet_fields[i])) {
            const std::string spelling(value);
            auto& talks = value_of(i, spelling).spellings[spelling];
            talks = change < 0 ? std::max<std::size_t>(talks, 1) - 1 : talks + 1;
        }
    }
}

FacetUpdate::Value& FacetUpdate::value_of(std::size_t field, const std::string& spelling) {
    FieldValues& values = by_field_[field];
    Value*& known = values.by_spelling[spelling];
    if (known != nullptr) return *known;
    std::string key = entities_.key(spec(facet_fields[field]), spelling);
    auto place = values.by_key.find(key);
    if (place == values.by_key.end()) {
        Value value = look_up(facet_fields[field], key);
        if (value.is_new) value.ordinal = values.next++;
        place = values.by_key.emplace(std::move(key), std::move(value)).first;
    }
    return *(known = &place->second);
}

/// By a talk that has it: of the values in its row the one whose name has the key.
FacetUpdate::Value FacetUpdate::look_up(Field field, std::string key) {
    Value value;
    value.key = std::move(key);
    value.is_new = true;
    const std::size_t wanted = facet_index(field);
    const std::string term = filter_term_of_key(spec(field), value.key);
    // The first talk has it, unless the key is longer than terms are.
    for (auto talk = database_.postlist_begin(term); value.is_new && talk != database_.postlist_end(term);
         ++talk) {
        for_each_facet_value(database_.get_document(*talk).get_value(row_slot),
                             [&](std::size_t index, FacetOrdinal ordinal) {
                                 if (index != wanted || name_of(index, ordinal).key != value.key) return;
                                 value.ordinal = ordinal;
                                 value.is_new = false;
                             });
    }
    if (value.is_new) return value;
    value.name_before = name_of(wanted, value.ordinal).name;
    value.spellings = decode_spellings(database_.get_metadata(facet_spellings_key(field, value.ordinal)));
    value.was_varied = !value.spellings.empty();
    if (!value.was_varied) value.spellings[value.name_before] = database_.get_termfreq(term);
    return value;
}

FacetUpdate::Page& FacetUpdate::page_of(std::size_t field, FacetOrdinal ordinal) {
    const auto [place, is_new] = by_field_[field].pages.try_emplace(ordinal / names_a_page);
    if (is_new) {
        const std::string page = database_.get_metadata(facet_page_key(facet_fields[field], ordinal));
        FacetPageReader reader(page);
        while (const auto value = reader.next())
            place->second.names.push_back({std::string(value->name), std::string(value->key)});
    }
    return place->second;
}

const FacetUpdate::Name& FacetUpdate::name_of(std::size_t field, FacetOrdinal ordinal) {
    const Page& page = page_of(field, ordinal);
    const std::size_t place = ordinal % names_a_page;
    if (place >= page.names.size()) throw Xapian::DatabaseCorruptError("the names of a facet are damaged");
    return page.names[place];
}

void FacetUpdate::finish() {
    for (std::size_t i = 0; i < facet_fields.size(); ++i) {
        for (auto& [key, value] : by_field_[i].by_key) name(i, value);
        place_new(i);
        write_pages(i);
    }
}

void FacetUpdate::name(std::size_t index, Value& value) {
    const Field field = facet_fields[index];
    std::erase_if(value.spellings, [](const auto& spelling) { return spelling.second == 0; });
    const std::string_view given = entities_.name(field, value.key);
    value.name_after = given.empty() ? value.name_before : std::string(given);
    if (given.empty() && !value.spellings.empty()) value.name_after = most_frequent(value.spellings);
    if (value.name_after != value.name_before) {
        Page& page = page_of(index, value.ordinal);
        const std::size_t place = value.ordinal % names_a_page;
        page.names.resize(std::max(page.names.size(), place + 1));
        page.names[place] = {value.name_after, value.key};
        page.changed = true;
        if (!value.is_new) find_renamed(field, value);
    }
    const bool is_kept = are_kept(value.spellings, value.key, given);
    if (is_kept || value.was_varied) {
        metadata_.emplace_back(facet_spellings_key(field, value.ordinal),
                               is_kept ? encode_spellings(value.spellings) : std::string());
    }
}

/// Puts the new values of a field among those of earlier updates.
void FacetUpdate::place_new(std::size_t field) {
    FieldValues& values = by_field_[field];
    if (values.next == values.size.values) return;
    std::vector<std::pair<FacetSize::Placed, std::string>> all;
    for (const FacetSize::Placed& placed : values.size.placed)
        all.emplace_back(placed, name_of(field, placed.ordinal).key);
    for (const auto& [key, value] : values.by_key) {
        if (value.is_new)
            all.emplace_back(FacetSize::Placed{value.ordinal, old_value_behind(field, key)}, key);
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first.before, a.second) < std::tie(b.first.before, b.second);
    });
    FacetSize size{values.next, {}};
    for (const auto& [placed, key] : all) size.placed.push_back(placed);
    metadata_.emplace_back(facet_size_key(facet_fields[field]), format_facet_size(size));
}

void FacetUpdate::write_pages(std::size_t field) {
    for (const auto& [number, page] : by_field_[field].pages) {
        if (!page.changed) continue;
        std::string bytes;
        for (const Name& value : page.names) append_name(bytes, {value.name, value.key});
        metadata_.emplace_back(facet_page_key(facet_fields[field], number * names_a_page), std::move(bytes));
    }
}

/// Those of the last full build are in the order of their keys.
FacetOrdinal FacetUpdate::old_value_behind(std::size_t field, const std::string& key) {
    FacetOrdinal low = 0;
    for (FacetOrdinal high = by_field_[field].size.in_order(); low < high;) {
        const FacetOrdinal middle = low + (high - low) / 2;
        if (name_of(field, middle).key < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void FacetUpdate::look_at(const Talk& talk) {
    for (std::size_t i = 0; i < facet_fields.size(); ++i) {
        for (const std::string_view spelling : distinct_values(talk, facet_fields[i])) {
            Value& value = value_of(i, std::string(spelling));
            if (value.name_after.empty()) value.name_after = value.name_before;
        }
    }
}

void FacetUpdate::find_renamed(Field field, const Value& value) {
    if (field != Field::company && field != Field::speaker) return;
    const std::string term = filter_term_of_key(spec(field), value.key);
    renamed_.insert(database_.postlist_begin(term), database_.postlist_end(term));
}

std::vector<FacetNumber> FacetUpdate::Names::values_of(const Talk& talk, Field field) const {
    std::vector<FacetNumber> out;
    const FieldValues& values = update_.by_field_[facet_index(field)];
    for (const std::string_view spelling : distinct_values(talk, field)) {
        const Value& value = *values.by_spelling.find(std::string(spelling))->second;
        const bool repeated = std::any_of(out.begin(), out.end(), [&](const FacetNumber& number) {
            return number.ordinal == value.ordinal;
        });
        if (!repeated) out.push_back({value.ordinal, value.key, value.*name_});
    }
    return out;
}

}  // namespace lectern
