// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/entities.hpp"

#include <algorithm>

#include "indexer/core/known_companies.hpp"
#include "lectern/terms.hpp"

namespace lectern {

namespace {

/// Calls `sink` with what stands before each `end`.
template <class Sink>
void for_each_part(std::string_view text, char end, Sink&& sink) {
    for (auto at = text.find(end); at != std::string_view::npos; at = text.find(end)) {
        sink(text.substr(0, at));
        text.remove_prefix(at + 1);
    }
}

/// Calls `sink(name, key of a spelling)` with what Aliases::encode() has written.
template <class Sink>
void for_each_encoded(std::string_view text, const Sink& sink) {
    for_each_part(text, '\n', [&](std::string_view line) {
        std::string_view name;
        for_each_part(line, '\t', [&](std::string_view part) {
            if (name.empty()) {
                name = part;
            } else {
                sink(name, part);
            }
        });
    });
}

}  // namespace

void Aliases::add(std::string_view name, std::span<const std::string> others) {
    const std::string key = facet_key(*field_, name);
    keys_.insert_or_assign(key, key);
    std::string displayed(name);
    std::replace_if(
        displayed.begin(), displayed.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
    names_.insert_or_assign(key, std::move(displayed));
    for (const std::string& other : others) {
        const std::string other_key = facet_key(*field_, other);
        // `Alphabet: [Google]` takes over all that counted as Google.
        if (other_key != key && names_.erase(other_key) > 0) {
            for (auto& [spelling, owner] : keys_) {
                if (owner == other_key) owner = key;
            }
        }
        keys_.insert_or_assign(other_key, key);
    }
}

std::string Aliases::key(std::string_view spelling) const {
    std::string own = facet_key(*field_, spelling);
    const auto known = keys_.find(own);
    return known == keys_.end() ? own : known->second;
}

std::string_view Aliases::name(std::string_view key) const {
    const auto known = names_.find(key);
    return known == names_.end() ? std::string_view() : std::string_view(known->second);
}

// One line a name: the name, then the keys of its spellings, each closed by a
// tab. Keys and names have neither tabs nor line ends.
std::string Aliases::encode() const {
    std::map<std::string_view, std::string> lines;
    for (const auto& [spelling, key] : keys_) lines[key] += spelling + '\t';
    std::string out;
    for (const auto& [key, spellings] : lines) {
        out += names_.find(key)->second;
        out += '\t';
        out += spellings;
        out += '\n';
    }
    return out;
}

void Aliases::decode(std::string_view text) {
    std::string_view last;
    std::string key;
    for_each_encoded(text, [&](std::string_view name, std::string_view spelling) {
        if (name.data() != last.data()) {
            last = name;
            key = facet_key(*field_, name);
            names_.insert_or_assign(key, std::string(name));
        }
        keys_.insert_or_assign(std::string(spelling), key);
    });
}

Entities Entities::built_in() {
    Entities entities;
    for (const KnownCompany& company : known_companies()) {
        entities.companies_.add(company.name, company.spellings());
    }
    return entities;
}

Entities Entities::of(const Xapian::Database& database) {
    Entities entities;
    entities.companies_.decode(database.get_metadata(std::string(metadata::companies)));
    entities.speakers_.decode(database.get_metadata(std::string(metadata::speakers)));
    return entities;
}

void Entities::add(const Config& config) {
    for (const Spellings& company : config.companies) companies_.add(company.name, company.others);
    for (const Spellings& speaker : config.speakers) speakers_.add(speaker.name, speaker.others);
}

const Aliases* Entities::table(Field field) const {
    if (field == Field::company) return &companies_;
    return field == Field::speaker ? &speakers_ : nullptr;
}

std::string Entities::key(const FieldSpec& field, std::string_view value) const {
    const Aliases* aliases = table(field.field);
    return aliases == nullptr ? facet_key(field, value) : aliases->key(value);
}

std::string_view Entities::name(Field field, std::string_view key) const {
    const Aliases* aliases = table(field);
    return aliases == nullptr ? std::string_view() : aliases->name(key);
}

std::vector<std::pair<std::string, std::string>> Entities::metadata() const {
    return {{std::string(metadata::companies), companies_.encode()},
            {std::string(metadata::speakers), speakers_.encode()}};
}

void for_each_spelling(const Xapian::Database& database, Field field,
                       const std::function<void(std::string_view, std::string_view)>& sink) {
    if (field != Field::company && field != Field::speaker) return;
    const std::string_view key = field == Field::company ? metadata::companies : metadata::speakers;
    for_each_encoded(database.get_metadata(std::string(key)),
                     [&](std::string_view name, std::string_view spelling) { sink(spelling, name); });
}

}  // namespace lectern
