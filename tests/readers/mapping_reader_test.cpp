// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lectern/mapping.hpp"

namespace lectern {
namespace {

Reading read_mapped(const Mapping& mapping, const std::string& content,
                    const std::string& path = "talks.json") {
    auto reader = make_mapping_reader(mapping);
    EXPECT_TRUE(reader) << content;
    return (*reader)->read({path, content});
}

std::string describe(const Reading& reading) {
    std::string out;
    for (const Talk& talk : reading.talks) {
        out += std::to_string(talk.sources.front().line) + " " + talk.title + ":";
        for (const Speaker& speaker : talk.speakers)
            out += " " + speaker.name + "<" + speaker.affiliation + ">";
        out += talk.abstract.empty() ? "\n" : " " + talk.abstract + "\n";
    }
    return out;
}

std::string problem_of(const Mapping& mapping) {
    const auto reader = make_mapping_reader(mapping);
    return reader ? "" : reader.error().message + "; " + reader.error().hint;
}

const Mapping presenters{"perth",
                         "*.json",
                         "",
                         {{"title", {"Title"}},
                          {"abstract", {"Abstract"}},
                          {"speakers", {"Presenters[].Name"}},
                          {"affiliation", {"Presenters[].Company"}},
                          {"event", {"=Reed Conf"}}}};

TEST(MappingReader, NestedDocumentsGiveTalksAndTheirSpeakers) {
    const Reading reading =
        read_mapped(presenters,
                    "[\n{\"Title\": \"Tides \\u0026 Reeds\", \"Abstract\": \"One.\", "
                    "\"Presenters\": [{\"Name\": \"Ann Lee\"}, "
                    "{\"Name\": \"Bo Fox\", \"Company\": \"Acme\"}]},\n{\"Title\": \"Waves\", "
                    "\"Presenters\": null}\n]\n");
    EXPECT_TRUE(reading.diagnostics.empty());
    EXPECT_EQ(describe(reading), "1 Tides & Reeds: Ann Lee<> Bo Fox<Acme> One.\n3 Waves:\n");
    EXPECT_EQ(reading.talks.at(0).event, "Reed Conf");
}

TEST(MappingReader, EveryKindOfDocumentIsRead) {
    const Mapping flat{
        "flat", "*", "", {{"title", {"Heading", "name"}}, {"speakers", {"who"}}, {"affiliation", {"firm"}}}};
    for (const char* content :
         {"[{\"Heading\": \"Tides\", \"who\": \"Ann Lee\", \"firm\": \"Acme\"}]",
          "{\"Heading\": \"Tides\", \"who\": [\"Ann Lee\"], \"firm\": \"Acme\"}\n{\"x\": 1}\n",
          "- Heading: Tides\n  who: Ann Lee\n  firm: Acme\n", "who;HEADING;firm\nAnn Lee;Tides;Acme\n",
          "- heading: \"\"\n  name: Tides\n  who: Ann Lee\n  firm: [Acme]\n"}) {
        const Reading reading = read_mapped(flat, content);
        ASSERT_EQ(reading.talks.size(), 1u) << content;
        EXPECT_EQ(describe(reading).substr(2), "Tides: Ann Lee<Acme>\n") << content;
    }
}

TEST(MappingReader, PathsLeadThroughListsAndObjects) {
    const Mapping deep{"deep",
                       "*",
                       "days[].slots.*",
                       {{"title", {"\"talk.title\""}}, {"room", {"rooms[1]"}}, {"tags", {"tags[]", "kind"}}}};
    const Reading reading = read_mapped(
        deep,
        R"({"days": [{"slots": {"a": {"talk.title": "Tides", "rooms": ["x", "Hall"], "tags": ["sea", 7], "kind": "wet"}}}, {}]})");
    ASSERT_EQ(reading.talks.size(), 1u);
    EXPECT_EQ(reading.talks[0].room, "Hall");
    EXPECT_EQ(reading.talks[0].tags, (std::vector<std::string>{"sea", "7", "wet"}));
}

TEST(MappingReader, TakesTheFilesOfItsPatternOrThoseThatHaveWhatItMaps) {
    const auto accepts = [](const std::string& files, const std::string& path, const std::string& content) {
        Mapping mapping = presenters;
        mapping.files = files;
        return make_mapping_reader(mapping).value()->accepts({path, content});
    };
    EXPECT_TRUE(accepts("*.json", "site/data/x.json", ""));
    EXPECT_TRUE(accepts("data/*.json", "data/x.json", ""));
    EXPECT_FALSE(accepts("*.json", "x.yml", "[{\"Title\": \"Tides\"}]"));
    EXPECT_TRUE(accepts("", "x.yml", "[{\"Title\": \"Tides\"}]"));
    EXPECT_FALSE(accepts("", "x.yml", "[{\"Name\": \"Tides\"}]"));
    EXPECT_FALSE(accepts("", "x.yml", "{\"Title\": "));
}

TEST(MappingReader, MistakesAreTold) {
    const auto with_path = [](const std::string& path) { return Mapping{"m", "", "", {{"title", {path}}}}; };
    EXPECT_EQ(problem_of(with_path("a[b]")),
              "mapping 'm', title: the path 'a[b]' has a bracket that is no `[]` or `[0]`; a path is like "
              "`Presenters[].Name`");
    EXPECT_EQ(problem_of(with_path("a.")),
              "mapping 'm', title: the path 'a.' ends with a dot; a path is like `Presenters[].Name`");
    EXPECT_EQ(problem_of(with_path("a..b")),
              "mapping 'm', title: the path 'a..b' lacks a name; a path is like `Presenters[].Name`");
    EXPECT_EQ(problem_of(with_path("a[]b")),
              "mapping 'm', title: the path 'a[]b' lacks a dot between two names; a path is like "
              "`Presenters[].Name`");
    EXPECT_EQ(problem_of(with_path("")),
              "mapping 'm', title: the path '' is empty; a path is like `Presenters[].Name`");
    EXPECT_EQ(problem_of(with_path("=")),
              "mapping 'm', title: the path '=' gives no text; a path is like `Presenters[].Name`");
    EXPECT_EQ(problem_of({"m", "", "x[", {{"title", {"a"}}}}),
              "mapping 'm', items: the path 'x[' has a bracket that is no `[]` or `[0]`; a path is like "
              "`Presenters[].Name`");
    EXPECT_EQ(problem_of({"m", "", "", {{"titel", {"a"}}}}),
              "mapping 'm': no field is named 'titel'; docs/mapping.md lists them");
}

TEST(MappingReader, BrokenAndHostileDocumentsAreTold) {
    const auto told = [](const std::string& content) {
        const Reading reading = read_mapped(presenters, content);
        return reading.diagnostics.size() == 1 ? to_string(reading.diagnostics.front()) : "";
    };
    EXPECT_EQ(told("[{\"Title\": ]"),
              "talks.json: error: the document is no valid JSON (byte 12); check it with a JSON tool");
    EXPECT_EQ(told("a: [b"),
              "talks.json: error: the document is no valid YAML (line 1: end of sequence flow not found); "
              "check it with a YAML tool");
    EXPECT_EQ(told(std::string(100000, '[')), "talks.json: error: the document is nested too deeply");
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 9; ++i) {
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
        for (int k = 0; k < 10; ++k) bomb += (k > 0 ? ", *a" : "*a") + std::to_string(i - 1);
        bomb += "]\n";
    }
    EXPECT_EQ(told(bomb),
              "talks.json: error: the document is nested too deeply, or its aliases repeat too much");
}

}  // namespace
}  // namespace lectern
