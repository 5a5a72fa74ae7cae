// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The numbers of facet values while some talks of a database change.

#include <xapian.h>

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/facet_numbers.hpp"
#include "indexer/facet_spellings.hpp"
#include "lectern/entities.hpp"
#include "lectern/facet_names.hpp"
#include "lectern/talk.hpp"

namespace lectern {

/// Looks up in the database what it is asked for and nothing else. Values keep
/// their numbers; new ones are numbered on, and where they stand among the others
/// is written beside the field's size (FacetSize). A value that no talk has any
/// more keeps its number until the next full build. All functions may throw
/// Xapian::Error.
class FacetUpdate {
public:
    /// The database as it is before, with these entities in force.
    FacetUpdate(Xapian::Database before, const Entities& entities);

    /// Each talk that goes and each that comes; of one that changes both.
    void remove(const Talk& talk) { count(talk, -1); }
    void add(const Talk& talk) { count(talk, 1); }

    /// When all talks have been counted: gives names to values.
    void finish();

    /// Afterwards: a talk that stays as it is, to be asked for its values.
    void look_at(const Talk& talk);

    /// The values of talks that were removed, and of all that were added.
    [[nodiscard]] const FacetNumbers& before() const { return before_; }
    [[nodiscard]] const FacetNumbers& after() const { return after_; }

    /// Talks with a speaker or a company that is displayed under another name now:
    /// it is one of their words.
    [[nodiscard]] const std::set<std::uint32_t>& renamed_talks() const { return renamed_; }

    /// What changes of the dictionary: metadata keys with their values.
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& metadata() const {
        return metadata_;
    }

private:
    struct Value {
        FacetOrdinal ordinal = 0;
        std::string key;
        std::string name_before;
        std::string name_after;
        SpellingCounts spellings;
        bool is_new = false;
        bool was_varied = false;  ///< it had several spellings
    };
    struct Name {
        std::string name;
        std::string key;
    };
    struct Page {
        std::vector<Name> names;
        bool changed = false;
    };
    struct FieldValues {
        FacetSize size;                      ///< before
        std::map<FacetOrdinal, Page> pages;  ///< that were looked at, by number
        FacetOrdinal next = 0;
        std::map<std::string, Value> by_key;
        std::unordered_map<std::string, Value*> by_spelling;
    };
    class Names : public FacetNumbers {
    public:
        Names(const FacetUpdate& update, std::string Value::*name) : update_(update), name_(name) {}
        [[nodiscard]] std::vector<FacetNumber> values_of(const Talk& talk, Field field) const override;

    private:
        const FacetUpdate& update_;
        std::string Value::*name_;
    };

    void count(const Talk& talk, int change);
    Value& value_of(std::size_t field, const std::string& spelling);
    Value look_up(Field field, std::string key);
    [[nodiscard]] const Name& name_of(std::size_t field, FacetOrdinal ordinal);
    [[nodiscard]] Page& page_of(std::size_t field, FacetOrdinal ordinal);
    void name(std::size_t field, Value& value);
    void place_new(std::size_t field);
    void write_pages(std::size_t field);
    [[nodiscard]] FacetOrdinal old_value_behind(std::size_t field, const std::string& key);
    void find_renamed(Field field, const Value& value);

    Xapian::Database database_;
    const Entities& entities_;
    std::array<FieldValues, facet_fields.size()> by_field_;
    Names before_{*this, &Value::name_before};
    Names after_{*this, &Value::name_after};
    std::set<std::uint32_t> renamed_;
    std::vector<std::pair<std::string, std::string>> metadata_;
};

}  // namespace lectern
