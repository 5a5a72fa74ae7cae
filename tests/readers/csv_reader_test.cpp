// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/csv_reader.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/readers/table/delimited.hpp"
#include "indexer/readers/table/people.hpp"

namespace lectern {
namespace {

Reading read_csv(const std::string& content) { return csv_reader().read({"talks.csv", content}); }

bool accepts(const std::string& content) { return csv_reader().accepts({"talks.csv", content}); }

std::string people_in(const std::vector<Speaker>& speakers) {
    std::string out;
    for (const Speaker& speaker : speakers) {
        out += (out.empty() ? "" : "; ") + speaker.name;
        if (!speaker.affiliation.empty()) out += " <" + speaker.affiliation + ">";
        if (!speaker.role.empty()) out += " [" + speaker.role + "]";
    }
    return out;
}

std::string rows_of(const std::string& content, char delimiter) {
    table::RowReader rows(content, delimiter);
    std::string out;
    while (const auto row = rows.next()) {
        out += std::to_string(row->line) + ":";
        for (const std::string& cell : row->cells) out += "[" + cell + "]";
    }
    return out;
}

TEST(RowReader, ReadsWhatSpreadsheetsWrite) {
    const struct {
        const char* text;
        char delimiter;
        const char* rows;
    } cases[] = {
        {"a,b\n1,2\n", ',', "1:[a][b]2:[1][2]"},
        {"a;b\r\n1;2", ';', "1:[a][b]2:[1][2]"},
        {"a\tb\r1\t2", '\t', "1:[a][b]2:[1][2]"},
        {"\"x\ny\",\"say \"\"hi\"\"\"\nz,\n", ',', "1:[x\ny][say \"hi\"]3:[z][]"},
        {"5\" disk, \"a,b\"\n", ',', "1:[5\" disk][a,b]"},
        {"\"a\"b,c\n", ',', "1:[ab][c]"},
        {"\n,,\na\n", ',', "3:[a]"},
        {"\"open", ',', "1:[open]"},
        {"", ',', ""},
    };
    for (const auto& c : cases) EXPECT_EQ(rows_of(c.text, c.delimiter), c.rows) << c.text;
}

TEST(CsvReader, TakesTablesOfTalksAndNoOthers) {
    for (const char* head :
         {"title,abstract,speaker", "Title;Description;Speakers;Room", "Talk\tSpeaker\tTime",
          "Session Id,Title,Description,Owner,FirstName,LastName", "Speaker|Title|Abstract",
          "name,bio,title,abstract", "ID,Authors,Title,Track,Start,End,Room",
          "Timestamp,E-mail,Your name,Title of your talk,Abstract"}) {
        EXPECT_TRUE(accepts(std::string(head) + "\nx,y,z\n")) << head;
    }
    for (const char* head : {"title,author,isbn", "name,email,phone", "id,title,price,description", "a,b,c",
                             "title", "id,session,type,title,url", "id,name,day,starttime,endtime,room",
                             "Hello, world", "{\"title\": 1, \"abstract\": 2}"}) {
        EXPECT_FALSE(accepts(std::string(head) + "\nx,y,z\n")) << head;
    }
}

TEST(CsvReader, ReadsACallForPapersAndNothingPrivate) {
    const Reading reading = read_csv(
        "name,avatar,bio,email,url,title,abstract,notes,audience_level,state,tags,lang,day,start,end\n"
        "Ann Lee,x.png,\"Grows reeds.\",ann@example.org,https://ann.example,Tides,\"One.\n\nTwo.\",pay my "
        "train,Beginner,accepted,\"[\"\"moon\"\", \"\"sea\"\"]\",English,25/03/2026,9:30,10:15\n"
        ",,,,,,,,,,,,25/03/2026,10:15,10:30\n"
        "Bo Fox,,,,,Lunch,,,,accepted,,,25/03/2026,12:00,13:00\n"
        "Cy Dee,,,,,Waves,Up.,,,rejected,,,03/04/2026,9:30,10:15\n"
        "Di Eco,,,,,Foam,Down.,,,accepted,,,04/03/2026,9:30,10:15\n");
    EXPECT_TRUE(reading.diagnostics.empty());
    ASSERT_EQ(reading.talks.size(), 2u);
    const Talk& talk = reading.talks.front();
    EXPECT_EQ(talk.title, "Tides");
    EXPECT_EQ(talk.abstract, "One.\n\nTwo.");
    EXPECT_EQ(people_in(talk.speakers), "Ann Lee");
    EXPECT_EQ(talk.speakers.front().biography, "Grows reeds.");
    EXPECT_EQ(talk.date + " " + talk.start + "-" + talk.end, "2026-03-25 09:30-10:15");
    EXPECT_EQ(talk.tags, (std::vector<std::string>{"moon", "sea"}));
    EXPECT_EQ(talk.language, "en");
    EXPECT_EQ(talk.level, "Beginner");
    EXPECT_EQ(talk.url, "");
    EXPECT_EQ(talk.sources, (std::vector<Source>{{"talks.csv", 2}}));
    EXPECT_EQ(to_json(talk).find("train"), std::string::npos);
    EXPECT_EQ(to_json(talk).find("example"), std::string::npos);
    // the 25th tells the order of 04/03 as well
    EXPECT_EQ(reading.talks.back().date, "2026-03-04");
}

TEST(CsvReader, HeadingsMayBeWrittenInAnyWay) {
    for (const char* head : {"EventName,SessionTitle,SpeakerName,StartTime,RoomName",
                             "event_name,session_title,speaker_name,start_time,room_name",
                             "Event Name,Session Title,Speaker(s),Start time,Room"}) {
        const Reading reading =
            read_csv(std::string(head) + "\nReed Conf 2016,Tides,Ann Lee,5/21/2016 9:00:00 AM,Hall 3\n");
        ASSERT_EQ(reading.talks.size(), 1u) << head;
        const Talk& talk = reading.talks.front();
        EXPECT_EQ(talk.title, "Tides") << head;
        EXPECT_EQ(people_in(talk.speakers), "Ann Lee") << head;
        EXPECT_EQ(talk.event + ", " + talk.room, "Reed Conf 2016, Hall 3") << head;
        EXPECT_EQ(talk.date + " " + talk.start, "2016-05-21 09:00") << head;
    }
}

TEST(CsvReader, ADayThatNoRowTellsIsNotInvented) {
    EXPECT_EQ(read_csv("Title,Speaker,Date\nTides,Ann Lee,04/03/2026\n").talks.at(0).date, "");
    EXPECT_EQ(
        read_csv("Title,Speaker,Date\nTides,Ann Lee,04/03/2026\nWaves,Bo Fox,04/30/2026\n").talks.at(0).date,
        "2026-04-03");
    EXPECT_EQ(read_csv("Title,Speaker,Date\nTides,Ann Lee,\"Monday, March 27, 2023\"\n").talks.at(0).date,
              "2023-03-27");
}

TEST(CsvReader, OneRowForEachSpeakerIsOneTalk) {
    const Reading reading = read_csv(
        "Session Id,Title,Description,Owner Email,Room,Scheduled At,Scheduled Duration,Speaker "
        "Id,FirstName,LastName,Email,TagLine,Bio\n"
        "7,Tides,About tides.,a@example.org,Hall,2026-03-25 09:30,45,u1,Ann,Lee,a@example.org,CTO at "
        "Acme,Grows reeds.\n"
        "8,Waves,About waves.,,Hall,2026-03-25 10:30,45,u3,Cy,Dee,,,\n"
        "7,Tides,About tides.,a@example.org,Hall,2026-03-25 09:30,45,u2,Bo,Fox,b@example.org,\"Engineer, "
        "Zed\",\n");
    ASSERT_EQ(reading.talks.size(), 2u);
    const Talk& talk = reading.talks.front();
    EXPECT_EQ(people_in(talk.speakers), "Ann Lee <Acme> [CTO]; Bo Fox <Zed> [Engineer]");
    EXPECT_EQ(talk.speakers[0].biography, "Grows reeds.");
    EXPECT_EQ(talk.speakers[1].biography, "");
    EXPECT_EQ(talk.date + " " + talk.start + "-" + talk.end, "2026-03-25 09:30-10:15");
    EXPECT_EQ(
        people_in(
            read_csv("Title,Speaker,Company\nTides,Ann Lee,Acme\nTides,Bo Fox,Zed\n").talks.at(0).speakers),
        "Ann Lee <Acme>; Bo Fox <Zed>");
}

TEST(CsvReader, SeveralPeopleInACell) {
    const struct {
        const char* cell;
        const char* people;
    } cases[] = {
        {"Ann Lee: Reed University; Bo Fox: Acme", "Ann Lee <Reed University>; Bo Fox <Acme>"},
        {"Ann Lee, Bo Fox and Cy Dee", "Ann Lee; Bo Fox; Cy Dee"},
        {"Ann Lee, Bo Fox", "Ann Lee; Bo Fox"},
        {"Ann Lee & Bo Fox", "Ann Lee; Bo Fox"},
        {"Ann Lee (Acme), Bo Fox (Zed)", "Ann Lee <Acme>; Bo Fox <Zed>"},
        {"Ann Lee, Red Hat", "Ann Lee <Red Hat>"},
        {"Ann Lee\nBo Fox", "Ann Lee; Bo Fox"},
        {"[\"Ann Lee\", \"bo\"]", "Ann Lee; bo"},
        {"erdgeist", "erdgeist"},
        {"Mohamed H. Gad-Elrab, Daria Reed", "Mohamed H. Gad-Elrab; Daria Reed"},
        {"", ""},
        {" ; ", ""},
    };
    for (const auto& c : cases) EXPECT_EQ(people_in(table::parse_people(c.cell)), c.people) << c.cell;
    EXPECT_EQ(
        people_in(read_csv("Title;Speakers;Company\nTides;Ann Lee, Bo Fox;Acme, Zed\n").talks.at(0).speakers),
        "Ann Lee <Acme>; Bo Fox <Zed>");
}

TEST(CsvReader, ProblemsAreTold) {
    const auto only = [](const Reading& reading) {
        return reading.diagnostics.size() == 1 ? to_string(reading.diagnostics[0]) : "";
    };
    const Reading open = read_csv("Title,Speaker\nTides,Ann Lee\n\"Waves,Bo Fox\n");
    EXPECT_EQ(open.talks.size(), 2u);
    EXPECT_EQ(only(open),
              "talks.csv:3: error: a quoted cell is not closed; the rest of the file is in it; close it, or "
              "double the quotes inside");
    EXPECT_EQ(only(read_csv("a,b\n")),
              "talks.csv:1: error: the first row names no columns of talks; name them `title`, `speakers`, "
              "`abstract` …, or write a mapping (docs/mapping.md)");
}

}  // namespace
}  // namespace lectern
