// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a run says about the files that a database was made from, before anything
/// is said about talks.

#include <cstddef>
#include <filesystem>
#include <limits>
#include <vector>

#include "lectern/collection.hpp"
#include "lectern/inventory.hpp"

namespace lectern {

/// A document that was read.
struct DocumentChange {
    static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

    std::size_t file = 0;        ///< in FileChanges::after
    std::size_t document = 0;    ///< in the file
    std::size_t first_talk = 0;  ///< in Records::talks; one for each record
    KnownDocument before = {};   ///< what it was; without records when it is new
    /// Of each record its place in `before`, in ascending order; nowhere: it is new.
    std::vector<std::size_t> places = {};
};

struct FileChanges {
    /// The files of the next inventory; new records have no talk yet.
    Inventory after;
    std::vector<DocumentChange> changes;
    std::vector<KnownRecord> removed;  ///< that are in no document any more
    /// For each file of `after` how many of its documents, the first, are as this
    /// run saw them; the others are as they were known.
    std::vector<std::size_t> seen;
    bool notable = false;  ///< whether `after` is another inventory than before
};

/// `report` is what read_records() made of `roots`, knowing `before`, of which its
/// inventory is taken. Documents that this run said nothing about stay: those
/// outside `roots`, and those at or below a path that failed.
[[nodiscard]] FileChanges find_changes(Inventory before, ReadingReport& report,
                                       const std::vector<std::filesystem::path>& roots);

}  // namespace lectern
