// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// From paths to talks: walks folders, loads files, asks the readers, and joins
/// what several documents say about the same talk.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lectern/diagnostic.hpp"
#include "lectern/inventory.hpp"
#include "lectern/reader.hpp"
#include "lectern/result.hpp"
#include "lectern/talk.hpp"
#include "lectern/talk_list.hpp"
#include "lectern/talk_row.hpp"

namespace lectern {

class Profile;

struct ReadOptions {
    /// A larger file is reported and left out. Listings are kilobytes.
    std::uint64_t max_file_bytes = 64u << 20;
    /// Reads every file, whatever it looks like; nullptr: told by content.
    const Reader* reader = nullptr;
    /// Asked before the built-in ones, in this order: those of mappings. Must
    /// live until the reading is done.
    std::vector<const Reader*> own_readers = {};
    /// An archive that unpacks to more is read so far and reported. What it holds
    /// stays in memory until its documents are read.
    std::uint64_t max_archive_bytes = 1024u << 20;
    unsigned threads = 0;  ///< that read documents; 0: as many as the machine has cores
    /// Called after each file with the numbers so far, always from the thread that
    /// called; may be empty.
    std::function<void(std::size_t files, std::size_t talks)> on_progress = {};
    /// What an earlier run read: files that have not changed since are not read
    /// again, unless `reading`, which says how, is another. Must live until the
    /// reading is done.
    const Inventory* known = nullptr;
    std::string reading = {};
    /// Looked at between files; set it from a signal handler to stop early.
    const std::atomic<bool>* stop = nullptr;
    Profile* profile = nullptr;  ///< what reading took is added to it
    TalkRoom room = {};          ///< for the talks that have been read
};

/// What there is to say of a reading beside its talks.
struct ReadingReport {
    std::vector<Diagnostic> diagnostics;
    std::size_t files = 0;                         ///< read, with or without talks
    std::vector<std::string> paths_without_talks;  ///< read; no error: most posts list none
    std::vector<std::string> unknown_paths;        ///< in no known form; counted in `files`, too
    std::vector<std::string> failed_paths;         ///< files and folders that could not be read at all
    Inventory read;                                ///< the files that were read and can be known again
    std::vector<UnchangedFile> unchanged;          ///< of ReadOptions::known; not read
    bool stopped = false;                          ///< `stop` was seen; the rest is missing
    /// Why the rest is missing: there was no room for the talks. Error: io.
    std::optional<Error> problem = {};
};

struct Collection : ReadingReport {
    std::vector<Talk> talks;
};

/// Talks as documents list them: each with one source, without an id.
struct Records : ReadingReport {
    TalkList talks;
};

/// Reads files, folders and archives (recursively, in a stable order, hidden
/// folders and files of unknown endings left out, each real file once even through
/// symbolic links). A path named directly is read whatever its ending. The source
/// of a talk in an archive is `archive.tar.xz/path/inside`. The result depends
/// neither on the number of threads nor on their luck. The talks are merged, with
/// ids, in the order of their first source.
[[nodiscard]] Collection read_collection(const std::vector<std::filesystem::path>& paths,
                                         const ReadOptions& options = {});

/// The same before talks are merged, in the order of the documents. Of files that
/// have not changed there are no talks; what else is to say about them is said.
[[nodiscard]] Records read_records(const std::vector<std::filesystem::path>& paths,
                                   const ReadOptions& options = {});

/// Of talks that were made elsewhere.
[[nodiscard]] Records records_of(Collection collection);

/// Joins the records of one talk that several documents list: same normalized
/// title, and the same event or date, with no fact that contradicts. The longer
/// abstract wins, facts are united, every source is kept. Order of first
/// appearance stays.
[[nodiscard]] std::vector<Talk> merge_talks(std::vector<Talk> talks);

/// Gives every talk its id: ten characters of Crockford's base 32 made from the
/// event (else the date) and the normalized title, never from a path or a URL,
/// so it is the same on every machine and after every re-indexing. Where two
/// different talks share these, track, date, start and first speaker join in.
void assign_ids(std::vector<Talk>& talks);

/// What showings of one talk at several events share: made from the title, without
/// what announces the format or a sponsor, and the speakers in any order; without
/// speakers from title and abstract. 0, for no other talk, where that tells
/// nothing: `Keynote`, `Opening Remarks`, a title alone.
[[nodiscard]] TalkKey group_key(const Talk& talk);

}  // namespace lectern
