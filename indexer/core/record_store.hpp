// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Small records that are kept until they are asked for: in memory, and beyond a
/// limit in a nameless file.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/core/spill_file.hpp"
#include "lectern/result.hpp"
#include "lectern/talk_list.hpp"

namespace lectern {

/// Records lie one behind the other in blocks. A block that is full stays, or goes
/// to the file when those that stay have taken the room there is; so what comes
/// early is what stays.
class RecordStore {
public:
    explicit RecordStore(const TalkRoom& room);

    /// From any thread. After a problem nothing is kept any more.
    [[nodiscard]] RecordPlace add(std::string_view record);

    /// What went wrong with the file, if anything: io.
    [[nodiscard]] std::optional<Error> problem() const;

    /// The record, in `buffer` when it came from the file. When nothing is added any
    /// more, from any thread; valid as long as both live. Error: io.
    [[nodiscard]] Result<std::string_view> get(const RecordPlace& place, std::string& buffer) const;

    /// That the records take of memory.
    [[nodiscard]] std::size_t memory_bytes() const { return held_; }

private:
    struct Block {
        std::string bytes;
        std::optional<std::uint64_t> spilled = {};  ///< where it begins in the file
    };

    void end_block();

    const std::size_t room_;
    const std::size_t block_bytes_;
    SpillFile file_;
    std::atomic<std::size_t> held_ = 0;
    mutable std::mutex mutex_;  ///< of the following
    std::deque<Block> blocks_;  ///< records are added to the last
    std::optional<Error> problem_;
};

}  // namespace lectern
