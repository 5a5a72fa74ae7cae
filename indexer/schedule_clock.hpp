// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Which time of the day `9:10 - 9:35 AM` means.

#include <string>

namespace lectern::schedule {

/// A time as it is written.
struct Clock {
    int hour = 0;
    int minute = 0;
    int meridiem = 0;         ///< 0: none, 1: am, 2: pm
    bool short_form = false;  ///< `3:35`, not `03:35`
};

/// HH:MM, 24 hours.
struct Times {
    std::string start;
    std::string end;
};

/// Of a time that stands alone.
[[nodiscard]] std::string start_of(Clock start);

/// Of a range, where one am or pm may hold for both ends.
[[nodiscard]] Times times_of(Clock start, Clock end);

}  // namespace lectern::schedule
