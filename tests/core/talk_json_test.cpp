// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "lectern/talk.hpp"
#include "tests/support/full_talk.hpp"

namespace lectern {
namespace {

TEST(TalkJson, ComesBackAsItWas) {
    for (const Talk& talk : {test::full_talk(), Talk{.title = "A"}}) {
        const auto back = talk_from_json(to_json(talk));
        ASSERT_TRUE(back.ok()) << back.error().message;
        EXPECT_EQ(*back, talk);
    }
}

TEST(TalkJson, EveryFormatComesBack) {
    for (int i = 0; i <= static_cast<int>(Format::announcement); ++i) {
        const auto format = static_cast<Format>(i);
        const auto back = talk_from_json(to_json({.title = "A", .format = format}));
        ASSERT_TRUE(back.ok());
        EXPECT_EQ(back->format, format);
        EXPECT_EQ(format_from_string(to_string(format)), format);
    }
    EXPECT_EQ(format_from_string("dance"), std::nullopt);
}

TEST(TalkJson, HasItsKeysInOrderAndNullForWhatIsAbsent) {
    EXPECT_EQ(
        to_json({.title = "A"}),
        R"({"id":null,"title":"A","subtitle":null,"abstract":null,"speakers":[],"date":null,"start":null,"end":null,)"
        R"("timezone":null,"event":null,"track":null,"format":"talk","url":null,"video_url":null,)"
        R"("slides_url":null,"room":null,"level":null,"tags":[],"language":null,"source":null,)"
        R"("other_sources":[]})");
}

TEST(TalkJson, IsOneLine) { EXPECT_EQ(to_json(test::full_talk()).find('\n'), std::string::npos); }

TEST(TalkJson, PrintsBytesThatAreNoUtf8AsReplacements) {
    const auto back = talk_from_json(to_json({.title = "caf\xE9"}));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->title, "caf\uFFFD");
}

TEST(TalkJson, IgnoresUnknownKeysAndTakesNullForAbsent) {
    const auto talk =
        talk_from_json(R"({"title": "A", "stars": 5, "speakers": null, "date": null, "tags": null})");
    ASSERT_TRUE(talk.ok()) << talk.error().message;
    EXPECT_EQ(*talk, Talk{.title = "A"});
}

TEST(TalkJson, AValueOfAWrongTypeIsAnErrorThatNamesTheKey) {
    struct Case {
        std::string_view json;
        std::string_view message;
    };
    const Case cases[] = {
        {"", "not a JSON object"},
        {"{", "not a JSON object"},
        {"[]", "not a JSON object"},
        {"null", "not a JSON object"},
        {"{\"title\": \"\xFF\"}", "not a JSON object"},
        {"{}", "a talk without \"title\""},
        {R"({"title": ""})", "a talk without \"title\""},
        {R"({"title": 1})", "\"title\" is not a string"},
        {R"({"title": "A", "abstract": []})", "\"abstract\" is not a string"},
        {R"({"title": "A", "speakers": "B"})", "\"speakers\" is not a list of speakers"},
        {R"({"title": "A", "speakers": ["B"]})", "\"speakers\" is not a list of speakers"},
        {R"({"title": "A", "speakers": [{"name": 1}]})", "\"speakers\" is not a list of speakers"},
        {R"({"title": "A", "speakers": [{"name": "B", "companies": "C"}]})",
         "\"speakers\" is not a list of speakers"},
        {R"({"title": "A", "format": "dance"})", "\"format\" is not a known format"},
        {R"({"title": "A", "tags": [1]})", "\"tags\" is not a list of strings"},
        {R"({"title": "A", "tags": {"a": "b"}})", "\"tags\" is not a list of strings"},
        {R"({"title": "A", "tags": [{"a": "b"}, "c"]})", "\"tags\" is not a list of strings"},
        {R"({"title": "A", "tags": [null]})", "\"tags\" is not a list of strings"},
        {R"({"title": "A", "tags": [["a", [["b"]]], "c"]})", "\"tags\" is not a list of strings"},
        {R"({"title": ["A", {"title": "B"}], "abstract": 1})", "\"title\" is not a string"},
        {R"({"title": "A", "format": 1})", "\"format\" is not a known format"},
        {R"({"title": "A", "speakers": [{"name": {"name": "B"}}]})",
         "\"speakers\" is not a list of speakers"},
        {R"({"title": "A", "speakers": [null]})", "\"speakers\" is not a list of speakers"},
        {R"({"title": 1, "abstract": "\uD800"})", "not a JSON object"},
        {R"({"title": "A", "abstract": "\uDC00"})", "not a JSON object"},
        {R"({"title": "A", "source": {"line": 4294967296}})",
         "\"source\" is not an object with path and line"},
        {R"({"title": "A"} {})", "not a JSON object"},
        {R"({"title": "A", "source": "a.md"})", "\"source\" is not an object with path and line"},
        {R"({"title": "A", "source": {"path": "a.md", "line": -1}})",
         "\"source\" is not an object with path and line"},
        {R"({"title": "A", "other_sources": [7]})", "\"other_sources\" is not a list of sources"},
    };
    for (const Case& c : cases) {
        const auto talk = talk_from_json(c.json);
        ASSERT_FALSE(talk.ok()) << c.json;
        EXPECT_EQ(talk.error().code, ErrorCode::bad_input) << c.json;
        EXPECT_EQ(talk.error().message, c.message) << c.json;
    }
}

TEST(TalkJson, ReadsKeysInAnyOrderAndKeepsTheFirstSourceFirst) {
    const auto talk = talk_from_json(
        R"({"other_sources": [{"line": 9, "path": "b.md"}], "speakers": [{"companies": ["Z", "Y"], "name": "B"}],)"
        R"( "source": {"line": 7, "path": "a.md"}, "title": "A"})");
    ASSERT_TRUE(talk.ok()) << talk.error().message;
    EXPECT_EQ(*talk, (Talk{.title = "A",
                           .speakers = {{.name = "B", .companies = {"Z", "Y"}}},
                           .sources = {{"a.md", 7}, {"b.md", 9}}}));
}

TEST(TalkJson, OfAKeyGivenTwiceTheLastValueCounts) {
    const auto talk = talk_from_json(
        R"({"title": "A", "tags": ["a"], "speakers": [{"name": "C"}], "title": "B", "tags": ["b"], "speakers": []})");
    ASSERT_TRUE(talk.ok()) << talk.error().message;
    EXPECT_EQ(*talk, (Talk{.title = "B", .tags = {"b"}}));
}

TEST(TalkJson, WhatUnknownKeysHoldIsNotTheTalks) {
    const auto talk = talk_from_json(
        R"({"x": {"title": "X", "tags": ["x"], "y": [{"line": 1, "speakers": [{}]}]}, "title": "A",)"
        R"( "speakers": [{"name": "B", "tags": ["x"], "title": "X", "line": 3, "z": {"name": "Z"}}]})");
    ASSERT_TRUE(talk.ok()) << talk.error().message;
    EXPECT_EQ(*talk, (Talk{.title = "A", .speakers = {{.name = "B"}}}));
}

TEST(TalkJson, DeepNestingIsAnErrorAndNoCrash) {
    const auto deep = [](std::size_t depth) {
        return R"({"title": "A", "x": )" + std::string(depth, '[') + std::string(depth, ']') + "}";
    };
    EXPECT_TRUE(talk_from_json(deep(1000)).ok());
    EXPECT_FALSE(talk_from_json(deep(300'000)).ok());
    EXPECT_FALSE(talk_from_json(std::string(300'000, '[')).ok());
}

TEST(TalkJson, EscapesWhatJsonWantsEscaped) {
    using namespace std::string_literals;
    const std::string json = to_json({.title = "\0"
                                               "\x01\b\f\n\r\t\x1f \"\\/\x7f \u00e9\U0001F41D\xE9\xF0\x9F"s});
    EXPECT_THAT(json, testing::HasSubstr(R"("title":"\u0000\u0001\b\f\n\r\t\u001f \"\\/)"
                                         "\x7f \u00e9\U0001F41D\uFFFD\uFFFD\uFFFD\""));
}

TEST(TalkYear, IsThatOfTheDateElseOfTheEvent) {
    EXPECT_EQ(year_of({.date = "2025-04-01", .event = "KubeCon 2024"}), "2025");
    EXPECT_EQ(year_of({.event = "KubeCon + CloudNativeCon Europe 2024"}), "2024");
    EXPECT_EQ(year_of({.event = "Area 5150"}), "");
    EXPECT_EQ(year_of({.event = "2x"}), "");
    EXPECT_EQ(year_of({}), "");
}

}  // namespace
}  // namespace lectern
