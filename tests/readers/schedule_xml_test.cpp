// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/schedule_xml.hpp"

#include <gtest/gtest.h>

#include <string>

#include "indexer/readers/xml/guidebook.hpp"
#include "tests/support/reading_text.hpp"

namespace lectern {
namespace {

std::string read_schedule_xml(std::string_view text) { return read_text(schedule_xml_reader(), text); }

/// A day's events inside of a small conference.
std::string schedule(std::string_view events) {
    return "<schedule><conference><title>KelpConf 2024</title><day_change>09:00:00</day_change></conference>"
           "<day date=\"2024-02-03\">" +
           std::string(events) + "</day></schedule>";
}

TEST(ScheduleXml, IsToldByItsRootElement) {
    const auto accepts = [](std::string_view text) { return schedule_xml_reader().accepts({"f", text}); };
    EXPECT_TRUE(accepts("<?xml version='1.0'?>\n<!-- made by hand -->\n<schedule>\n<conference>"));
    EXPECT_TRUE(accepts("<!DOCTYPE schedule [ <!ENTITY a \">\"> ]>\n<schedule lang='en'><day date=''>"));
    EXPECT_FALSE(accepts("<schedule><job cron='* * * * *'/></schedule>"));
    EXPECT_FALSE(accepts("<GuidebookXML>"));
    EXPECT_FALSE(accepts("A post about <schedule><day> elements"));
    EXPECT_FALSE(accepts(""));
    EXPECT_FALSE(accepts("<?xml"));
}

TEST(ScheduleXml, ReadsEventsBelowRooms) {
    EXPECT_EQ(read_schedule_xml(R"(<?xml version="1.0" encoding="utf-16"?>
<schedule>
  <conference>
    <title>KelpConf 2026</title>
    <time_zone_name>Europe/Brussels</time_zone_name>
  </conference>
  <tracks><track slug="k">Kernels</track></tracks>
  <persons>
    <person id="7"><name>Ann Lee</name><biography>&lt;p&gt;Ann writes&lt;/p&gt;</biography></person>
  </persons>
  <day index="1" date="2026-01-31" start="2026-01-31T09:00:00+01:00">
    <room name="Hall 1">
      <event id="1" guid="g">
        <date>2026-01-31T23:40:00+01:00</date>
        <start>23:40</start>
        <duration>00:30</duration>
        <room>Hall 1</room>
        <slug>AB-queues</slug>
        <url>https://kelp.example/event/AB-queues/</url>
        <title>Queues &amp; Kelp</title>
        <subtitle>All about waiting</subtitle>
        <track slug="k">Kernels</track>
        <type>lightningtalk</type>
        <language>en</language>
        <abstract>&#xA;&lt;p&gt;One.&lt;/p&gt;&#xA;&lt;p&gt;Two.&lt;/p&gt;</abstract>
        <description></description>
        <persons><person id="7">Ann Lee</person><person id="2">KelpConf Staff</person></persons>
        <attachments><attachment href="https://kelp.example/a.pdf">queues.pdf</attachment></attachments>
        <links>
          <link href="https://kelp.example/chat">Chat room(web)</link>
          <link href="https://kelp.example/a.vtt">Video recording subtitle file (VTT)</link>
          <link href="https://kelp.example/a.webm">Video recording (WebM)</link>
        </links>
      </event>
      <event id="2">
        <title>Second</title><slug>CD-second</slug>
      </event>
    </room>
  </day>
</schedule>)"),
              "20: Queues & Kelp; subtitle=All about waiting; by=Ann Lee; bio=Ann writes; "
              "at=2026-01-31 23:40-00:10 Europe/Brussels; event=KelpConf 2026; track=Kernels; room=Hall 1; "
              "format=lightning; language=en; url=https://kelp.example/event/AB-queues/; "
              "video=https://kelp.example/a.webm; slides=https://kelp.example/a.pdf; abstract=One.\n\nTwo.\n"
              "36: Second; at=2026-01-31; event=KelpConf 2026; room=Hall 1; "
              "url=https://kelp.example/event/CD-second/\n");
}

TEST(ScheduleXml, ReadsEventsBelowDaysAndDaysThatEndInTheMorning) {
    EXPECT_EQ(
        read_schedule_xml(schedule(R"(
  <event id="0"><start>15:00</start><duration>00:45</duration><room>Aula</room><title>Late lunch cooking</title>
    <persons><person id="1">Jo Q (nick)</person></persons><type></type>
    <abstract>Same text</abstract><description>Same text, and more</description></event>
  <event id="1"><start>01:30</start><duration>00:00</duration><title>Night</title></event>
  <event id="2"><start>12:00</start><title>Lunch break</title></event>)")),
        "2: Late lunch cooking; by=Jo Q (nick); at=2024-02-03 15:00-15:45; event=KelpConf 2024; room=Aula; "
        "abstract=Same text, and more\n"
        "5: Night; at=2024-02-04 01:30; event=KelpConf 2024\n");
}

TEST(ScheduleXml, ReadsEntriesAndTopics) {
    EXPECT_EQ(read_schedule_xml(R"(<schedule><day date="2014-07-22">
<entry id="1"><start>0930</start><duration>60</duration><title>Kelp in Python</title><category>tutorial</category>
<speakers><speaker><name>Ann Lee</name></speaker><speaker>Bo Ray</speaker></speakers>
<topics><topic>web</topic><topic>kelp</topic></topics><audience>beginner</audience></entry></day></schedule>)"),
              "2: Kelp in Python; by=Ann Lee; by=Bo Ray; at=2014-07-22 09:30-10:30; format=tutorial; "
              "level=beginner; tags=web,kelp\n");
}

TEST(ScheduleXml, ReadsSpeakersInOneText) {
    EXPECT_EQ(
        read_schedule_xml(schedule("<event><title>A</title><speakers>Ann Lee, Bo Ray</speakers></event>")),
        "1: A; by=Ann Lee; by=Bo Ray; at=2024-02-03; event=KelpConf 2024\n");
}

TEST(ScheduleXml, PrefersTheLocalClockToAnInstantInUtc) {
    EXPECT_EQ(read_schedule_xml(
                  R"(<schedule><conference><title>K</title><time_zone_name>Europe/Berlin</time_zone_name>
</conference><day date="2024-12-27"><event><date>2024-12-27T09:30:00+00:00</date><start>10:30</start>
<title>Open</title></event></day></schedule>)"),
              "3: Open; at=2024-12-27 10:30 Europe/Berlin; event=K\n");
}

TEST(ScheduleXml, SaysWhatIsWrongWithASessionAndReadsTheRest) {
    EXPECT_EQ(read_schedule_xml(
                  schedule("\n<event><start>10:00</start><duration>-00:05</duration><title>A</title></event>"
                           "\n<event><start>10:00</start><title> </title></event>"
                           "\n<event><date>2024-13-45T10:00:00</date><title>B</title></event>"
                           "\n<event><start>10:00</start><end>2024-02-03T09:00</end><title>C</title></event>"
                           "\n<event><start>10:00</start><title>A</title></event>")),
              "2: A; at=2024-02-03 10:00; event=KelpConf 2024\n"
              "4: B; event=KelpConf 2024\n"
              "5: C; at=2024-02-03 10:00; event=KelpConf 2024\n"
              "f:2: warning: this is no duration: -00:05; the talk was read without it\n"
              "f:3: error: this session has no title; it was left out; give it one\n"
              "f:4: warning: this is no point in time: 2024-13-45T10:00:00; the talk was read without it\n"
              "f:5: warning: this ends before it starts: 2024-02-03T09:00; the talk was read without it\n");
}

TEST(ScheduleXml, ReadsTheGoodEventsOfABrokenFile) {
    EXPECT_EQ(
        read_schedule_xml(
            schedule("<room name=\"R\">\n<event id=\"1\"><title>Good</title></event>\n"
                     "<event id=\"2\"><title>Bad\n & worse</titel></event>\n"
                     "<event id=\"3\"><title>Open\n"
                     "<event id=\"4\"><title>Fine</title><start>11:00</start></event>\n</room>")),
        "2: Good; at=2024-02-03; event=KelpConf 2024; room=R\n"
        "6: Fine; at=2024-02-03 11:00; event=KelpConf 2024; room=R\n"
        "f:4: error: this event is no well-formed XML: start-end tags mismatch; it was left out; mend it "
        "and index again\n"
        "f:5: error: this event does not end; it was left out; mend it and index again\n");
    EXPECT_EQ(
        read_schedule_xml("<schedule><conference><title>K</title></conference>\n<day date='2024-02-03'>\n"
                          "<event><title>Last</title></event>\n"),
        "3: Last; at=2024-02-03; event=K\n"
        "f:3: error: no well-formed XML: start-end tags mismatch; every event that could be found was "
        "read\n");
}

/// A billion laughs, and a file that is none of anyone's business.
TEST(ScheduleXml, ExpandsAndLoadsNoEntities) {
    const std::string text =
        read_schedule_xml(R"(<!DOCTYPE schedule [ <!ENTITY a "ha"> <!ENTITY b "&a;&a;&a;&a;">
<!ENTITY file SYSTEM "file:///etc/passwd"> ]>
<schedule><conference><title>K</title></conference><day date="2024-02-03">
<event><title>&b; &file;</title></event></day></schedule>)");
    EXPECT_EQ(text, "4: &b; &file;; at=2024-02-03; event=K\n");
}

TEST(ScheduleXml, TakesDeepNestingAndManyBrokenEventsInItsStride) {
    constexpr int deep = 30'000;
    std::string nested = "<schedule><conference/><day date=\"2024-02-03\"><event><title>T</title><abstract>";
    for (int i = 0; i < deep; ++i) nested += "<a>";
    for (int i = 0; i < deep; ++i) nested += "</a>";
    EXPECT_EQ(read_schedule_xml(nested + "x</abstract></event></day></schedule>"),
              "1: T; at=2024-02-03; abstract=x\n");
    std::string broken = "<schedule><day>";
    for (int i = 0; i < deep; ++i) broken += "<event>";
    const Reading reading = schedule_xml_reader().read({"f", broken});
    ASSERT_EQ(reading.diagnostics.size(), 101u);
    EXPECT_EQ(reading.diagnostics.back().message, "29900 more problems like these");
}

TEST(Guidebook, ReadsSessionsOfSqlSaturday) {
    const std::string_view text = R"(<GuidebookXML>
<guide><name>SQLSaturday #9 - Kelp 2016</name><startDate>5/6/2016 12:00:00 AM</startDate></guide>
<speakers><speaker><importID>1</importID><name>Ann Lee</name><label>DBA at Kelp Works</label>
<description>Ann tunes.</description></speaker></speakers>
<events>
<event><importID>1</importID><speakers><speaker><id>1</id><name>Ann Lee</name></speaker></speakers>
<track>BI</track><location><name>12 (30)</name></location>
<title>Indexes:All of them</title><description>Text</description>
<startTime>5/6/2016 2:30:00 PM</startTime><endTime>5/6/2016 3:30:00 PM</endTime></event>
<event><title>Lunch</title><startTime>5/6/2016 12:00:00 PM</startTime></event>
)";
    const std::string talk =
        "8: Indexes:All of them; by=Ann Lee; role=DBA; of=Kelp Works; bio=Ann tunes.; at=2016-05-06 "
        "14:30-15:30; "
        "event=SQLSaturday #9 - Kelp 2016; track=BI; room=12 (30); abstract=Text\n";
    EXPECT_TRUE(guidebook_reader().accepts({"f", text}));
    EXPECT_EQ(read_text(guidebook_reader(), std::string(text) + "</events></GuidebookXML>"), talk);
    EXPECT_EQ(
        read_text(guidebook_reader(), text),
        talk +
            "f:10: error: no well-formed XML: start-end tags mismatch; the sessions before it were read\n");
}

}  // namespace
}  // namespace lectern
