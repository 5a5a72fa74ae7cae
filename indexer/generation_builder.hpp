// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Writes all talks into one new, compact glass database.

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>

#include "lectern/entities.hpp"
#include "lectern/index.hpp"
#include "lectern/result.hpp"
#include "lectern/talk_list.hpp"

namespace lectern {

struct BuildOptions {
    /// Called from several threads, but never from two at once.
    std::function<void(std::size_t done, std::size_t total)> on_progress = {};
    const std::atomic<bool>* stop = nullptr;
    Profile* profile = nullptr;
    Entities entities = {};
    unsigned threads = 0;                ///< 0: as many as the machine has
    std::size_t talks_per_shard = 2000;  ///< of large collections more
    Writer writer = Writer::automatic;
    std::size_t memory = 0;  ///< as IndexOptions::memory
};

/// Creates the database at `path`, in a folder that does not exist yet, with
/// document ids in the order of `talks` and their records as data: the same talks
/// make the same database, whatever the number of threads, the memory and the
/// writer. Errors: io, interrupted; usage when the bulk writer does not know this
/// Xapian; what was written until then is left behind.
///
/// Talks are split into shards that are worked on by all cores
/// (generation_writer.hpp says what becomes of them).
[[nodiscard]] Result<void> build_generation(const std::filesystem::path& path, TalkList talks,
                                            const BuildOptions& options);

/// Compaction has all shards open at once, six files each.
inline constexpr std::size_t max_shards = 64;

/// How the folders of shards inside a generation that is being built begin.
inline constexpr const char* shard_prefix = "shard-";

}  // namespace lectern
