// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads whole posts and compares with labels made by reading: the corpus, and
// posts written in the habits of many authors.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/readers/markdown/blocks.hpp"
#include "indexer/readers/markdown_reader.hpp"
#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string text_or_empty(const json& label, const char* key) {
    return label.at(key).is_null() ? std::string() : label.at(key).get<std::string>();
}

/// The words that lines [first, last] of a document show, in order.
std::string words_of_lines(const std::string& content, std::size_t first, std::size_t last) {
    const auto lines = split(content, "\n");
    std::string part;
    for (std::size_t i = first; i <= last && i <= lines.size(); ++i) part += std::string(lines[i - 1]) + "\n";
    const bool in_front_matter = last < 60 && part.find("summary:") == 0;
    if (in_front_matter) return normalize_name(part.substr(8));
    std::string words;
    for (const auto& block : markdown::parse_body(part, 1).blocks) words += plain_text(block) + ' ';
    return normalize_name(words);
}

/// List markers are no words of the text.
std::string words_of(const Talk& talk) {
    std::string words;
    for (const std::string_view line : split(talk.abstract, "\n")) {
        const auto text = line.find_first_not_of("0123456789");
        const bool numbered =
            text != std::string_view::npos && text > 0 && line.substr(text).starts_with(". ");
        words += std::string(numbered ? line.substr(text + 1) : line) + ' ';
    }
    return normalize_name(words);
}

void expect_same(const Talk& talk, const json& label, const std::string& content) {
    SCOPED_TRACE(talk.sources.front().path + ":" + std::to_string(talk.sources.front().line) + ": " +
                 talk.title);
    EXPECT_EQ(talk.title, label.at("title").get<std::string>());
    EXPECT_EQ(talk.date, text_or_empty(label, "date"));
    EXPECT_EQ(talk.start, text_or_empty(label, "start"));
    EXPECT_EQ(talk.end, text_or_empty(label, "end"));
    EXPECT_EQ(talk.timezone, text_or_empty(label, "tz"));
    EXPECT_EQ(talk.event, text_or_empty(label, "event"));
    EXPECT_EQ(talk.track, text_or_empty(label, "track"));
    EXPECT_EQ(to_string(talk.format), label.at("format").get<std::string>());
    EXPECT_EQ(talk.url, text_or_empty(label, "url"));
    const json& people = label.at("speakers");
    ASSERT_EQ(talk.speakers.size(), people.size());
    for (std::size_t i = 0; i < people.size(); ++i) {
        EXPECT_EQ(talk.speakers[i].name, people[i].at("name").get<std::string>());
        EXPECT_EQ(talk.speakers[i].affiliation, people[i].at("affiliation").get<std::string>());
        EXPECT_EQ(talk.speakers[i].role, people[i].at("role").get<std::string>());
        EXPECT_EQ(talk.speakers[i].companies, people[i].at("companies").get<std::vector<std::string>>());
    }
    const json& span = label.at("abstract_lines");
    const std::string expected =
        span.is_null() ? "" : words_of_lines(content, span[0].get<std::size_t>(), span[1].get<std::size_t>());
    EXPECT_EQ(words_of(talk), expected);
}

/// Every document of a folder against the labels, in document order; documents
/// without labels must give no talk.
void compare_folder(const fs::path& folder, const fs::path& labels) {
    std::map<std::string, std::vector<json>> wanted;
    std::ifstream in(labels);
    for (std::string line; std::getline(in, line);) {
        const json label = json::parse(line);
        wanted[label.at("source").get<std::string>()].push_back(label);
    }
    ASSERT_FALSE(wanted.empty()) << labels;
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string ending = entry.path().extension().string();
        if (ending == ".md" || ending == ".mdx" || ending == ".txt") files.insert(entry.path());
    }
    std::size_t labelled = 0;
    for (const fs::path& file : files) {
        const std::string content = slurp(file);
        const Reading reading = markdown_reader().read({file.filename().string(), content});
        SCOPED_TRACE(file.filename().string());
        EXPECT_TRUE(reading.diagnostics.empty());
        const auto& expected = wanted[file.stem().string()];
        labelled += expected.size();
        ASSERT_EQ(reading.talks.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) expect_same(reading.talks[i], expected[i], content);
    }
    std::size_t all = 0;
    for (const auto& [source, list] : wanted) all += list.size();
    EXPECT_EQ(labelled, all) << "a label names a document that is not there";
}

TEST(Extraction, CorpusAsLabelled) {
    compare_folder(LECTERN_SOURCE_DIR "/corpus", LECTERN_TEST_DATA "/corpus/expected.jsonl");
}

TEST(Extraction, PostsOfManyAuthorsAsLabelled) {
    compare_folder(LECTERN_TEST_DATA "/listings", LECTERN_TEST_DATA "/listings/gold.jsonl");
}

}  // namespace
}  // namespace lectern
