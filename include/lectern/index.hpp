// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// From talks to a database on disk.

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "lectern/collection.hpp"
#include "lectern/entities.hpp"
#include "lectern/result.hpp"
#include "lectern/talk.hpp"

namespace lectern {

/// How a new index is written. Both ways make the same database; `bulk` lays it
/// down in Xapian's format without Xapian, many times faster.
enum class Writer { automatic, bulk, xapian };

struct IndexOptions {
    std::filesystem::path database;
    /// The paths the collection was read from. Talks that the database knows
    /// only from below these and that were not seen again are removed; talks
    /// from elsewhere, and from files that failed this time, stay.
    std::vector<std::filesystem::path> roots;
    bool rebuild = false;               ///< forget what the database knew
    Writer writer = Writer::automatic;  ///< bulk where it knows the linked Xapian's format
    std::size_t memory = 0;             ///< bytes to be taken; 0: a quarter of the machine's
    /// Called from several threads, but never from two at once; may be empty.
    std::function<void(std::size_t done, std::size_t total)> on_progress = {};
    const std::atomic<bool>* stop = nullptr;  ///< set: give up, leave the old index
    Profile* profile = nullptr;               ///< what all but reading took is added to it
    /// Which companies and speakers are one; others than the database was written
    /// with are a change of all talks.
    Entities entities = Entities::built_in();
};

struct IndexSummary {
    std::size_t talks = 0;  ///< in the database afterwards: the sum of all but `removed`
    std::size_t added = 0;
    std::size_t updated = 0;
    std::size_t unchanged = 0;  ///< seen again as they were
    std::size_t kept = 0;       ///< not looked at: from elsewhere, or from files that failed
    std::size_t removed = 0;
};

/// One update of a database, which nobody else can write to until it is over. A
/// database that there is not yet is made by finish(), if there is something to
/// put into it.
class IndexUpdate {
public:
    /// Errors: locked, foreign_database, schema_mismatch, corrupt (unless
    /// `rebuild`), io.
    [[nodiscard]] static Result<IndexUpdate> begin(IndexOptions options);
    ~IndexUpdate();
    IndexUpdate(IndexUpdate&&) noexcept;
    IndexUpdate& operator=(IndexUpdate&&) noexcept;

    /// What the database was made from, for ReadOptions::known; empty for a new
    /// one and for a rebuild. Valid until finish().
    [[nodiscard]] const Inventory& known() const;

    /// Brings the database up to date with what read_records() made of the roots:
    /// makes a new generation the current one, or leaves it as it was when no talk
    /// changed. On any error the previous generation stays current and readable.
    /// Errors: those of begin() and of `records`, interrupted; usage when `bulk` is
    /// asked for and does not know this Xapian; bad_input when a rebuild has no
    /// talks to put in place of the old. Once only.
    [[nodiscard]] Result<IndexSummary> finish(Records records);

private:
    struct Impl;
    explicit IndexUpdate(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Both at once.
[[nodiscard]] Result<IndexSummary> update_index(Collection collection, const IndexOptions& options);

}  // namespace lectern
