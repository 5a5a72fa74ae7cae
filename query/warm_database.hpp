// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// An open database, and what searches remember of it. Each look into one of
/// Xapian's tables reads a block of 8 KB or two from the file, some three
/// microseconds each: a search asks about the same term when it corrects, builds,
/// ranks and marks, and about most terms only to hear that no talk has them.

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lectern {

/// The values of one slot. Few are read from Xapian's stream of them; when as
/// many have been asked for as reading all of them costs, they are taken into
/// memory: their bytes and four more a talk.
class ValueColumn {
public:
    explicit ValueColumn(Xapian::valueno slot) : slot_(slot) {}

    /// Calls `sink(index, value)` for each of the talks, ascending, that has a
    /// value; `index` is that of the talk in the list, the view is valid within
    /// the call. Throws Xapian::Error.
    template <class Sink>
    void read(const Xapian::Database& database, const std::vector<Xapian::docid>& talks, const Sink& sink) {
        if (prepare(database, talks.size())) {
            for (std::size_t i = 0; i < talks.size(); ++i) {
                if (const std::string_view value = held(talks[i]); !value.empty()) sink(i, value);
            }
            return;
        }
        auto value = database.valuestream_begin(slot_);
        const auto end = database.valuestream_end(slot_);
        for (std::size_t i = 0; i < talks.size() && value != end; ++i) {
            if (value.get_docid() < talks[i]) value.skip_to(talks[i]);
            if (value == end) return;
            if (value.get_docid() == talks[i]) sink(i, std::string_view(*value));
        }
    }

private:
    /// Whether the values are held.
    bool prepare(const Xapian::Database& database, std::size_t asked_for);
    void hold(const Xapian::Database& database);

    [[nodiscard]] std::string_view held(Xapian::docid talk) const {
        if (talk + std::size_t{1} >= begins_.size()) return {};
        return std::string_view(bytes_).substr(begins_[talk], begins_[talk + 1] - begins_[talk]);
    }

    Xapian::valueno slot_;
    std::size_t asked_for_ = 0;
    std::vector<std::uint32_t> begins_;  ///< of each talk's bytes, by its number; empty: not held
    std::string bytes_;
};

/// The lengths of talks in words, held likewise: four bytes a talk.
class Lengths {
public:
    /// `talk` must be in the database. Throws Xapian::Error.
    [[nodiscard]] Xapian::termcount of(const Xapian::Database& database, Xapian::docid talk);

private:
    void hold(const Xapian::Database& database);

    std::size_t asked_for_ = 0;
    std::vector<Xapian::termcount> held_;  ///< by number; empty: not held
};

/// Not to be shared between threads. What is remembered depends on the database
/// alone and is bounded: by the size of the database, and by a number of terms and
/// names. A database that is replaced needs a new object.
class WarmDatabase {
public:
    /// Implicit: any open database can be searched, it has only nothing to
    /// remember yet.
    WarmDatabase(Xapian::Database database);

    [[nodiscard]] const Xapian::Database& xapian() const { return database_; }

    /// How many talks have the term. Throws Xapian::Error.
    [[nodiscard]] Xapian::doccount talks_with(const std::string& term) const;
    [[nodiscard]] bool has(const std::string& term) const { return talks_with(term) > 0; }

    /// Of a talk that is in the database. Throws Xapian::Error.
    [[nodiscard]] Xapian::termcount length(Xapian::docid talk) const { return lengths_.of(database_, talk); }

    /// Empty when there is none. Throws Xapian::Error.
    [[nodiscard]] std::string metadata(const std::string& key) const;

    [[nodiscard]] ValueColumn& facet_rows() const { return facet_rows_; }
    [[nodiscard]] ValueColumn& groups() const { return groups_; }
    [[nodiscard]] ValueColumn& title_words() const { return title_words_; }

private:
    Xapian::Database database_;
    mutable std::unordered_map<std::string, Xapian::doccount> talks_;
    mutable std::unordered_map<std::string, std::string> metadata_;
    mutable Lengths lengths_;
    mutable ValueColumn facet_rows_;
    mutable ValueColumn groups_;
    mutable ValueColumn title_words_;
};

}  // namespace lectern
