// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "lectern/talk.hpp"

namespace lectern {

struct MergedTalks {
    std::vector<Talk> talks;
    std::vector<std::size_t> talk_of;  ///< of each record the place of its talk
    /// Of each talk those it was joined from, as they were and in their order;
    /// empty when it is one record.
    std::vector<std::vector<Talk>> records;
};

/// merge_talks(), telling what went where. Only records of one title_key() are
/// ever joined, so those of one title can be merged without all others.
[[nodiscard]] MergedTalks merge_records(std::vector<Talk> records);

}  // namespace lectern
