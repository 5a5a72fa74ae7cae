// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/icalendar/times.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <utility>

namespace lectern::icalendar {

namespace {

using std::chrono::local_seconds;
using std::chrono::sys_seconds;

std::string date_of(local_seconds shown) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(shown)};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

std::string clock_of(local_seconds shown) {
    const std::chrono::hh_mm_ss time{shown - std::chrono::floor<std::chrono::days>(shown)};
    return fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
}

sys_seconds as_utc(local_seconds shown) { return sys_seconds(shown.time_since_epoch()); }

}  // namespace

EventTimes::EventTimes(const Calendar& calendar) : calendar_(calendar) {}

const TimeZone* EventTimes::zone_named(const std::string& name) {
    auto known = zones_.find(name);
    if (known == zones_.end()) {
        auto zone = TimeZone::find(name);
        if (const auto place = calendar_.zone_places.find(name);
            !zone && place != calendar_.zone_places.end())
            zone = TimeZone::find(place->second);
        known = zones_.emplace(name, std::move(zone)).first;
    }
    return known->second ? &*known->second : nullptr;
}

/// What clocks show where `start` is given: an end may be in another zone.
local_seconds EventTimes::shown_at(const Moment& moment, const Moment& start) {
    const TimeZone* here = zone_named(start.utc ? calendar_.zone : start.zone);
    if (moment.utc) return here != nullptr ? here->to_local(as_utc(moment.shown)) : moment.shown;
    if (here == nullptr || moment.zone == start.zone) return moment.shown;
    const TimeZone* there = zone_named(moment.zone);
    return there == nullptr ? moment.shown : here->to_local(there->to_instant(moment.shown));
}

std::optional<std::string> EventTimes::set(Talk& talk, const Event& event) {
    if (!event.start) return "the event has no start that could be read";
    const Moment& start = *event.start;
    const local_seconds begin = shown_at(start, start);
    talk.date = date_of(begin);
    if (start.whole_day) return std::nullopt;
    const auto end = event.end ? std::optional(shown_at(*event.end, start)) : std::nullopt;
    if (end && *end < begin) return "the event ends before it starts";
    talk.start = clock_of(begin);
    // one that ends when it starts has no known end; one of more than a day ends on another
    if (end && *end > begin && *end - begin < std::chrono::hours(24)) talk.end = clock_of(*end);
    const TimeZone* zone = zone_named(start.utc || start.zone.empty() ? calendar_.zone : start.zone);
    if (zone != nullptr) {
        talk.timezone = zone->abbreviation(zone->to_instant(begin));
    } else if (start.utc) {
        talk.timezone = "UTC";
    }
    return std::nullopt;
}

}  // namespace lectern::icalendar
