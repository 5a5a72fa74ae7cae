// SPDX-License-Identifier: GPL-2.0-or-later

// Tables that lectern printed come back as they were.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/readers/csv_reader.hpp"
#include "lectern/diagnostic.hpp"
#include "lectern/talk_table.hpp"

namespace lectern {
namespace {

const std::string table_head =
    "id,title,subtitle,speakers,affiliation,role,date,start,end,timezone,event,track,format,level,room,tags,"
    "language,url,video_url,slides_url,abstract,biography\r\n";

Reading read_rows(const std::string& rows) {
    EXPECT_TRUE(csv_reader().accepts({"talks.csv", table_head + rows}));
    return csv_reader().read({"talks.csv", table_head + rows});
}

Talk talk_of(const std::string& row) {
    Reading reading = read_rows(row);
    EXPECT_EQ(reading.diagnostics.size(), 0U) << row;
    EXPECT_EQ(reading.talks.size(), 1U) << row;
    return reading.talks.empty() ? Talk{} : reading.talks.front();
}

std::vector<std::string> names(const Talk& talk) {
    std::vector<std::string> out;
    for (const Speaker& speaker : talk.speakers) out.push_back(speaker.name);
    return out;
}

TEST(PrintedTable, IsTakenAsItIs) {
    const Talk talk = talk_of(
        "p4f0xk2m9a,Lunch &amp; <b>Learn</b>: Keynote,From 4 to 6,Ada Kern; Bo and Co,Isovalent at Cisco; ,; "
        "CTO,"
        "2025-04-01,14:10,14:35,BST,KubeCon Europe 2025,CiliumCon,lightning,Advanced,Hall A,\"a, b; c\",en,"
        "https://e.org/a,https://e.org/v,https://e.org/s,\"One.\n\n*Two*.\",Ada routes.; \r\n");
    EXPECT_EQ(
        talk,
        (Talk{.title = "Lunch &amp; <b>Learn</b>: Keynote",
              .subtitle = "From 4 to 6",
              .abstract = "One.\n\n*Two*.",
              .speakers = {{"Ada Kern", "Isovalent at Cisco", "", {"Isovalent", "Cisco"}, "Ada routes."},
                           {"Bo and Co", "", "CTO", {}, ""}},
              .date = "2025-04-01",
              .start = "14:10",
              .end = "14:35",
              .timezone = "BST",
              .event = "KubeCon Europe 2025",
              .track = "CiliumCon",
              .format = Format::lightning,
              .url = "https://e.org/a",
              .video_url = "https://e.org/v",
              .slides_url = "https://e.org/s",
              .room = "Hall A",
              .level = "Advanced",
              .tags = {"a, b", "c"},
              .language = "en",
              .sources = {{"talks.csv", 2}}}));
}

TEST(PrintedTable, ListsMayBeJson) {
    using Names = std::vector<std::string>;
    EXPECT_EQ(names(talk_of(",T,,\"[\"\"Kern; Ada\"\",\"\"Bo\"\"]\"\r\n")), (Names{"Kern; Ada", "Bo"}));
    EXPECT_EQ(names(talk_of(",T,,[redacted]\r\n")), (Names{"[redacted]"}));
    EXPECT_EQ(names(talk_of(",T,,[1]\r\n")), (Names{"[1]"}));
    EXPECT_EQ(names(talk_of(",T\r\n")), Names{});
    EXPECT_EQ(talk_of(",T,,Ada,Acme; Labs\r\n").speakers[0].affiliation, "Acme; Labs");
    EXPECT_EQ(talk_of(",T,,Ada,\"[\"\"[a]\"\"]\"\r\n").speakers[0].affiliation, "[a]");
    EXPECT_EQ(talk_of(",T,,Ada,[a]\r\n").speakers[0].affiliation, "[a]");
}

TEST(PrintedTable, WhatDoesNotFitTheSpeakersIsNobodys) {
    const Talk talk = talk_of(",T,,Ada; Bo,Acme\r\n");
    EXPECT_EQ(talk.speakers[0].affiliation, "");
    EXPECT_EQ(talk.speakers[1].affiliation, "");
}

TEST(PrintedTable, MistakesOfLaterHandsAreTold) {
    const Reading reading = read_rows(
        ",,,Ada\r\n"
        ",Fine\r\n"
        ",T,,,,,April 1\r\n"
        ",T,,,,,,2pm\r\n"
        ",T,,,,,,,,,,,podcast\r\n"
        ",T,,,\"open\r\n");
    std::vector<std::string> told;
    for (const Diagnostic& diagnostic : reading.diagnostics) told.push_back(to_string(diagnostic));
    EXPECT_EQ(told, (std::vector<std::string>{
                        "talks.csv:2: error: a talk without \"title\"",
                        "talks.csv:4: error: \"date\" is not YYYY-MM-DD",
                        "talks.csv:5: error: \"start\" is not HH:MM",
                        "talks.csv:6: error: there is no format \"podcast\"",
                        "talks.csv:7: error: a quoted cell is not closed; the rest of the file is in it; "
                        "close it, or double the quotes inside",
                    }));
    EXPECT_EQ(reading.talks.size(), 2U);
}

TEST(PrintedTable, WithOtherColumnsItIsATableLikeAnyOther) {
    const std::string text = "title,speakers,abstract\nA &amp; B,Ada Kern,About it.\n";
    const Reading reading = csv_reader().read({"talks.csv", text});
    ASSERT_EQ(reading.talks.size(), 1U);
    EXPECT_EQ(reading.talks[0].title, "A & B");
}

}  // namespace
}  // namespace lectern
