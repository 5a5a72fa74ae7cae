// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/schedule_days.hpp"

#include "indexer/text_util.hpp"
#include "indexer/timestamp.hpp"

namespace lectern {

ScheduleDays::ScheduleDays(std::string_view day_change, std::string_view timezone)
    : day_change_(parse_clock(day_change).value_or("")), utc_(timezone.empty() || timezone == "UTC") {}

std::string ScheduleDays::by_day(const PublishedStart& published, std::string_view clock) const {
    const std::string_view day = trim(published.day);
    if (!is_date(day) || clock.empty()) return std::string(day);
    std::string out = clock < std::string_view(day_change_) ? next_day(day) : std::string(day);
    return out.append("T").append(clock);
}

std::string ScheduleDays::start_of(const PublishedStart& published) const {
    const auto clock = parse_clock(published.clock);
    if (trim(published.date).empty()) return by_day(published, clock.value_or(""));
    const auto instant = parse_timestamp(published.date);
    if (!instant || !clock || instant->time == *clock) return std::string(published.date);
    if (instant->time.empty()) return instant->date + 'T' + *clock;
    // an instant in UTC beside the local clock
    const bool in_utc = instant->zone == "UTC" || instant->zone == "+00:00";
    return in_utc && !utc_ && is_date(trim(published.day)) ? by_day(published, *clock)
                                                           : std::string(published.date);
}

}  // namespace lectern
