// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Companies and people as entities: which spellings stand for one name. What
/// was in force when a database was written is kept in its metadata, so that
/// queries agree with it (docs/entities.md).

#include <xapian.h>

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lectern/config.hpp"
#include "lectern/schema.hpp"

namespace lectern {

/// A table of names and their other spellings. Spellings are compared by
/// facet_key() of the field, so case, accents and legal forms need no entries.
class Aliases {
public:
    explicit Aliases(Field field) : field_(&spec(field)) {}

    /// Takes the spellings away from the names that had them: what is added later
    /// wins.
    void add(std::string_view name, std::span<const std::string> others);

    /// facet_key() of the name that the spelling stands for; of the spelling
    /// itself when it is in no entry.
    [[nodiscard]] std::string key(std::string_view spelling) const;

    /// How the name with this key is displayed; empty when it is in no entry.
    [[nodiscard]] std::string_view name(std::string_view key) const;

    /// For the metadata; decode() leaves out what it cannot read.
    [[nodiscard]] std::string encode() const;
    void decode(std::string_view text);

private:
    const FieldSpec* field_;
    std::map<std::string, std::string, std::less<>> keys_;   ///< of a spelling -> of its name
    std::map<std::string, std::string, std::less<>> names_;  ///< by key
};

class Entities {
public:
    /// Only what the published spellings have in common.
    Entities() = default;

    /// The companies that are built in (indexer/core/known_companies.cpp).
    [[nodiscard]] static Entities built_in();

    /// What is in force in a database. Throws Xapian::Error.
    [[nodiscard]] static Entities of(const Xapian::Database& database);

    /// Over what there is already.
    void add(const Config& config);

    /// facet_key(), of companies and speakers that of the name which the value
    /// stands for.
    [[nodiscard]] std::string key(const FieldSpec& field, std::string_view value) const;

    /// How a value with this key is displayed; empty: as it is published most.
    [[nodiscard]] std::string_view name(Field field, std::string_view key) const;

    /// Metadata keys with their values.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> metadata() const;

private:
    [[nodiscard]] const Aliases* table(Field field) const;

    Aliases companies_{Field::company};
    Aliases speakers_{Field::speaker};
};

/// Of what is in force in a database: calls `sink` with the key of each spelling
/// that stands for a name, and the name. Throws Xapian::Error.
void for_each_spelling(const Xapian::Database& database, Field field,
                       const std::function<void(std::string_view, std::string_view)>& sink);

}  // namespace lectern
