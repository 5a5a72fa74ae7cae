// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a line has beside its schedule: speakers, a room.

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/schedule_line.hpp"
#include "indexer/schedule_tokens.hpp"

namespace lectern::schedule {

/// From `begin` up to, not with, `end`.
struct TokenRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// What lies between the parts of the schedule, which are `used`, in order: cut at
/// `|` and without the separators, connecting words and labels at its ends.
[[nodiscard]] std::vector<ScheduleRest> rest_of(std::string_view line, const std::vector<Token>& tokens,
                                                std::vector<TokenRange> used);

}  // namespace lectern::schedule
