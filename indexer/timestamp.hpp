// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Points in time and durations as data files write them: ISO 8601 and its near
/// relatives, iCalendar (RFC 5545, 3.3.5), dates with slashes. What a text does
/// not say stays empty; a day that no calendar has is no timestamp.

#include <optional>
#include <string>
#include <string_view>

namespace lectern {

/// Local time, as published: nothing is converted.
struct Timestamp {
    std::string date;       ///< YYYY-MM-DD
    std::string time = {};  ///< HH:MM, 24 hours; empty when only a day is given
    std::string zone = {};  ///< `+02:00`, `UTC` for Z; empty when not given
    friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

/// What comes first in `05/06/2016`.
enum class DayOrder { unknown, day_first, month_first };

/// `2025-04-01`, `2025-04-01T10:00:00+02:00`, `2024-09-10 09:00`,
/// `20250401T080000Z`, `2016/05/21`, `21.05.2016 9:00`, `5/21/2016 2:30:00 PM`,
/// `Monday, March 27, 2023`. With slashes the order is that of `order` if the
/// numbers do not tell; absent when neither does.
[[nodiscard]] std::optional<Timestamp> parse_timestamp(std::string_view text,
                                                       DayOrder order = DayOrder::unknown);

/// HH:MM of `9:30`, `09:30:00`, `0930`, `2:30 PM`; seconds are dropped.
[[nodiscard]] std::optional<std::string> parse_clock(std::string_view text);

/// Minutes in `HH:MM`, `HH:MM:SS`, `D:HH:MM` (days have one digit: pretalx's
/// form for more than a day), `45`, `45 min`, `PT1H30M`; a negative one is absent.
[[nodiscard]] std::optional<int> parse_duration(std::string_view text);

/// The time `minutes` later; `start` must have a time.
[[nodiscard]] Timestamp plus_minutes(const Timestamp& start, int minutes);

/// The day after `date`, which must be valid and YYYY-MM-DD.
[[nodiscard]] std::string next_day(std::string_view date);

/// Whether the text is a day of the calendar as YYYY-MM-DD.
[[nodiscard]] bool is_date(std::string_view text);

}  // namespace lectern
