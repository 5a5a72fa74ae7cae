// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/timestamp.hpp"

#include <gtest/gtest.h>

namespace lectern {

void PrintTo(const Timestamp& t, std::ostream* out) { *out << t.date << ' ' << t.time << ' ' << t.zone; }

namespace {

struct TimestampRow {
    const char* text;
    Timestamp expected;
    DayOrder order = DayOrder::unknown;
};

TEST(Timestamp, ReadsTheFormsOfDataFiles) {
    const TimestampRow rows[] = {
        {"2025-04-01", {"2025-04-01"}},
        {"2025-04-01T10:00:00+02:00", {"2025-04-01", "10:00", "+02:00"}},
        {"2025-04-01T10:00:00.000Z", {"2025-04-01", "10:00", "UTC"}},
        {"2025-05-22T09:00", {"2025-05-22", "09:00"}},
        {"2018-08-27T00:00:00", {"2018-08-27", "00:00"}},
        {"2024-09-10 09:00", {"2024-09-10", "09:00"}},
        {" 2024-09-10 09:00:30 -0700 ", {"2024-09-10", "09:00", "-07:00"}},
        {"2024-09-10T09:00+01:00[Europe/Paris]", {"2024-09-10", "09:00", "+01:00"}},
        {"20250401T080000Z", {"2025-04-01", "08:00", "UTC"}},
        {"20250401T0800", {"2025-04-01", "08:00"}},
        {"20250401", {"2025-04-01"}},
        {"2016/5/21", {"2016-05-21"}},
        {"21.05.2016 9:00", {"2016-05-21", "09:00"}},
        {"06.05.2016", {"2016-05-06"}},
        {"5/21/2016 2:30:00 PM", {"2016-05-21", "14:30"}},
        {"5/21/2016 12:00:00 AM", {"2016-05-21", "00:00"}},
        {"21/05/2016", {"2016-05-21"}},
        {"05/06/2016", {"2016-05-06"}, DayOrder::month_first},
        {"05/06/2016", {"2016-06-05"}, DayOrder::day_first},
        {"05/05/2016", {"2016-05-05"}},
        {"Monday, March 27, 2023", {"2023-03-27"}},
        {"27 March 2023", {"2023-03-27"}},
    };
    for (const TimestampRow& row : rows)
        EXPECT_EQ(parse_timestamp(row.text, row.order), row.expected) << row.text;
}

TEST(Timestamp, InventsNothing) {
    for (const char* text :
         {"", "2024-13-45", "2023-02-29", "0000-00-00", "05/06/2016", "2024-09-10T25:00", "2024-09-10T10:61",
          "2024-09-10 tomorrow", "2024-09-10 10:00 and more", "13/13/2016", "March 27", "Monday", "TBA",
          "10:00", "2024", "5/21/2016 14:30 PM", "99999999999999", "2024-09-10T", "12/6/16"}) {
        EXPECT_FALSE(parse_timestamp(text)) << text;
    }
}

TEST(Timestamp, ReadsClocks) {
    const std::pair<const char*, const char*> rows[] = {{"9:30", "09:30"},
                                                        {"09:30:00", "09:30"},
                                                        {"0930", "09:30"},
                                                        {"2:30 PM", "14:30"},
                                                        {"12:05 a.m.", "00:05"}};
    for (const auto& [text, expected] : rows) EXPECT_EQ(parse_clock(text), expected) << text;
    for (const char* text : {"", "24:00", "9", "9:3", "-9:30", "13:00 PM", "09:30 CET"})
        EXPECT_FALSE(parse_clock(text)) << text;
}

TEST(Timestamp, ReadsDurationsInMinutes) {
    const std::pair<const char*, int> rows[] = {
        {"00:45", 45},  {"1:30", 90},    {"00:05:00", 5},  {"26:00", 1560}, {"1:02:30", 1590}, {"45", 45},
        {"45 min", 45}, {"PT1H30M", 90}, {"P1DT2H", 1560}, {"1h 30", 90},   {"2 hours", 120},  {"00:00", 0}};
    for (const auto& [text, minutes] : rows) EXPECT_EQ(parse_duration(text), minutes) << text;
    for (const char* text : {"", "-00:05", "-5", "P", "PT", "an hour", "1:2:3:4", "12345678901"})
        EXPECT_FALSE(parse_duration(text).value_or(0)) << text;
}

TEST(Timestamp, AddsMinutesAcrossMidnightAndLeapDays) {
    EXPECT_EQ(plus_minutes({"2024-12-31", "23:50", "UTC"}, 20), (Timestamp{"2025-01-01", "00:10", "UTC"}));
    EXPECT_EQ(plus_minutes({"2024-02-28", "10:00"}, 1440), (Timestamp{"2024-02-29", "10:00"}));
    EXPECT_EQ(plus_minutes({"2024-03-01", "00:02"}, -5), (Timestamp{"2024-02-29", "23:57"}));
    EXPECT_EQ(next_day("2023-02-28"), "2023-03-01");
}

TEST(Timestamp, KnowsDaysOfTheCalendar) {
    EXPECT_TRUE(is_date("2024-02-29"));
    for (const char* text : {"2023-02-29", "2024-2-29", "20240229", "2024-02-29T", "2024/02/29", ""})
        EXPECT_FALSE(is_date(text)) << text;
}

}  // namespace
}  // namespace lectern
