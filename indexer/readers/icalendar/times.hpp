// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// An event's times as a talk has them.

#include <map>
#include <optional>
#include <string>

#include "indexer/readers/icalendar/calendar.hpp"
#include "indexer/time_zone.hpp"
#include "lectern/talk.hpp"

namespace lectern::icalendar {

class EventTimes {
public:
    explicit EventTimes(const Calendar& calendar);

    /// Sets date, start, end, timezone. What is wrong with them otherwise.
    [[nodiscard]] std::optional<std::string> set(Talk& talk, const Event& event);

private:
    /// nullptr when the name says nothing. Looked up once for each name.
    const TimeZone* zone_named(const std::string& name);
    std::chrono::local_seconds shown_at(const Moment& moment, const Moment& start);

    const Calendar& calendar_;
    std::map<std::string, std::optional<TimeZone>> zones_;
};

}  // namespace lectern::icalendar
