// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The days of schedule.xml and schedule.json.

#include <string>
#include <string_view>

namespace lectern {

/// When an event begins, as the file says it.
struct PublishedStart {
    std::string_view day;    ///< of the programme: YYYY-MM-DD
    std::string_view date;   ///< the instant itself, which newer files give
    std::string_view clock;  ///< HH:MM
};

/// A conference's day ends at its `day_change`, not at midnight: what begins
/// earlier than that in the morning stands under the day before.
class ScheduleDays {
public:
    ScheduleDays() = default;
    ScheduleDays(std::string_view day_change, std::string_view timezone);

    /// The start in a form of parse_timestamp(), or as published if it is in none.
    [[nodiscard]] std::string start_of(const PublishedStart& published) const;

private:
    [[nodiscard]] std::string by_day(const PublishedStart& published, std::string_view clock) const;

    std::string day_change_;  ///< HH:MM; empty: midnight
    bool utc_ = false;        ///< the conference's local time is UTC
};

}  // namespace lectern
