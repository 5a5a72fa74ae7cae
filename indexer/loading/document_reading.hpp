// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// From one input to what it says.

#include <string>
#include <string_view>
#include <vector>

#include "indexer/loading/input_walk.hpp"
#include "lectern/collection.hpp"
#include "lectern/reader.hpp"

namespace lectern {

/// What came of an input.
struct DocumentResult {
    enum class State : std::uint8_t {
        read,      ///< with or without talks
        unknown,   ///< in no known form
        known,     ///< as it was; not read again
        unloaded,  ///< a file that could not be loaded
        left_out,  ///< no file, or one that is not to be read
    };
    State state = State::left_out;
    std::string path;
    bool lost = false;                      ///< what is known from below `path` stays the best there is
    Reading reading = {};                   ///< without its talks
    std::vector<KnownRecord> records = {};  ///< of the talks
    std::vector<RecordPlace> talks = {};    ///< where they have been put
    FoundFile file = {};                    ///< it came from; without a path: from none that can be known
    std::uint64_t content = 0;              ///< hash of that file's bytes
    const KnownFile* known = nullptr;       ///< what is known of it
    std::string_view form = {};             ///< name of the reader, `unknown`; empty: nothing was read
    std::size_t bytes = 0;                  ///< that were read
};

/// What reading an input needs beside it; all may be used from several threads.
struct ReadingContext {
    const ReadOptions& options;
    const Surroundings& folders;  ///< the surroundings of files
    RecordStore& talks;           ///< where talks are put
};

/// Loads, finds the reader, reads. May be used from several threads.
[[nodiscard]] DocumentResult read_input(Input input, const ReadingContext& context);

}  // namespace lectern
