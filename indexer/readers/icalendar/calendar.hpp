// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// iCalendar (RFC 5545) as it is really published: with bare line feeds, lines of
/// any length, and text that should have been escaped. Lines are put together
/// here; what a line says is libical's to tell.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/diagnostic.hpp"

namespace lectern::icalendar {

/// A point in time as an event gives it.
struct Moment {
    std::chrono::local_seconds shown;  ///< what clocks show in `zone`, or in UTC
    bool utc = false;                  ///< the value ends with Z
    bool whole_day = false;            ///< a date without a time
    std::string zone = {};             ///< TZID; may be empty
};

struct Event {
    std::uint32_t line = 0;  ///< of SUMMARY, else of BEGIN
    std::string summary = {};
    std::string description = {};
    std::string html = {};  ///< X-ALT-DESC of Outlook
    std::vector<std::string> categories = {};
    std::string location = {};
    std::string url = {};
    std::string uid = {};
    std::int32_t sequence = 0;
    bool is_override = false;  ///< one showing of a repeated event (RECURRENCE-ID)
    bool cancelled = false;
    /// Names of attendees without a mailbox: speakers, as frab and Pentabarf
    /// publish them. Attendees with one are people who were invited.
    std::vector<std::string> speakers = {};
    std::optional<Moment> start = {};
    std::optional<Moment> end = {};  ///< DTEND, or DTSTART and DURATION
};

struct Calendar {
    std::string producer;                                         ///< PRODID
    std::string name;                                             ///< NAME, X-WR-CALNAME
    std::string zone;                                             ///< X-WR-TIMEZONE
    std::map<std::string, std::string, std::less<>> zone_places;  ///< TZID -> X-LIC-LOCATION
    std::vector<Event> events;
};

/// Whether the text begins like a calendar: BEGIN:VCALENDAR before anything else.
[[nodiscard]] bool is_calendar(std::string_view content);

/// Never throws. An event that libical cannot read, or that is longer than
/// max_event_bytes, is left out and told in `diagnostics`, at its line.
[[nodiscard]] Calendar parse_calendar(std::string_view content, const std::string& path,
                                      std::vector<Diagnostic>& diagnostics);

inline constexpr std::size_t max_event_bytes = std::size_t{1} << 20;

}  // namespace lectern::icalendar
