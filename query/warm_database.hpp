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

/// The rows of talks (talk_row.hpp). Few are read from Xapian's stream of them, and
/// the last that were are kept: a search asks for those of its matches to tell
/// showings apart, to rank and to count. When as many have been asked for as
/// reading all of them costs, all are taken into memory: their bytes and four more
/// a talk.
class Rows {
public:
    /// Calls `sink(index, row)` for each of the talks, ascending, that has a row;
    /// `index` is that of the talk in the list, the view is valid within the call.
    /// Throws Xapian::Error.
    template <class Sink>
    void read(const Xapian::Database& database, const std::vector<Xapian::docid>& talks, const Sink& sink) {
        if (begins_.empty() && !are_recent(talks)) fetch(database, talks);
        if (!begins_.empty()) {
            for (std::size_t i = 0; i < talks.size(); ++i) {
                if (const std::string_view row = held(talks[i]); !row.empty()) sink(i, row);
            }
            return;
        }
        auto known = recent_.begin();
        for (std::size_t i = 0; i < talks.size(); ++i, ++known) {
            while (known->talk != talks[i]) ++known;
            if (known->bytes > 0) sink(i, std::string_view(recent_bytes_).substr(known->begin, known->bytes));
        }
    }

private:
    struct Recent {
        Xapian::docid talk = 0;
        std::size_t begin = 0;
        std::size_t bytes = 0;
    };

    [[nodiscard]] bool are_recent(const std::vector<Xapian::docid>& talks) const;
    /// These, or all.
    void fetch(const Xapian::Database& database, const std::vector<Xapian::docid>& talks);
    void hold_all(const Xapian::Database& database);

    [[nodiscard]] std::string_view held(Xapian::docid talk) const {
        if (talk + std::size_t{1} >= begins_.size()) return {};
        return std::string_view(bytes_).substr(begins_[talk], begins_[talk + 1] - begins_[talk]);
    }

    std::size_t asked_for_ = 0;
    std::vector<std::uint32_t> begins_;  ///< of each talk's bytes, by its number; empty: not held
    std::string bytes_;
    std::vector<Recent> recent_;  ///< talks that were asked for last, ascending
    std::string recent_bytes_;
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

    /// Empty when there is none. Throws Xapian::Error.
    [[nodiscard]] std::string metadata(const std::string& key) const;

    /// Rows::read(): of talks, ascending.
    template <class Sink>
    void for_each_row(const std::vector<Xapian::docid>& talks, const Sink& sink) const {
        rows_.read(database_, talks, sink);
    }

private:
    Xapian::Database database_;
    mutable std::unordered_map<std::string, Xapian::doccount> talks_;
    mutable std::unordered_map<std::string, std::string> metadata_;
    mutable Rows rows_;
};

}  // namespace lectern
