// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/icalendar_reader.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/capitals.hpp"
#include "indexer/readers/icalendar/calendar.hpp"
#include "indexer/readers/icalendar/places.hpp"
#include "indexer/readers/sched/sched_text.hpp"

namespace lectern {
namespace {

Reading read_calendar(const std::string& content) { return icalendar_reader().read({"all.ics", content}); }

std::string calendar(const std::string& head, const std::string& events) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\n" + head + events + "END:VCALENDAR\n";
}

std::string sched(const std::string& events) {
    return calendar("PRODID:-//Sched.com Reed Conf 2026//EN\nX-WR-TIMEZONE:UTC\n", events);
}

std::string event(const std::string& lines) { return "BEGIN:VEVENT\n" + lines + "END:VEVENT\n"; }

std::string calendar_diagnostic(const Reading& reading) {
    return reading.diagnostics.size() == 1 ? to_string(reading.diagnostics.front())
                                           : std::to_string(reading.diagnostics.size()) + " diagnostics";
}

/// The times of the only talk: `date start-end zone`.
std::string times_of(const std::string& content) {
    const Reading reading = read_calendar(content);
    if (reading.talks.size() != 1) return std::to_string(reading.talks.size()) + " talks";
    const Talk& talk = reading.talks.front();
    return talk.date + " " + talk.start + "-" + talk.end + " " + talk.timezone;
}

std::vector<std::string> titles_of(const std::string& content) {
    std::vector<std::string> out;
    for (const Talk& talk : read_calendar(content).talks) out.push_back(talk.title);
    return out;
}

TEST(ICalendarReader, TakesCalendarsByTheirFirstLine) {
    EXPECT_TRUE(icalendar_reader().accepts({"x.txt", sched("")}));
    EXPECT_TRUE(icalendar_reader().accepts({"x.txt", "\r\nbegin:vcalendar\r\n"}));
    EXPECT_FALSE(icalendar_reader().accepts({"x.ics", "BEGIN:VCARD\n"}));
    EXPECT_FALSE(icalendar_reader().accepts({"x.ics", "See BEGIN:VCALENDAR"}));
}

TEST(ICalendarReader, ReadsASchedFeed) {
    const Reading reading =
        read_calendar(sched(event("DTSTART:20260324T080000Z\n"
                                  "DTEND:20260324T083000Z\n"
                                  "SUMMARY:Tides\\, Twice - Ann Lee\\, Heron Labs & Bo Fox\\, Acme\n"
                                  "DESCRIPTION:See the Maintainer Schedule.The moon hosts it.&nbsp\\; Bring "
                                  "Node.js.\\n\\nAll of it.\n"
                                  "CATEGORIES:🚨 CONTRIBFEST\n"
                                  "LOCATION:Hall 7 | Room A\\, Utrecht\\, Netherlands\n"
                                  "UID:1\n"
                                  "URL:http://reed2026.sched.com/event/1\n")));
    EXPECT_TRUE(reading.diagnostics.empty());
    ASSERT_EQ(reading.talks.size(), 1u);
    const Talk& talk = reading.talks.front();
    EXPECT_EQ(talk.title, "Tides, Twice");
    ASSERT_EQ(talk.speakers.size(), 2u);
    EXPECT_EQ(talk.speakers[0].name, "Ann Lee");
    EXPECT_EQ(talk.speakers[1].companies, std::vector<std::string>{"Acme"});
    EXPECT_EQ(talk.abstract, "See the Maintainer Schedule. The moon hosts it. Bring Node.js.\n\nAll of it.");
    EXPECT_EQ(talk.event, "Reed Conf 2026");
    EXPECT_EQ(talk.format, Format::contribfest);
    EXPECT_EQ(talk.track, "");
    EXPECT_EQ(talk.room, "Hall 7 | Room A");
    EXPECT_EQ(talk.url, "http://reed2026.sched.com/event/1");
    EXPECT_EQ(talk.date + talk.start + talk.end + talk.timezone, "2026-03-2408:0008:30UTC");
    EXPECT_EQ(talk.sources, (std::vector<Source>{{"all.ics", 8}}));
}

TEST(ICalendarReader, OtherBylinesOfTheFeedDecideWhoIsACompany) {
    const Reading reading = read_calendar(
        sched(event("SUMMARY:One - Ann Lee\\, Tall Heron & Bo Fox\\, Acme\nDTSTART:20260101T100000Z\n") +
              event("SUMMARY:Two - Cy Dee\\, Tall Heron\nDTSTART:20260101T110000Z\n")));
    ASSERT_EQ(reading.talks.size(), 2u);
    EXPECT_EQ(reading.talks[0].speakers.size(), 2u);
}

TEST(ICalendarReader, WhatIsNoTalkIsLeftOut) {
    EXPECT_EQ(
        titles_of(sched(
            event("SUMMARY:Reeds - Half-Day Event | ALL ACCESS PASS REQUIRED\nDTSTART:20260101T090000Z\n") +
            event("SUMMARY:Badge Pick-Up\nDTSTART:20260101T090000Z\n") +
            event("SUMMARY:Puppies\nCATEGORIES:EXPERIENCES\nDTSTART:20260101T090000Z\n") +
            event("SUMMARY:Gone - Ann Lee\\, Acme\nSTATUS:CANCELLED\nDTSTART:20260101T090000Z\n") +
            event("SUMMARY:Breaking Reeds - Ann Lee\\, Acme\nDTSTART:20260101T090000Z\n"))),
        std::vector<std::string>{"Breaking Reeds"});
}

TEST(ICalendarReader, ARepeatedEventIsOneTalkAndALaterVersionReplacesTheEarlier) {
    EXPECT_EQ(
        titles_of(calendar("", event("UID:a\nSUMMARY:Weekly\nDTSTART:20260101T090000Z\nRRULE:FREQ=WEEKLY\n") +
                                   event("UID:a\nSUMMARY:Weekly\nRECURRENCE-ID:20260108T090000Z\nDTSTART:"
                                         "20260108T100000Z\n"))),
        std::vector<std::string>{"Weekly"});
    EXPECT_EQ(
        times_of(calendar("", event("UID:a\nSEQUENCE:1\nSUMMARY:Moved\nDTSTART:20260101T090000Z\n") +
                                  event("UID:a\nSEQUENCE:2\nSUMMARY:Moved\nDTSTART:20260102T090000Z\n"))),
        "2026-01-02 09:00- UTC");
    EXPECT_EQ(titles_of(calendar("", event("SUMMARY:One\nDTSTART:20260101T090000Z\n") +
                                         event("SUMMARY:Two\nDTSTART:20260101T090000Z\n")))
                  .size(),
              2u);
}

TEST(ICalendarReader, TimesAreThoseOfTheEventsZone) {
    struct {
        const char* head;
        const char* lines;
        const char* times;
    } const cases[] = {
        {"", "DTSTART:20260324T080000Z\nDTEND:20260324T083000Z\n", "2026-03-24 08:00-08:30 UTC"},
        {"X-WR-TIMEZONE:Europe/Berlin\n", "DTSTART:20260724T230000Z\nDTEND:20260724T233000Z\n",
         "2026-07-25 01:00-01:30 CEST"},
        {"X-WR-TIMEZONE:America/Los_Angeles\n", "DTSTART:20260124T010000Z\n", "2026-01-23 17:00- PST"},
        {"", "DTSTART;TZID=Europe/Berlin:20260124T100000\nDTEND:20260124T093000Z\n",
         "2026-01-24 10:00-10:30 CET"},
        {"", "DTSTART;TZID=W. Europe Standard Time:20260124T100000\nDURATION:PT45M\n",
         "2026-01-24 10:00-10:45 CET"},
        {"", "DTSTART;TZID=/example.org/1/Europe/Paris:20260724T100000\n", "2026-07-24 10:00- CEST"},
        {"BEGIN:VTIMEZONE\nTZID:Home\nX-LIC-LOCATION:Europe/Brussels\nEND:VTIMEZONE\n",
         "DTSTART;TZID=Home:20260124T100000\n", "2026-01-24 10:00- CET"},
        {"", "DTSTART;TZID=Asia/Tokyo:20260124T100000\n", "2026-01-24 10:00- Asia/Tokyo"},
        {"", "DTSTART;TZID=Nowhere:20260124T100000\n", "2026-01-24 10:00- "},
        {"", "DTSTART:20260124T100000\n", "2026-01-24 10:00- "},
        {"", "DTSTART;VALUE=DATE:20260124\nDTEND;VALUE=DATE:20260125\n", "2026-01-24 - "},
        {"", "DTSTART:20260124T100000Z\nDTEND:20260124T100000Z\n", "2026-01-24 10:00- UTC"},
        {"", "DTSTART:20260124T100000Z\nDTEND:20260126T100000Z\n", "2026-01-24 10:00- UTC"},
        {"", "DTSTART:20260124T230000Z\nDTEND:20260125T003000Z\n", "2026-01-24 23:00-00:30 UTC"},
    };
    for (const auto& c : cases)
        EXPECT_EQ(times_of(calendar(c.head, event(std::string("SUMMARY:Tides\n") + c.lines))), c.times)
            << c.lines;
}

TEST(ICalendarReader, TimesThatMakeNoSenseAreAWarning) {
    const std::string backwards = event("SUMMARY:Tides\nDTSTART:20260124T100000Z\nDTEND:20260124T095500Z\n");
    EXPECT_EQ(calendar_diagnostic(read_calendar(calendar("", backwards))),
              "all.ics:4: warning: the event ends before it starts; the talk is read without times");
    EXPECT_EQ(times_of(calendar("", backwards)), "2026-01-24 - ");
    for (const char* start :
         {"", "DTSTART:20241345T100000Z\n", "DTSTART:20240230T100000Z\n", "DTSTART:soon\n"}) {
        const Reading reading = read_calendar(calendar("", event(std::string("SUMMARY:Tides\n") + start)));
        EXPECT_EQ(reading.talks.size(), 1u) << start;
        EXPECT_EQ(
            calendar_diagnostic(reading),
            "all.ics:4: warning: the event has no start that could be read; the talk is read without times");
    }
}

TEST(ICalendarReader, AnEventThatCannotBeReadIsToldAndTheOthersAreRead) {
    const std::string good = event("SUMMARY:Tides\nDTSTART:20260124T100000Z\n");
    const Reading untitled = read_calendar(calendar("", event("DTSTART:20260124T100000Z\n") + good));
    EXPECT_EQ(untitled.talks.size(), 1u);
    EXPECT_EQ(calendar_diagnostic(untitled),
              "all.ics:3: warning: an event without a title is no talk; give it a SUMMARY");
    const Reading open = read_calendar(calendar("", "BEGIN:VEVENT\nSUMMARY:Lost\n" + good));
    EXPECT_EQ(open.talks.size(), 1u);
    EXPECT_EQ(calendar_diagnostic(open),
              "all.ics:3: error: an event has no end; it should end with END:VEVENT; what was read of it is "
              "left out");
    const Reading cut = read_calendar("BEGIN:VCALENDAR\n" + good + "BEGIN:VEVENT\nSUMMARY:Lost\n");
    EXPECT_EQ(cut.talks.size(), 1u);
    EXPECT_EQ(calendar_diagnostic(cut),
              "all.ics:6: error: the calendar ends inside an event; is the file complete?");
    const Reading huge = read_calendar(
        calendar("", event("SUMMARY:Lost\nDESCRIPTION:" + std::string(2 << 20, 'x') + "\n") + good));
    EXPECT_EQ(huge.talks.size(), 1u);
    EXPECT_EQ(calendar_diagnostic(huge), "all.ics:3: error: an event of more than 1048576 bytes is no talk");
}

TEST(ICalendarReader, LinesAreReadAsTheirWritersMeantThem) {
    const struct {
        const char* lines;
        const char* abstract;
    } cases[] = {
        {"DESCRIPTION:fol\r\n ded\r\n", "folded"},
        {"DESCRIPTION:One line.\nNote: raw lines go on\n\nAfter a blank one.\n",
         "One line.\nNote: raw lines go on\n\nAfter a blank one."},
        {"DESCRIPTION:C:\\temp and \\d+ and \\\"quotes\\\"\n", "C:\\temp and \\d+ and \"quotes\""},
        {"DESCRIPTION:plain\nX-ALT-DESC;FMTTYPE=text/html:<p>One</p><p>Two</p>\n", "One\n\nTwo"},
        {"DESCRIPTION:kept\nBEGIN:VALARM\nDESCRIPTION:Reminder\nEND:VALARM\n", "kept"},
    };
    for (const auto& c : cases) {
        const Reading reading = read_calendar(
            calendar("", event(std::string("SUMMARY:Tides\nDTSTART:20260124T100000Z\n") + c.lines)));
        ASSERT_EQ(reading.talks.size(), 1u) << c.lines;
        EXPECT_EQ(reading.talks[0].abstract, c.abstract);
    }
    std::string nested;
    for (int i = 0; i < 20000; ++i) nested += "BEGIN:VALARM\n";
    EXPECT_EQ(read_calendar(calendar("", "BEGIN:VEVENT\nSUMMARY:Tides\n" + nested)).talks.size(), 0u);
}

TEST(ICalendarReader, ReadsTheSpeakersOfOtherSystems) {
    const std::string start = "DTSTART:20260124T100000Z\n";
    const auto speakers = [&](const std::string& head, const std::string& lines) {
        const Reading reading = read_calendar(calendar(head, event(start + lines)));
        std::string out = reading.talks.at(0).title + ":";
        for (const Speaker& speaker : reading.talks.at(0).speakers)
            out += " " + speaker.name + "<" + speaker.affiliation + ">";
        return out + " " + reading.talks.at(0).abstract;
    };
    EXPECT_EQ(speakers("PRODID:-//pretalx//example.org//reed\n",
                       "SUMMARY:Deep - Dive - Ann Lee\\, bo\nDESCRIPTION:x\n"),
              "Deep - Dive: Ann Lee<> bo<> x");
    EXPECT_EQ(speakers("PRODID:-//Pentabarf//Schedule//EN\n",
                       "SUMMARY:Tides - and Reeds\nATTENDEE;CN=\"Ann Lee\":invalid:nomail\n"
                       "ATTENDEE;CN=\"Guest\":mailto:guest@example.org\n"),
              "Tides - and Reeds: Ann Lee<> ");
    EXPECT_EQ(speakers("PRODID:-//CERN//INDICO//EN\n",
                       "SUMMARY:Tides\nDESCRIPTION:Speakers: Ann Lee (Acme)\\n\\nAbout tides.\n"),
              "Tides: Ann Lee<Acme> About tides.");
}

TEST(ICalendarReader, AMailboxIsNoNameOfAnEvent) {
    EXPECT_EQ(read_calendar(calendar("X-WR-CALNAME:Reed Days\n", event("SUMMARY:Tides\n"))).talks.at(0).event,
              "Reed Days");
    EXPECT_EQ(
        read_calendar(calendar("X-WR-CALNAME:ann@example.org\n", event("SUMMARY:Tides\n"))).talks.at(0).event,
        "");
}

TEST(Places, TheVenuesAddressIsNoPartOfTheRoom) {
    const icalendar::Places shared({"Room 1, Old Mill, Mill Lane 2", "Room 2, Old Mill, Mill Lane 2",
                                    "Lake, Level 3, Old Mill, Mill Lane 2"});
    EXPECT_EQ(shared.room("Room 1, Old Mill, Mill Lane 2"), "Room 1");
    EXPECT_EQ(shared.room("Lake, Level 3, Old Mill, Mill Lane 2"), "Lake, Level 3");
    const icalendar::Places alone({});
    EXPECT_EQ(alone.room("Hall 7 | Room A, London, England"), "Hall 7 | Room A");
    EXPECT_EQ(alone.room("Level 1, Grand Ballroom B, Salt Lake City, UT, USA"), "Level 1, Grand Ballroom B");
    EXPECT_EQ(alone.room("Atrium, Deck 1, Midship"), "Atrium, Deck 1, Midship");
    EXPECT_EQ(alone.room("Whole Ship, "), "Whole Ship");
    EXPECT_EQ(alone.room(""), "");
}

TEST(Capitals, AreWrittenAsTheTextsAroundWriteThem) {
    Capitals capitals;
    capitals.learn("OpenTelemetry, again: How OpenTelemetry Met AI");
    capitals.learn("SHOUTING TELEMETRY");
    EXPECT_EQ(capitals.restore("OPENTELEMETRY + AI"), "OpenTelemetry + AI");
    EXPECT_EQ(capitals.restore("CLOUD NATIVE FOR THE SDK"), "Cloud Native for the SDK");
    EXPECT_EQ(capitals.restore("Cloud NATIVE"), "Cloud NATIVE");
}

TEST(SchedText, SentencesComeApartAndNamesDoNot) {
    const struct {
        const char* published;
        const char* text;
    } cases[] = {
        {"Meet at noon.The moon waits.", "Meet at noon. The moon waits."},
        {"See the Schedule.The moon hosts it.", "See the Schedule. The moon hosts it."},
        {"Questions?Ask (all of them).Now!Go on.", "Questions? Ask (all of them). Now! Go on."},
        {"what you have.(If any)", "what you have. (If any)"},
        {"Use System.Text, Node.js, e.g.The and https://reed.example/a.B",
         "Use System.Text, Node.js, e.g.The and https://reed.example/a.B"},
        {"Version 1.2.Beta and ASP.NET", "Version 1.2.Beta and ASP.NET"},
    };
    for (const auto& c : cases) EXPECT_EQ(sched::clean_description(c.published), c.text);
}

}  // namespace
}  // namespace lectern
