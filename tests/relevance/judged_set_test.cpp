// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/relevance/judged_set.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>
#include <string>

#include "bench/relevance/cranfield.hpp"

namespace lectern::relevance {
namespace {

namespace fs = std::filesystem;

class JudgedSetFiles : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / fmt::format("lectern-judged-{}", getpid());
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "judgements");
    }
    void TearDown() override { fs::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
    }

    fs::path folder_;
};

Talk talk_from(const std::vector<std::string>& paths) {
    Talk talk;
    talk.id = "0123456789";
    for (const std::string& path : paths) talk.sources.push_back({.path = path, .line = 1});
    return talk;
}

TEST(JudgedSet, ATalkIsCalledByTheEndOfItsFirstPath) {
    const std::pair<std::vector<std::string>, std::string> cases[] = {
        {{"/data/pyvideo/pycon/videos/a.json", "other/videos/b.json"}, "pycon/videos/a.json"},
        {{"pyvideo.tar.xz/pycon/videos/a.json"}, "pycon/videos/a.json"},
        {{"pycon/videos/a.json"}, "pycon/videos/a.json"},
        {{"a.json"}, "a.json"},
        {{""}, ""},
        {{}, "0123456789"},
    };
    for (const auto& [paths, key] : cases) EXPECT_EQ(key, key_of(talk_from(paths)));
}

TEST(JudgedSet, AGradeOfAnotherSourceIsTheTalksAndTheBestCounts) {
    JudgedSet set{
        .name = "pyvideo",
        .talks = {talk_from({"a/videos/1.json", "b/videos/1.json"}), talk_from({"c/videos/2.json"})},
        .queries = {{.id = "q", .kind = "name", .text = "x", .grades = {}}}};
    set.queries[0].grades = {
        {"a/videos/1.json", 1}, {"b/videos/1.json", 3}, {"c/videos/2.json", 2}, {"d/videos/3.json", 3}};
    EXPECT_EQ(1u, use_first_sources(set));
    const std::map<std::string, int> expected{{"a/videos/1.json", 3}, {"c/videos/2.json", 2}};
    EXPECT_EQ(expected, set.queries[0].grades);
}

TEST_F(JudgedSetFiles, QueriesAndGradesAreReadFromAllFiles) {
    write("queries.tsv", "q1\tname\tada\nq2\ttypo\tpyhton\n");
    write("judgements/name.tsv", "q1\t3\ta/videos/1.json\nq1\t0\ta/videos/2.json\n");
    write("judgements/typo.tsv", "q2\t2\ta/videos/1.json\n");
    const auto queries = read_judgements(folder_);
    ASSERT_TRUE(queries) << queries.error().message;
    ASSERT_EQ(2u, queries->size());
    EXPECT_EQ("ada", (*queries)[0].text);
    EXPECT_EQ(3, (*queries)[0].grades.at("a/videos/1.json"));
    EXPECT_EQ(0, (*queries)[0].grades.at("a/videos/2.json"));
    EXPECT_EQ("typo", (*queries)[1].kind);
}

TEST_F(JudgedSetFiles, MistakesAreToldWithTheirPlace) {
    struct Case {
        std::string queries;
        std::string judgements;
        std::string message;  ///< after the folder
    };
    const Case cases[] = {
        {"q1\tname\n", "", "/queries.tsv:1: 2 cells between tabulators, not 3"},
        {"q1\tname\ta\nq1\tname\tb\n", "", "/queries.tsv:2: a second 'q1'"},
        {"q1\tname\ta\n", "q2\t3\tk\n", "/judgements/name.tsv:1: queries.tsv has no 'q2'"},
        {"q1\tname\ta\n", "\nq1\t4\tk\n", "/judgements/name.tsv:2: '4' is no grade from 0 to 3"},
    };
    for (const Case& test : cases) {
        write("queries.tsv", test.queries);
        write("judgements/name.tsv", test.judgements);
        const auto queries = read_judgements(folder_);
        ASSERT_FALSE(queries) << test.message;
        EXPECT_EQ(folder_.string() + test.message, queries.error().message);
        EXPECT_EQ(ErrorCode::bad_input, queries.error().code);
    }
    const auto nothing = read_judgements(folder_ / "nowhere");
    ASSERT_FALSE(nothing);
    EXPECT_EQ("cannot read " + (folder_ / "nowhere" / "queries.tsv").string(), nothing.error().message);
}

TEST_F(JudgedSetFiles, CranfieldNumbersItsQuestionsInTheOrderOfTheFile) {
    write("cran.all.1400.xml",
          "<doc>\n<docno>7</docno>\n<title>a wing\nof paper .</title>\n<text>a wing\nof paper .\nit flies "
          ".</text></doc><doc><docno>8</docno><title></title><text></text></doc>");
    write("cran.qry.xml",
          "<top><num> 12</num><title>\nwhat flies .\n</title></top><top><num> 30</num><title>why "
          ".</title></top>");
    write("cranqrel.trec.txt", "1 0 7 1\n2 0 7 0\n");
    const auto set = read_cranfield(folder_);
    ASSERT_TRUE(set) << set.error().message;
    ASSERT_EQ(1u, set->talks.size());
    EXPECT_EQ("a wing of paper .", set->talks[0].title);
    EXPECT_EQ("a wing of paper . it flies .", set->talks[0].abstract);
    ASSERT_EQ(2u, set->queries.size());
    EXPECT_EQ("what flies .", set->queries[0].text);
    EXPECT_EQ(1, set->queries[0].grades.at(key_of(set->talks[0])));
    EXPECT_EQ(0, set->queries[1].grades.at(key_of(set->talks[0])));

    write("cranqrel.trec.txt", "3 0 7 1\n");
    const auto bad = read_cranfield(folder_);
    ASSERT_FALSE(bad);
    EXPECT_EQ("cranqrel.trec.txt: no judgement: '3 0 7 1'", bad.error().message);
}

}  // namespace
}  // namespace lectern::relevance
