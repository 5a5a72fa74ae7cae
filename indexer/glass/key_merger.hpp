// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "indexer/glass/run.hpp"

namespace lectern::glass {

/// Walks one part of all runs in the order of its strings (terms, words, slots),
/// each string once with all the runs that have it.
class KeyMerger {
public:
    /// `runs` in the order of their documents; they must outlive this.
    KeyMerger(std::span<const Run> runs, Part part);

    /// Moves to the next string; false at the end. What comes after the string must
    /// have been read from all of sources() before.
    bool next();

    [[nodiscard]] const std::string& key() const { return sources_[current_.front()].key; }

    /// The readers that stand behind the string, in the order of the runs.
    [[nodiscard]] std::span<SectionReader* const> sources() const { return readers_; }

    /// Why a run seems to have ended, if it could not be read.
    [[nodiscard]] Result<void> error() const;

private:
    struct Source {
        SectionReader reader;
        std::string key;
    };

    [[nodiscard]] bool comes_later(std::size_t a, std::size_t b) const;
    void enter(std::size_t source);

    std::vector<Source> sources_;
    std::vector<std::size_t> waiting_;  ///< a heap, the smallest key first
    std::vector<std::size_t> current_;
    std::vector<SectionReader*> readers_;  ///< of current_
};

}  // namespace lectern::glass
