// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The values of all facets of a collection, numbered.

#include <array>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/facet_numbers.hpp"
#include "indexer/facet_spellings.hpp"
#include "indexer/text/short_hash.hpp"
#include "lectern/entities.hpp"
#include "lectern/facet_names.hpp"
#include "lectern/talk.hpp"

namespace lectern {

/// Of all talks of an index. When all have been added and the values have numbers,
/// it is only read, by any number of threads.
/// Spellings that Entities::key() calls the same are one value ("Daocloud" and
/// "DaoCloud, Inc"), displayed in the most frequent spelling, of equals the
/// first in byte order. The same talks in another order make the same numbers.
class FacetDictionary : public FacetNumbers {
public:
    explicit FacetDictionary(Entities entities) : entities_(std::move(entities)) {}

    /// All at once.
    explicit FacetDictionary(std::span<const Talk> talks, Entities entities = {});

    void add(std::span<const Talk> talks);

    /// What another one has counted of other talks, before either has numbers.
    void add(FacetDictionary&& other);

    void number();

    [[nodiscard]] std::vector<FacetNumber> values_of(const Talk& talk, Field field) const override;

    /// What talks say of their languages.
    [[nodiscard]] std::vector<std::string_view> languages() const;

    /// That it takes, roughly.
    [[nodiscard]] std::size_t memory_bytes() const;

    /// The dictionary as the database's metadata has it: keys with their values.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> metadata() const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return text::short_hash(text); }
    };
    template <class T>
    using ByText = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

    struct Spelling {
        std::string key;
        std::size_t talks = 0;
        FacetOrdinal ordinal = 0;
    };
    struct Name {
        std::string name;
        std::string_view key;  ///< of a spelling
    };
    struct Values {
        ByText<Spelling> spellings;
        std::vector<Name> names;  ///< by ordinal
        std::vector<std::pair<FacetOrdinal, SpellingCounts>> varied;
    };

    void count(Values& values, const Talk& talk, Field field) const;
    void number(Values& values, Field field) const;

    Entities entities_;
    std::array<Values, facet_fields.size()> by_field_;
};

}  // namespace lectern
