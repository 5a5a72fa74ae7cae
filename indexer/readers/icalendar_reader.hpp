// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Calendars of conferences: sched.com's feeds, and those of pretalx, frab,
/// Pentabarf, Indico, Google, Outlook.

#include "lectern/reader.hpp"

namespace lectern {

/// iCalendar, told by `BEGIN:VCALENDAR`. An event is a talk unless its kind
/// says otherwise (session_kind.hpp) or it is cancelled; one that repeats is
/// read once. Times are in the event's own zone; those in UTC in the calendar's,
/// where it names one. An event whose times make no sense is a talk without
/// them, and a warning.
[[nodiscard]] const Reader& icalendar_reader();

}  // namespace lectern
