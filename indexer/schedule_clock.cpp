// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schedule_clock.hpp"

#include <fmt/format.h>

namespace lectern::schedule {

namespace {

int hour24(const Clock& clock, int meridiem) {
    if (meridiem == 0) return clock.hour;
    return clock.hour % 12 + (meridiem == 2 ? 12 : 0);
}

int minutes(const Clock& clock, int meridiem) { return hour24(clock, meridiem) * 60 + clock.minute; }

std::string hh_mm(const Clock& clock, int meridiem) {
    return fmt::format("{:02}:{:02}", hour24(clock, meridiem) % 24, clock.minute);
}

/// `3:35 - 4:10`: nobody speaks before seven, so one to six is afternoon
bool is_afternoon(const Clock& clock) {
    return clock.meridiem == 0 && clock.short_form && clock.hour >= 1 && clock.hour <= 6;
}

}  // namespace

std::string start_of(Clock start) {
    if (is_afternoon(start)) start.hour += 12;
    return hh_mm(start, start.meridiem);
}

Times times_of(Clock start, Clock end) {
    const bool end_is_afternoon = is_afternoon(end);
    if (is_afternoon(start) && end.meridiem == 0) start.hour += 12;
    if (start.meridiem == 0 && end_is_afternoon && start.hour >= 7) end.hour += 12;
    int meridiem = start.meridiem;
    if (meridiem == 0 && end.meridiem != 0) {
        // `9:10 - 9:35 AM` is one morning, `11:30 - 12:05 PM` crosses noon,
        // and `14:30 - 15:05 PM` is written with 24 hours
        meridiem = start.hour > 12 ? 0 : end.meridiem;
        if (meridiem != 0 && minutes(start, meridiem) > minutes(end, end.meridiem)) meridiem = 3 - meridiem;
    }
    int end_meridiem = end.meridiem;
    if (end_meridiem == 0 && start.meridiem != 0) {
        end_meridiem = end.hour > 12 ? 0 : start.meridiem;
        if (end_meridiem != 0 && minutes(end, end_meridiem) < minutes(start, start.meridiem))
            end_meridiem = 3 - end_meridiem;
    }
    if (end.hour > 12) end_meridiem = 0;
    return {hh_mm(start, meridiem), hh_mm(end, end_meridiem)};
}

}  // namespace lectern::schedule
