// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// From talks to a database on disk.

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>
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
    std::size_t memory = 0;             ///< bytes that sorting may take; 0: a quarter of the machine's
    /// Called from several threads, but never from two at once; may be empty.
    std::function<void(std::size_t done, std::size_t total)> on_progress = {};
    const std::atomic<bool>* stop = nullptr;  ///< set: give up, leave the old index
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

/// Brings the database up to date with the collection: writes a new generation
/// and makes it current, or leaves everything as it was when nothing changed.
/// On any error the previous generation stays current and readable. Errors:
/// locked, foreign_database, schema_mismatch, corrupt (unless `rebuild`), io,
/// interrupted; usage when `bulk` is asked for and does not know this Xapian; bad_input when a rebuild has no
/// talks to put in place of the old.
[[nodiscard]] Result<IndexSummary> update_index(const Collection& collection, const IndexOptions& options);

}  // namespace lectern
