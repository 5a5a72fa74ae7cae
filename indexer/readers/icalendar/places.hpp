// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Rooms out of the locations of a calendar's events.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::icalendar {

/// `Hall 7 | Room A, London, England` -> `Hall 7 | Room A`: the parts behind
/// commas that all longer locations of the calendar end with are the venue's
/// address, and so are a country and the city before it.
class Places {
public:
    explicit Places(const std::vector<std::string>& locations);

    [[nodiscard]] std::string room(std::string_view location) const;

private:
    std::vector<std::string> shared_ending_;  ///< parts, in order
};

}  // namespace lectern::icalendar
