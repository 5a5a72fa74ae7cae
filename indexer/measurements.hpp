// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What `lectern-index` tells of its own speed: --profile and --bench.

#include <cstdint>
#include <string>

#include "lectern/profile.hpp"
#include "lectern/result.hpp"
#include "lectern/talk_list.hpp"

namespace lectern {

/// A line for each stage with its seconds and its share, and one for each form
/// that was read.
[[nodiscard]] std::string profile_table(const Profile& profile);

/// What a run measured. Bytes of text are those of words_bytes().
struct BenchFigures {
    std::size_t talks = 0;
    std::uint64_t text_bytes = 0;
    std::uint64_t input_bytes = 0;
    double reading = 0;              ///< seconds
    double indexing = 0;             ///< seconds, until the index is current
    std::uint64_t memory_bytes = 0;  ///< the most that the process had
    std::uint64_t index_bytes = 0;
};

[[nodiscard]] std::string bench_table(const BenchFigures& figures);

/// Of all texts whose words are indexed. Errors: those of the list.
[[nodiscard]] Result<std::uint64_t> words_bytes(const TalkList& talks);

/// The most memory that this process has had so far.
[[nodiscard]] std::uint64_t peak_memory_bytes();

}  // namespace lectern
