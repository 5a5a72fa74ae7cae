// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_list_reader.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/support/describe_talk.hpp"
#include "tests/support/memory_surroundings.hpp"

namespace lectern {
namespace {

/// What is read of the text in a file of that name.
std::string talks_in(const std::string& text, const std::string& path = "a.json") {
    const test::MemorySurroundings around(std::map<std::string, std::string>{{path, text}});
    const Document document = around.document(path);
    if (reader_for(document) != &json_list_reader()) return "(not this form)";
    return test::describe(json_list_reader().read(document));
}

TEST(JsonList, AsManySitesKeepThem) {
    const std::string tides = "Tides\n  by: Ann Lee\n";
    const std::string dated = tides + "  when: 2023-05-04 10:00-10:45\n";
    const std::pair<const char*, std::string> cases[] = {
        {R"([{"title": "Tides", "speaker": "Ann Lee"}, {"title": "Lunch", "speaker": ""}])", tides},
        {R"({"talks": {"t1": {"title": "Tides", "speakers": ["Ann Lee"]}}})", tides},
        {R"({"speakers": [{"id": "ann", "name": "Ann Lee"}],
             "sessions": [{"id": 7, "title": "Tides", "speakers": ["ann"]}]})",
         tides},
        {R"({"days": [{"date": "2023-05-04", "slots": [{"start": "10:00", "end": "10:45", "talks":
             [{"title": "Tides", "speakers": [{"name": "Ann Lee"}]}]}]}]})",
         dated},
        {R"([{"SessionTitle": "Tides", "SpeakerName": "Ann Lee",
              "StartTime": "2023-05-04T10:00:00", "EndTime": "2023-05-04T10:45:00"}])",
         dated},
        {R"([{"title": "Old", "title": "Tides", "speaker": "Ann Lee"}])", tides},
    };
    for (const auto& [text, talks] : cases) EXPECT_EQ(talks_in(text), talks) << text;
}

TEST(JsonList, AmongTalksARecordNeedsNoSpeaker) {
    const char* const list = R"([{"title": "Tides", "abstract": "High and low."}])";
    EXPECT_EQ(talks_in(list, "_data/talks.json"), "Tides\n  abstract: High and low.\n");
    EXPECT_EQ(talks_in(list, "_data/pages.json"), "(not this form)");
}

TEST(JsonList, KnowsItsLines) {
    const Reading reading =
        json_list_reader().read({"a.json", "[\n{\"speaker\": \"Ann Lee\",\n\"title\": \"Tides\"}\n]\n"});
    ASSERT_EQ(reading.talks.size(), 1u);
    EXPECT_EQ(reading.talks[0].sources, (std::vector<Source>{{"a.json", 3}}));
}

TEST(JsonList, WhatIsWholeBeforeAnErrorIsRead) {
    EXPECT_EQ(talks_in("[{\"title\": \"Tides\", \"speaker\": \"Ann Lee\"},\n{\"title\": \"Wa"),
              "Tides\n  by: Ann Lee\n"
              "a.json:2: error: no well-formed JSON here; what stands before it was read\n");
}

TEST(JsonList, OtherJsonIsNoListing) {
    for (const char* text :
         {"{}", "[]", "[1, 2]", "{\"title\": \"Tides\"}",
          R"({"name": "site", "description": "A site", "author": "Ann Lee", "scripts": {"start": "node"}})",
          R"({"books": [{"title": "Tides", "author": "Ann Lee", "description": "Of the sea."}]})",
          R"([{"name": "db1", "host": "localhost", "description": "The first"}])",
          R"({"type": "object", "properties": {"title": {"type": "string"}, "speakers": {"type": "array"}}})",
          R"({"speakers": [{"name": "Ann Lee", "title": "CTO", "bio": "Ann sails."}]})"}) {
        EXPECT_EQ(talks_in(text), "(not this form)") << text;
    }
    EXPECT_EQ(talks_in(R"({"name": "site", "description": "A site"})", "schedule/package.json"),
              "(not this form)");
}

}  // namespace
}  // namespace lectern
