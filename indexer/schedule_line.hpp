// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Reads the date and time in lines such as `Tuesday, April 1, 2025, 09:00 -
/// 09:05 BST`, `9:10 - 9:35 AM`, `Bill Mulligan | Monday, 23 March | 09:52 -
/// 09:57`. English names of months and days; 12 and 24 hours.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// A calendar day whose year the text may leave out.
struct PartialDate {
    int year = 0;      ///< 0: not given
    int month = 0;     ///< 1 to 12
    int day = 0;       ///< 1 to 31
    int weekday = -1;  ///< 0 is Sunday; -1: not given
    friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

/// A piece of a line that is no schedule.
struct ScheduleRest {
    std::string text;
    bool delimited = false;  ///< a comma, bar or dash parts it from the schedule, not just a space
};

struct ScheduleLine {
    std::optional<PartialDate> date;  ///< the one day; absent for a range of days
    bool date_range = false;          ///< `March 19-22`
    std::optional<PartialDate> range_start;
    int weekday = -1;                ///< a weekday without a date
    int day = 0;                     ///< of the month, behind such a weekday: `Mon. 18th`
    int year = 0;                    ///< a year without a day: `KubeCon 2025`
    std::string start, end;          ///< HH:MM, 24 hours
    std::string timezone;            ///< as published
    std::vector<ScheduleRest> rest;  ///< cut at `|`, `•` and at the schedule
    [[nodiscard]] bool has_day() const { return date.has_value() || weekday >= 0; }
    [[nodiscard]] bool has_time() const { return !start.empty(); }
    [[nodiscard]] bool pure() const { return rest.empty() && (has_day() || has_time()); }
};

/// Looks for a schedule anywhere in the line; absent when there is none.
[[nodiscard]] std::optional<ScheduleLine> parse_schedule(std::string_view line);

/// All days that a text names, ranges left out.
[[nodiscard]] std::vector<PartialDate> find_dates(std::string_view text);

/// The first days of all ranges of days that a text names.
[[nodiscard]] std::vector<PartialDate> find_range_starts(std::string_view text);

/// Whether the day exists in that year (Gregorian calendar).
[[nodiscard]] bool is_valid_day(int year, int month, int day);

/// 0 is Sunday. The day must be valid.
[[nodiscard]] int weekday_of(int year, int month, int day);

/// YYYY-MM-DD.
[[nodiscard]] std::string iso_date(int year, int month, int day);

}  // namespace lectern
