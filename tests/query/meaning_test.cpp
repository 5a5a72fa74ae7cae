// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is understood beyond the words: slips, stems of other languages, years and
// kinds of sessions, names, numbers, questions.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "tests/query/test_database.hpp"

namespace lectern {
namespace {

using test::ids;
using test::make_speaker;
using test::make_talk;
using test::TestDatabase;
using Strings = std::vector<std::string>;

Talk in_language(Talk talk, const std::string& language) {
    talk.language = language;
    return talk;
}

Talk at(Talk talk, const std::string& event, const std::string& date = {}, Format format = Format::talk) {
    talk.event = event;
    talk.date = date;
    talk.format = format;
    return talk;
}

/// Talks about something else, so that words tell something.
void add_others(std::vector<Talk>& talks, int count, const std::string& title,
                const std::string& abstract = {}) {
    for (int i = 0; i < count; ++i) {
        talks.push_back(make_talk("other" + std::to_string(talks.size()), title, abstract));
    }
}

TEST(Meaning, StemsOfAnotherLanguageFindTalksInThatLanguageOnly) {
    // In Lithuanian the stem of `asyncio` is `async`.
    const TestDatabase database({make_talk("async", "Async web"), make_talk("asyncio", "Asyncio web"),
                                 in_language(make_talk("lietuviškai", "Asyncio žiniatinklis"), "lt")});
    auto searcher = database.open();
    EXPECT_EQ(ids(*searcher.search({.query = "asyncio"})), (Strings{"asyncio", "lietuviškai"}));
    EXPECT_EQ(ids(*searcher.search({.query = "async"})), (Strings{"async", "lietuviškai"}));
}

TEST(Meaning, AMistypedWordThatOnlyAForeignStemKnowsIsCorrected) {
    // In Lithuanian the stem of `postgress` is `postgres`.
    std::vector<Talk> talks;
    for (int i = 0; i < 3; ++i) {
        talks.push_back(in_language(make_talk("lt" + std::to_string(i), "Postgres duomenys"), "lt"));
    }
    add_others(talks, 40, "Postgres in production");
    const TestDatabase database(talks);
    auto searcher = database.open();
    EXPECT_EQ(searcher.search({.query = "postgress"})->corrected, "postgres");
    EXPECT_EQ(searcher.search({.query = "postgress", .exact = true})->corrected, std::nullopt);
}

TEST(Meaning, AKnownWordIsCorrectedWhereTheWholeQueryFindsOnlyItsNeighbour) {
    std::vector<Talk> talks{make_talk("planet", "Jupiter and its moons"),
                            make_talk("probe", "A probe to Jupiter"),
                            make_talk("gas", "Jupiter, a ball of gas")};
    add_others(talks, 60, "Jupyter notebooks");
    const TestDatabase database(talks);
    auto searcher = database.open();
    const auto found = searcher.search({.query = "jupiter notebooks"});
    EXPECT_EQ(found->corrected, "jupyter notebooks");
    EXPECT_EQ(found->total, 60u);
    EXPECT_EQ(searcher.search({.query = "jupiter"})->corrected, std::nullopt);
    EXPECT_EQ(searcher.search({.query = "jupiter moons"})->corrected, std::nullopt);
    EXPECT_EQ(searcher.search({.query = "jupiter notebooks", .exact = true})->total, 0u);
}

TEST(Meaning, YearsAndKindsOfSessionsAreFactsAsWellAsWords) {
    std::vector<Talk> talks{at(make_talk("given", "Opening words"), "Summit", "2018-05-09", Format::keynote),
                            make_talk("said", "Back to 2018", "A keynote that was never given."),
                            make_talk("neither", "Something else")};
    const TestDatabase database(talks);
    auto searcher = database.open();
    struct Case {
        std::string query;
        bool exact;
        Strings found;
    };
    const std::vector<Case> cases{
        {"2018", false, {"said", "given"}},          {"2018", true, {"said"}},
        {"keynotes 2018", false, {"given", "said"}}, {"title:2018", false, {"said"}},
        {"-keynote", false, {"given", "neither"}},
    };
    for (const Case& c : cases) {
        const auto found = searcher.search({.query = c.query, .exact = c.exact});
        ASSERT_TRUE(found) << c.query;
        EXPECT_EQ(ids(*found), c.found) << c.query;
    }
}

TEST(Meaning, AWordAndItsNumberAreAlsoWrittenTogether) {
    std::vector<Talk> talks{make_talk("apart", "Why PEP 8 matters"), make_talk("joined", "Why PEP8 matters"),
                            make_talk("other", "PEP 12 matters on 8 days")};
    const TestDatabase database(talks);
    auto searcher = database.open();
    EXPECT_EQ(ids(*searcher.search({.query = "pep 8"})), (Strings{"joined", "apart", "other"}));
    EXPECT_EQ(ids(*searcher.search({.query = "pep8"})), (Strings{"joined", "apart"}));
    EXPECT_EQ(ids(*searcher.search({.query = "pep8", .exact = true})), Strings{"joined"});
    EXPECT_EQ(ids(*searcher.search({.query = "\"pep8\""})), Strings{"joined"});
}

TEST(Meaning, WhatIsNamedInFullComesFirst) {
    const std::string abstract = "A keynote.";
    const TestDatabase database({at(make_talk("neighbours", "Keynote 2018", abstract), "PyCon CA 2018"),
                                 at(make_talk("meant", "Keynote", abstract), "PyCon US 2018"),
                                 at(make_talk("before", "Keynote", abstract), "PyCon US 2017")});
    auto searcher = database.open();
    const auto found = searcher.search({.query = "pycon us 2018 keynote", .explain = true});
    ASSERT_FALSE(found->hits.empty());
    EXPECT_EQ(found->hits.front().talk.id, "meant");
    const auto& parts = found->hits.front().parts;
    EXPECT_TRUE(
        std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.what == "name"; }));
}

TEST(Meaning, OfSimilarTitlesTheOneThatWasTypedComesFirst) {
    const TestDatabase database({make_talk("shorter", "Clean architecture in Python"),
                                 make_talk("longer", "The clean architecture in Python and elsewhere"),
                                 make_talk("typed", "The clean architecture in Python"),
                                 make_talk("core", "Clean architecture, Python")});
    auto searcher = database.open();
    const auto found = searcher.search({.query = "the clean architecture in python"});
    ASSERT_FALSE(found->hits.empty());
    EXPECT_EQ(found->hits.front().talk.id, "typed");
}

TEST(Meaning, QuestionsAndLongQueriesDemandNoSingleWord) {
    std::vector<Talk> talks{make_talk("slow", "What makes snakes slow"),
                            make_talk("long", "Walrus, seal and sea lion at low tide")};
    add_others(talks, 60, "Snakes and more snakes");
    const TestDatabase database(talks);
    auto searcher = database.open();
    struct Case {
        std::string query;
        Strings best;
        std::size_t total;
    };
    const std::vector<Case> cases{
        {"why are snakes so slow", {"slow"}, 1},  // snakes tell nothing here
        {"slow snakes, reptiles?", {"slow"}, 1},
        {"why are walrus tides slow", {"long", "slow"}, 2},
        {"walrus seal lion otter penguin albatross", {"long"}, 1},
        {"is +snakes slow", {"slow"}, 1},
    };
    for (const Case& c : cases) {
        auto found = searcher.search({.query = c.query, .limit = c.best.size(), .relax = false});
        ASSERT_TRUE(found) << c.query;
        EXPECT_EQ(ids(*found), c.best) << c.query;
        EXPECT_EQ(found->total, c.total) << c.query;
    }
    EXPECT_EQ(searcher.search({.query = "why are walrus tides slow", .exact = true})->total, 0u);
}

double together(Searcher& searcher, const std::string& query) {
    const auto found = searcher.search({.query = query, .explain = true});
    for (const ScorePart& part : found->hits.front().parts) {
        if (part.what == "together") return part.score;
    }
    return 0;
}

TEST(Meaning, WordsForTheMannerOfATalkAreNotDemandedBesideItsSubject) {
    const TestDatabase database({make_talk("tricks", "Tips and tricks for walruses"),
                                 make_talk("walrus", "The walrus"), make_talk("tips", "Tips for tips"),
                                 make_talk("other", "Other tricks")});
    auto searcher = database.open();
    EXPECT_EQ(ids(*searcher.search({.query = "walrus tips"})), (Strings{"tricks", "walrus"}));
    EXPECT_EQ(ids(*searcher.search({.query = "walrus +tips", .relax = false})), Strings{"tricks"});
    EXPECT_EQ(ids(*searcher.search({.query = "walrus tips", .exact = true})), Strings{"tricks"});
    EXPECT_EQ(searcher.search({.query = "tips tricks", .relax = false})->total, 1u);  // nothing else
    EXPECT_EQ(searcher.search({.query = "narwhal tricks", .relax = false})->total, 0u);
}

TEST(Meaning, AQuestionsWordsStandTogetherAsTheyWereTyped) {
    const TestDatabase database({make_talk("a", "On threads and processes"), make_talk("b", "Else")});
    auto searcher = database.open();
    const double plain = together(searcher, "threads and processes");
    EXPECT_GT(plain, 0);
    EXPECT_NEAR(together(searcher, "why threads and processes"), plain, 1e-9);
}

}  // namespace
}  // namespace lectern
