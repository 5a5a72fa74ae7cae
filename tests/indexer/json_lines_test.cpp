// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/full_talk.hpp"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Reading read(std::string_view content) { return json_lines_reader().read({"talks.jsonl", content}); }

std::vector<std::string> told(const Reading& reading) {
    std::vector<std::string> out;
    for (const Diagnostic& diagnostic : reading.diagnostics) out.push_back(to_string(diagnostic));
    return out;
}

std::vector<std::string> titles(const Reading& reading) {
    std::vector<std::string> out;
    for (const Talk& talk : reading.talks) out.push_back(talk.title);
    return out;
}

TEST(JsonLines, IsToldByItsContent) {
    struct Case {
        std::string_view content;
        bool accepted;
    };
    const Case cases[] = {
        {R"({"title": "A", "speakers": []})", true},
        {R"({"title": "A", "abstract": null})", true},
        {R"({"title": "A", "event": "E"})", true},
        {R"({"title": "A", "date": "2025-01-01"})", true},
        {"\n  \r\n  {\"title\": \"A\", \"date\": null}\r\n", true},
        {"{\"title\": \"A\", \"da\n{\"title\": \"B\", \"date\": null}\n", true},  // cut in the first line
        {"", false},
        {"\n\n", false},
        {"# Talks\n", false},
        {"{", false},
        {R"({"title": "A post"})", false},
        {R"({"speakers": []})", false},
        {R"(["title", "date"])", false},
        {R"("title date")", false},
        {R"({"level": "info"})", false},
        {"1\n2\n3\n{\"title\": \"A\", \"date\": null}\n", false},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(json_lines_reader().accepts({"talks.jsonl", c.content}), c.accepted) << c.content;
    }
}

TEST(JsonLines, NamesItself) {
    EXPECT_EQ(json_lines_reader().name(), "jsonl");
    EXPECT_EQ(json_lines_reader().description(),
              "lectern's own JSON Lines: one talk a line, as --dry-run prints them");
}

TEST(JsonLines, TakesOverAllFactsOfATalk) {
    Talk talk = test::full_talk();
    const Reading reading = read("\n" + to_json(talk) + "\n");
    EXPECT_THAT(reading.diagnostics, IsEmpty());
    ASSERT_THAT(reading.talks, SizeIs(1));
    talk.id.clear();
    talk.sources = {{"talks.jsonl", 2}};
    EXPECT_EQ(reading.talks.front(), talk);
}

TEST(JsonLines, SpellsLanguagesTheOneWay) {
    const Reading reading = read(R"({"title": "A", "language": "eng"}
{"title": "B", "language": "pt-BR"}
{"title": "C", "language": "tlh"}
)");
    ASSERT_THAT(reading.talks, SizeIs(3));
    EXPECT_EQ(reading.talks[0].language, "en");
    EXPECT_EQ(reading.talks[1].language, "pt");
    EXPECT_EQ(reading.talks[2].language, "tlh");
}

TEST(JsonLines, TellsBadLinesAndReadsTheOthers) {
    const Reading reading = read(R"({"title": "One", "date": null}
{"title": "Cut
{"title": 2, "date": null}
{"date": "2025-04-01"}
{"title": " "}
[]

{"title": "A", "date": "1 April"}
{"title": "A", "start": "9"}
{"title": "A", "end": "9:00 pm"}
{"title": "A", "tags": "ebpf"}
{"title": "A", "format": "dance"}
{"title": "A\u0000B"}
{"title": "A", "speakers": [{"name": "B\u0000C"}]}
{"title": "Two", "speakers": []})");
    EXPECT_THAT(titles(reading), ElementsAre("One", "Two"));
    EXPECT_THAT(told(reading),
                ElementsAre("talks.jsonl:2: error: not a JSON object; each line holds one talk",
                            "talks.jsonl:3: error: \"title\" is not a string",
                            "talks.jsonl:4: error: a talk without \"title\"",
                            "talks.jsonl:5: error: a talk without \"title\"",
                            "talks.jsonl:6: error: not a JSON object; each line holds one talk",
                            "talks.jsonl:8: error: \"date\" is not YYYY-MM-DD",
                            "talks.jsonl:9: error: \"start\" is not HH:MM",
                            "talks.jsonl:10: error: \"end\" is not HH:MM",
                            "talks.jsonl:11: error: \"tags\" is not a list of strings",
                            "talks.jsonl:12: error: \"format\" is not a known format",
                            "talks.jsonl:13: error: a text contains the character U+0000",
                            "talks.jsonl:14: error: a text contains the character U+0000"));
}

TEST(JsonLines, RefusesALineThatIsNoTalk) {
    const std::string huge = R"({"title": ")" + std::string(10u << 20, 'x') + "\"}";
    const Reading reading = read(huge + "\n" + R"({"title": "One"})");
    EXPECT_THAT(titles(reading), ElementsAre("One"));
    EXPECT_THAT(told(reading), ElementsAre("talks.jsonl:1: error: a line of 10485773 bytes is no talk, the "
                                           "limit is 1048576"));
}

TEST(JsonLines, SurvivesDeepNesting) {
    const std::string deep = R"({"title": )" + std::string(500'000, '[') + "\n" + R"({"x": )" +
                             std::string(400'000, '[') + std::string(400'000, ']') + R"(, "title": "One"})" +
                             "\n" + R"({"x": [[[[]]]], "title": "Two"})";
    const Reading reading = read(deep);
    EXPECT_THAT(titles(reading), ElementsAre("Two"));
    EXPECT_THAT(told(reading),
                ElementsAre("talks.jsonl:1: error: not a JSON object; each line holds one talk",
                            "talks.jsonl:2: error: not a JSON object; each line holds one talk"));
    EXPECT_FALSE(json_lines_reader().accepts({"talks.jsonl", deep}));
}

TEST(JsonLines, NumbersTheLinesOfLargeFilesThatAreReadInPieces) {
    const std::string abstract(4000, 'x');
    std::string content;
    for (int i = 1; i <= 300; ++i) {
        content += i % 100 == 0 ? "{\n\n" : "{\"title\": \"T\", \"abstract\": \"" + abstract + "\"}\n";
    }
    const Reading reading = read(content);
    ASSERT_THAT(reading.talks, SizeIs(297));
    EXPECT_EQ(reading.talks.front().sources.front().line, 1u);
    EXPECT_EQ(reading.talks.back().sources.front().line, 301u);  // two blank lines before
    ASSERT_THAT(reading.diagnostics, SizeIs(3));
    EXPECT_EQ(reading.diagnostics[1].line, 201u);
}

TEST(JsonLines, SumsUpWhereNothingIsRight) {
    std::string content;
    for (int i = 0; i < 1000; ++i) content += "{\n";
    const Reading reading = read(content);
    ASSERT_THAT(reading.diagnostics, SizeIs(101));
    EXPECT_EQ(to_string(reading.diagnostics.back()), "talks.jsonl: error: 900 more lines could not be read");
}

}  // namespace
}  // namespace lectern
