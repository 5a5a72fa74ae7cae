// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schedule_line.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace lectern {
namespace {

/// `2025-04-01 Tue 09:00-09:05 BST | rest`
std::string describe(const std::optional<ScheduleLine>& line) {
    if (!line) return "none";
    std::string out;
    if (line->date) {
        out += iso_date(line->date->year, line->date->month, line->date->day);
        if (line->date->weekday >= 0) out += " w" + std::to_string(line->date->weekday);
    } else if (line->weekday >= 0) {
        out += "w" + std::to_string(line->weekday);
    } else if (line->date_range) {
        out += "range";
    }
    if (line->has_time()) out += ' ' + line->start + '-' + line->end;
    if (!line->timezone.empty()) out += ' ' + line->timezone;
    for (const ScheduleRest& rest : line->rest) out += " | " + rest.text;
    return out;
}

struct LineCase {
    const char* text;
    const char* schedule;
};

TEST(ScheduleLine, ReadsThePublishedForms) {
    const LineCase cases[] = {
        {"Tuesday, April 1, 2025, 09:00 - 09:05 BST", "2025-04-01 w2 09:00-09:05 BST"},
        {"Tuesday April 1, 2025 10:15 - 10:20 BST", "2025-04-01 w2 10:15-10:20 BST"},
        {"9:10 - 9:35 AM", " 09:10-09:35"},
        {"11:50 AM - 12:15 PM", " 11:50-12:15"},
        {"11:50 - 12:15 PM", " 11:50-12:15"},
        {"12:20 - 12:30 PM", " 12:20-12:30"},
        {"5:25 – 6:00 PM MST", " 17:25-18:00 MST"},
        {"2 - 2:35 PM", " 14:00-14:35"},
        {"9:05 AM - 9:15", " 09:05-09:15"},
        {"14:30 - 15:05 PM", " 14:30-15:05"},
        {"2:30pm - 3:05pm", " 14:30-15:05"},
        {"11:00am-11:35am EDT", " 11:00-11:35 EDT"},
        {"9:00 a.m. to 9:30 a.m. (CET)", " 09:00-09:30 CET"},
        {"Thursday, 20 April 2023 at 16:30 CEST", "2023-04-20 w4 16:30- CEST"},
        {"Wed, Oct 26 • 4:30pm - 5:05pm", "0000-10-26 w3 16:30-17:05"},
        {"Monday, 23 March | 09:52 - 09:57", "0000-03-23 w1 09:52-09:57"},
        {"2024-03-21, 14:00–14:35", "2024-03-21 14:00-14:35"},
        {"March 20th", "0000-03-20"},
        {"1st of April 2025", "2025-04-01"},
        {"March 19-22, 2024", "range"},
        {"19 – 22 March 2024", "range"},
        {"Tuesday, 14:00", "w2 14:00-"},
        {"10:00 UTC+2", " 10:00- UTC+2"},
        {"Cloud Native University - Monday, November 10, 10:40 - 11:05 AM",
         "0000-11-10 w1 10:40-11:05 | Cloud Native University"},
        {"Observability Day - Monday, November 10, 10:40 - 11:05 AM",
         "0000-11-10 w1 10:40-11:05 | Observability Day"},
        {"Bill Mulligan, Cilium Maintainer | Monday, 23 March | 09:52 - 09:57",
         "0000-03-23 w1 09:52-09:57 | Bill Mulligan, Cilium Maintainer"},
        {"(15.30 - 16:00)", " 15:30-16:00"},
        {"16.00 - 16.07 CET, Tuesday 19th March", "0000-03-19 w2 16:00-16:07 CET"},
        {"3:35 - 4:10", " 15:35-16:10"},
        {"12:30 - 1:10", " 12:30-13:10"},
        {"01:10 - 02:00", " 01:10-02:00"},
        {"10:30am - 11:30am MST (Salt Palace | Level 1)", " 10:30-11:30 MST | Salt Palace | Level 1"},
        {"Wednesday, May 2:", "0000-05-02 w3"},
        {"Sunday November, 22nd", "0000-11-22 w0"},
        {"12:20 - 12:30 PM | Kakao Corp.", " 12:20-12:30 | Kakao Corp."},
    };
    for (const LineCase& c : cases) EXPECT_EQ(describe(parse_schedule(c.text)), c.schedule) << c.text;
}

TEST(ScheduleLine, SeesNoScheduleWhereThereIsNone) {
    for (const char* text :
         {"Kubernetes 1.22 and IPv6", "April Smith, Acme", "Friday Oke, Acme", "10,000 nodes", "25:00",
          "2024-13-45", "February 30", "a 3:2 majority", "10:75", "in May we may", ""}) {
        EXPECT_FALSE(parse_schedule(text)) << text;
    }
}

TEST(ScheduleLine, KnowsWhatASpaceAlonePartsFromTheSchedule) {
    const auto joined = parse_schedule("Join us on Tuesday at 18:00");
    ASSERT_TRUE(joined);
    ASSERT_EQ(joined->rest.size(), 1u);
    EXPECT_FALSE(joined->rest[0].delimited);
    const auto parted = parse_schedule("Room 5A | Tuesday, 18:00");
    ASSERT_TRUE(parted);
    ASSERT_EQ(parted->rest.size(), 1u);
    EXPECT_TRUE(parted->rest[0].delimited);
}

TEST(ScheduleLine, FindsEveryDayOfAText) {
    const auto days =
        find_dates("Join us on Monday, 23 March, or from March 24-26; the party is on March 25, 2026.");
    ASSERT_EQ(days.size(), 2u);
    EXPECT_EQ(days[0], (PartialDate{0, 3, 23, 1}));
    EXPECT_EQ(days[1].year, 2026);
}

TEST(ScheduleLine, TwoDaysAreNoDay) {
    for (const char* text : {"February 4th and 5th", "on May 8th & 9th, 2023", "May 8 and 9, 2023"})
        EXPECT_TRUE(find_dates(text).empty()) << text;
    EXPECT_EQ(find_dates("May 8 and 10:30 on May 9").size(), 2u);
}

TEST(ScheduleLine, ADayOfTheMonthBehindItsWeekday) {
    const auto line = parse_schedule("Mon. 18th");
    ASSERT_TRUE(line);
    EXPECT_TRUE(line->pure());
    EXPECT_EQ(line->weekday, 1);
    EXPECT_EQ(line->day, 18);
    EXPECT_EQ(parse_schedule("Mon. 18th November")->date, (PartialDate{0, 11, 18, 1}));
}

TEST(Calendar, KnowsLeapYearsAndWeekdays) {
    EXPECT_TRUE(is_valid_day(2024, 2, 29));
    EXPECT_FALSE(is_valid_day(2023, 2, 29));
    EXPECT_FALSE(is_valid_day(2024, 13, 1));
    EXPECT_EQ(weekday_of(2026, 3, 23), 1);
}

}  // namespace
}  // namespace lectern
