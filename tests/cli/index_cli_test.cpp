// SPDX-License-Identifier: GPL-2.0-or-later

// lectern-index by itself: options, counts, what comes out.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/version.hpp"
#include "tests/cli/index_fixture.hpp"

namespace lectern::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

TEST_F(IndexTest, HelpBeginsWithAVerbAndShowsDefaults) {
    const Outcome help = lectern_index({"--help"});
    EXPECT_EQ(help.status, 0);
    EXPECT_EQ(help.err, "");
    EXPECT_THAT(help.out,
                StartsWith("Read conference talks from listings and keep a searchable database of them.\n"
                           "\nUsage: lectern-index [OPTIONS] PATH...\n"));
    for (const char* part : {"--db DIR",
                             "(default: $LECTERN_DB, else talks.db)",
                             "--max-file-size SIZE",
                             "(default: 64 MiB)",
                             "--max-archive-size SIZE",
                             "(default: 1 GiB)",
                             "--dry-run",
                             "--rebuild",
                             "-q,--quiet",
                             "-v,--verbose",
                             "--bench",
                             "--watch",
                             "--profile",
                             "--list-formats",
                             "--format NAME",
                             "--memory SIZE",
                             "--writer auto|bulk|xapian",
                             "Examples:",
                             "Exit status:",
                             "LECTERN_DB",
                             ".md .markdown .mdx .txt .json .jsonl"}) {
        EXPECT_THAT(help.out, HasSubstr(part));
    }
    for (const std::string& row : lines(help.out)) EXPECT_LE(row.size(), 80u) << row;
    EXPECT_EQ(lectern_index({"-h"}).out, help.out);
}

TEST_F(IndexTest, TellsItsVersionAndFormats) {
    EXPECT_EQ(summary({"--version"}), "lectern-index " + std::string(version) + "\n");
    EXPECT_THAT(summary({"--list-formats"}), AllOf(HasSubstr("jsonl "), HasSubstr("markdown ")));
}

TEST_F(IndexTest, BothWritersMakeAnIndex) {
    folder_.write("a.jsonl", talk_line("One"));
    for (const char* writer : {"bulk", "xapian", "auto"}) {
        EXPECT_EQ(lectern_index({"--rebuild", "--writer", writer, "--memory", "16mb", "a.jsonl"}).status, 0);
        EXPECT_THAT(titles(), ElementsAre("One")) << writer;
    }
    const Outcome unknown = lectern_index({"--writer", "fast", "a.jsonl"});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_EQ(unknown.err,
              "lectern-index: error: there is no writer fast\n  choose one of: auto, bulk, xapian\n");
}

TEST_F(IndexTest, ABenchmarkMeasuresAndLeavesNothing) {
    folder_.write("a.jsonl", many_talks(20));
    const Outcome measured = lectern_index({"--bench", "a.jsonl"});
    EXPECT_EQ(measured.status, 0) << measured;
    const std::vector<std::string> rows = lines(measured.out);
    ASSERT_EQ(rows.size(), 6u) << measured;
    EXPECT_THAT(rows[0], StartsWith("20 talks, 0.0 MB of text in 0.0 MB of files"));
    EXPECT_THAT(rows[1], AllOf(StartsWith("reading "), HasSubstr(" s "), HasSubstr(" talks/s ")));
    EXPECT_THAT(rows[2], StartsWith("indexing "));
    EXPECT_THAT(rows[3], StartsWith("together "));
    EXPECT_THAT(rows[4], AllOf(StartsWith("memory "), HasSubstr(" MB at most")));
    EXPECT_THAT(rows[5], AllOf(StartsWith("index "), HasSubstr(" bytes for each byte of text")));
    EXPECT_FALSE(fs::exists(folder_.path() / "talks.db"));
}

TEST_F(IndexTest, AProfileNamesStagesAndForms) {
    folder_.write("a.jsonl", many_talks(20));
    const std::vector<std::string> rows = lines(lectern_index({"--profile", "a.jsonl"}).out);
    ASSERT_EQ(rows.size(), 11u);
    EXPECT_THAT(rows[0], StartsWith("20 talks from 1 file: 20 added"));
    const std::vector<std::string> stages(rows.begin() + 2, rows.begin() + 9);
    EXPECT_THAT(stages, ElementsAre(StartsWith("reading "), StartsWith("joining "), StartsWith("facets "),
                                    StartsWith("analysis "), StartsWith("sorting "), StartsWith("tables "),
                                    StartsWith("publishing ")));
    EXPECT_THAT(rows[9], StartsWith("form "));
    EXPECT_THAT(rows[10], AllOf(StartsWith("jsonl "), HasSubstr(" 1       20 ")));
}

TEST_F(IndexTest, AnUnknownFormatIsAnsweredWithTheChoices) {
    const Outcome outcome = lectern_index({"--format", "csvx", "a.md"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.err, StartsWith("lectern-index: error: there is no format csvx\n  choose one of: "));
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("jsonl"), HasSubstr("markdown")));
}

TEST_F(IndexTest, AFormatThatIsNamedIsTheOnlyOne) {
    folder_.write("a.md", talk_line("One"));
    EXPECT_THAT(summary({"--format", "jsonl", "a.md"}), StartsWith("1 talk from 1 file: 1 added"));
}

TEST_F(IndexTest, MistakesInTheOptionsAreExplained) {
    struct Case {
        std::vector<std::string> arguments;
        std::string_view message;
    };
    const Case cases[] = {
        {{}, "lectern-index: error: no path to read\n  name files or folders: lectern-index posts/\n"},
        {{"--rebuild"},
         "lectern-index: error: no path to read\n  name files or folders: lectern-index posts/\n"},
        {{""}, "lectern-index: error: a path is empty\n  lectern-index --help explains\n"},
        {{"--check", "a.md"},
         "lectern-index: error: --check takes no path\n  it looks at what was indexed: see --db\n"},
        {{"--progress", "much", "a.md"},
         "lectern-index: error: there is no form of progress much\n  choose one of: auto, bar, lines, json, "
         "none\n"},
        {{"--fast", "a.md"},
         "lectern-index: error: The following argument was not expected: --fast\n  lectern-index --help "
         "explains\n"},
        {{"--db", "", "a.md"},
         "lectern-index: error: --db: the path is empty\n  lectern-index --help explains\n"},
        {{"--dry-run", "--rebuild", "a.md"},
         "lectern-index: error: --dry-run excludes --rebuild\n  lectern-index --help explains\n"},
        {{"--watch", "--dry-run", "a.md"},
         "lectern-index: error: --dry-run excludes --watch\n  lectern-index --help explains\n"},
        {{"--watch", "--check"},
         "lectern-index: error: --check excludes --watch\n  lectern-index --help explains\n"},
        {{"--watch", "--bench", "a.md"},
         "lectern-index: error: --bench excludes --watch\n  lectern-index --help explains\n"},
        {{"--quiet", "--verbose", "a.md"},
         "lectern-index: error: --quiet excludes --verbose\n  lectern-index --help explains\n"},
    };
    for (const Case& c : cases) {
        const Outcome outcome = lectern_index(c.arguments);
        EXPECT_EQ(outcome.status, 2) << c.message;
        EXPECT_EQ(outcome.err, c.message);
        EXPECT_EQ(outcome.out, "");
    }
    const Outcome size = lectern_index({"--max-file-size", "much", "a.md"});
    EXPECT_EQ(size.status, 2);
    EXPECT_THAT(size.err, StartsWith("lectern-index: error: --max-file-size"));
    EXPECT_THAT(titles(), ElementsAre(folder_.at("talks.db") + ": there is no database here"));
}

TEST_F(IndexTest, CountsWhatItAddsUpdatesAndRemoves) {
    folder_.write("posts/a.jsonl", talk_line("One") + talk_line("Two") + talk_line("Three"));
    folder_.write("posts/b.md", "# A look back\n\nIt was nice.\n");
    EXPECT_EQ(summary({"posts"}),
              "3 talks from 1 file (1 file lists no talks): 3 added, 0 updated, 0 unchanged, 0 removed; "
              "0 problems in N s\n");
    EXPECT_THAT(titles(), ElementsAre("One", "Three", "Two"));
    EXPECT_EQ(summary({"posts/"}),
              "3 talks from 1 file (1 file lists no talks): 0 added, 0 updated, 3 unchanged, 0 removed; "
              "0 problems in N s\n");
    folder_.write("posts/a.jsonl", talk_line("One") + talk_line("Two", "More about it.") + talk_line("Four"));
    folder_.write("posts/c.txt", "");
    EXPECT_EQ(summary({"./posts"}),
              "3 talks from 1 file (1 file lists no talks, 1 file is in no known form): 1 added, 1 updated, "
              "1 unchanged, 1 removed; 0 problems in N s\n");
    EXPECT_THAT(titles(), ElementsAre("Four", "One", "Two"));
}

TEST_F(IndexTest, OneTalkIsOneTalk) {
    folder_.write("a.jsonl", talk_line("One"));
    EXPECT_EQ(summary({"a.jsonl"}),
              "1 talk from 1 file: 1 added, 0 updated, 0 unchanged, 0 removed; 0 problems in N s\n");
}

TEST_F(IndexTest, KeepsTalksFromElsewhere) {
    folder_.write("a/1.jsonl", talk_line("One"));
    folder_.write("b/2.jsonl", talk_line("Two") + talk_line("Three"));
    EXPECT_EQ(lectern_index({"a"}).status, 0);
    EXPECT_EQ(summary({"b"}),
              "2 talks from 1 file: 2 added, 0 updated, 0 unchanged, 0 removed, 1 from elsewhere kept; "
              "0 problems in N s\n");
    fs::remove(folder_.at("b/2.jsonl"));
    folder_.write("b/3.jsonl", talk_line("Three"));
    // From another folder the same paths are meant.
    const Start inside{.folder = folder_.at("b")};
    EXPECT_EQ(run_program(LECTERN_INDEX_BIN, {"--db", "../talks.db", "."}, inside).status, 0);
    EXPECT_THAT(titles(), ElementsAre("One", "Three"));
}

TEST_F(IndexTest, TheDatabaseIsNamedByOptionEnvironmentOrDefault) {
    folder_.write("a.jsonl", talk_line("One"));
    EXPECT_EQ(lectern_index({"a.jsonl"}).status, 0);
    EXPECT_THAT(titles("talks.db"), ElementsAre("One"));
    const Start start{.folder = {}, .environment = {"LECTERN_DB=" + folder_.at("env.db")}};
    EXPECT_EQ(lectern_index({"a.jsonl"}, start).status, 0);
    EXPECT_THAT(titles("env.db"), ElementsAre("One"));
    EXPECT_EQ(lectern_index({"--db", "option.db", "a.jsonl"}, start).status, 0);
    EXPECT_THAT(titles("option.db"), ElementsAre("One"));
}

TEST_F(IndexTest, ADryRunPrintsTalksAndWritesNothing) {
    folder_.write("posts/a.jsonl", talk_line("One") + talk_line("Two"));
    const Outcome outcome = lectern_index({"--dry-run", "posts"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(without_time(outcome.err), "2 talks from 1 file; 0 problems in N s\n");
    const auto printed = lines(outcome.out);
    ASSERT_EQ(printed.size(), 2u);
    const auto talk = talk_from_json(printed[1]);
    ASSERT_TRUE(talk.ok());
    EXPECT_EQ(talk->title, "Two");
    EXPECT_THAT(talk->sources, ElementsAre(Source{"posts/a.jsonl", 2}));
    EXPECT_FALSE(fs::exists(folder_.at("talks.db")));
}

TEST_F(IndexTest, ADryRunPrintsManyTalksInTheOrderOfTheirFile) {
    constexpr int number = 5000;  // more than are put into words at once, and by several threads
    folder_.write("many.jsonl", many_talks(number));
    const auto printed = lines(lectern_index({"--dry-run", "many.jsonl"}).out);
    ASSERT_EQ(printed.size(), std::size_t{number});
    for (std::size_t i = 0; i < printed.size(); ++i) {
        ASSERT_THAT(printed[i], HasSubstr("\"title\":\"Talk " + std::to_string(i) + "\""));
    }
}

/// The talks of a dry run, without where they were read.
std::vector<Talk> talks_in(const std::string& output) {
    std::vector<Talk> out;
    for (const std::string& json : lines(output)) {
        auto talk = talk_from_json(json);
        if (!talk) {
            ADD_FAILURE() << talk.error().message << "\n" << json;
            continue;
        }
        talk->sources.clear();
        out.push_back(std::move(*talk));
    }
    return out;
}

TEST_F(IndexTest, TheOutputOfADryRunCanBeIndexed) {
    const Outcome first = lectern_index({"--dry-run", LECTERN_SOURCE_DIR "/corpus"});
    EXPECT_EQ(first.status, 0);
    const auto talks = talks_in(first.out);
    EXPECT_GE(talks.size(), 57u);
    folder_.write("again.jsonl", first.out);
    const Outcome second = lectern_index({"--dry-run", "again.jsonl"});
    EXPECT_EQ(second.status, 0);
    EXPECT_EQ(talks_in(second.out), talks);
}

TEST_F(IndexTest, TheOrderOfPathsDoesNotShowInTheDatabase) {
    const std::string corpus = LECTERN_SOURCE_DIR "/corpus";
    std::vector<std::string> paths;
    for (const auto& entry : fs::directory_iterator(corpus)) paths.push_back(entry.path().string());
    std::sort(paths.begin(), paths.end());
    const auto index_into = [&](const std::string& database) {
        std::vector<std::string> arguments{"--db", database};
        arguments.insert(arguments.end(), paths.begin(), paths.end());
        EXPECT_EQ(lectern_index(arguments).status, 0);
        std::string out;
        const Xapian::Database opened(folder_.at(database));
        for (Xapian::docid id = 1; id <= opened.get_lastdocid(); ++id)
            out += opened.get_document(id).get_data() + "\n";
        return out;
    };
    const std::string one = index_into("one.db");
    std::reverse(paths.begin(), paths.end());
    EXPECT_EQ(index_into("other.db"), one);
}

TEST_F(IndexTest, WhatFindsNoTalksSaysSo) {
    folder_.write("posts/a.md", "# Hello\n\nNothing to see.\n");
    folder_.write("posts/b\x1b[2J.md", "");
    folder_.write("posts/c.txt", "Nothing to see either.\n");
    const Outcome outcome = lectern_index({"--verbose", "posts"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(lines(outcome.err),
                ElementsAre("posts/a.md: no talks", "posts/b\\x1b[2J.md: no talks",
                            "posts/c.txt: not in a known form", "lectern-index: warning: no talks were found",
                            "  --list-formats lists what is read, --verbose names the files without talks"));
    EXPECT_FALSE(fs::exists(folder_.at("talks.db")));
}

TEST_F(IndexTest, QuietPrintsErrorsOnly) {
    folder_.write("a.jsonl", talk_line("One") + "{\n");
    const Outcome outcome = lectern_index({"--quiet", "a.jsonl"});
    EXPECT_EQ(outcome.status, 4);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "a.jsonl:2: error: not a JSON object; each line holds one talk\n");
}

TEST_F(IndexTest, XapianOpensTheFolderAsItIs) {
    folder_.write("a.jsonl", talk_line("One"));
    EXPECT_EQ(lectern_index({"a.jsonl"}).status, 0);
    const Xapian::Database database(folder_.at("talks.db"));
    EXPECT_EQ(database.get_doccount(), 1u);
    EXPECT_TRUE(database.term_exists("Sone"));
}

}  // namespace
}  // namespace lectern::test
