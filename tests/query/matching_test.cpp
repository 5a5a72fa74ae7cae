// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/matching.hpp"

#include <gtest/gtest.h>

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

TEST(Searcher, PrefixesFindWordsWhoseStemIsShorter) {
    const TestDatabase database({make_talk("a", "Security for everyone"), make_talk("b", "Secrets of pods")});
    auto searcher = database.open();
    const auto found = searcher.search({.query = "securit*"});
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(ids(*found), std::vector<std::string>{"a"});
}

TEST(Searcher, DatesDependOnTheDayThatTheRequestNames) {
    Talk talk = make_talk("a", "DNS");
    talk.date = "2025-06-01";
    const TestDatabase database({talk});
    auto searcher = database.open();
    EXPECT_EQ(searcher.search({.query = "date:last-year", .today = "2026-01-01"})->total, 1u);
    EXPECT_EQ(searcher.search({.query = "date:last-year", .today = "2025-01-01"})->total, 0u);
    EXPECT_EQ(
        searcher.search({.query = "", .where = {{Field::date, "last-year"}}, .today = "2026-01-01"})->total,
        1u);
}

Talk common(int number) {
    return make_talk("common" + std::to_string(number), "Common ground " + std::to_string(number),
                     "Some words that many talks have.");
}

TEST(Searcher, HardlyKnownWordsAreCorrectedWhenANeighbourIsMeant) {
    std::vector<Talk> talks{make_talk("slip", "Other things", "A comon mistake, and a hatch."),
                            make_talk("rare", "Comnon", "A name in a title.")};
    for (int i = 0; i < 120; ++i) talks.push_back(common(i));
    const TestDatabase database(talks);
    auto searcher = database.open();
    EXPECT_EQ(searcher.search({.query = "comon"})->corrected, "common");
    EXPECT_EQ(searcher.search({.query = "comnon"})->corrected, std::nullopt);  // in a title
    EXPECT_EQ(searcher.search({.query = "hatch"})->corrected, std::nullopt);   // near to nothing
    EXPECT_EQ(ids(*searcher.search({.query = "comon", .exact = true})), Strings{"slip"});
}

TEST(Searcher, FewTalksWithAllWordsAreFollowedByOthers) {
    std::vector<Talk> talks{make_talk("both", "Walrus on common ground", "Words."),
                            make_talk("walrus", "The walrus"), make_talk("neither", "Nothing")};
    for (int i = 0; i < 20; ++i) talks.push_back(common(i));
    const TestDatabase database(talks);
    auto searcher = database.open();

    auto found = searcher.search({.query = "common walrus", .limit = 3});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->total, 1u);
    ASSERT_TRUE(found->relaxed);
    EXPECT_EQ(found->relaxed->complete, 1u);
    EXPECT_EQ(found->relaxed->total, 22u);
    EXPECT_TRUE(found->relaxed->any);
    ASSERT_EQ(found->hits.size(), 3u);
    EXPECT_EQ(found->hits[0].talk.id, "both");
    EXPECT_TRUE(found->hits[0].complete);
    EXPECT_EQ(found->hits[1].talk.id, "walrus");  // tells more than common
    EXPECT_FALSE(found->hits[1].complete);

    found = searcher.search({.query = "common walrus", .offset = 1, .limit = 1});
    EXPECT_EQ(ids(*found), Strings{"walrus"});

    found = searcher.search({.query = "common xylophone"});  // nobody knows the second
    EXPECT_EQ(found->total, 21u);
    ASSERT_TRUE(found->relaxed);
    EXPECT_EQ(found->relaxed->dropped, Strings{"xylophone"});
    EXPECT_EQ(found->relaxed->complete, 0u);
    EXPECT_FALSE(found->hits.front().complete);
}

TEST(Searcher, TheWordOfANumberIsGivenUpAfterTheNumber) {
    std::vector<Talk> talks{make_talk("release", "Common 2.0, a release")};
    for (int i = 0; i < 20; ++i) talks.push_back(common(i));
    for (int i = 0; i < 12; ++i) talks.push_back(make_talk("other" + std::to_string(i), "Others 2.0"));
    for (int i = 0; i < 14; ++i) talks.push_back(make_talk("release" + std::to_string(i), "A release"));
    const TestDatabase database(talks);
    auto searcher = database.open();
    const std::vector<std::pair<std::string, Strings>> cases{
        {"common 2.0", {"2.0"}},  // though ten talks on other things have it
        {"common 2.0 release", {"release", "2.0"}},
    };
    for (const auto& [query, dropped] : cases) {
        const auto found = searcher.search({.query = query});
        ASSERT_TRUE(found && found->relaxed) << query;
        EXPECT_EQ(found->relaxed->dropped, dropped) << query;
    }
}

TEST(Searcher, RelaxesNothingThatWasDemanded) {
    std::vector<Talk> talks{make_talk("walrus", "The walrus")};
    for (int i = 0; i < 20; ++i) talks.push_back(common(i));
    const TestDatabase database(talks);
    auto searcher = database.open();
    for (const std::string query : {"common AND walrus", "+common +walrus", "title:common title:walrus",
                                    "\"common\" \"walrus\"", "common", "walrus -common"}) {
        EXPECT_FALSE(searcher.search({.query = query})->relaxed) << query;
    }
    EXPECT_FALSE(searcher.search({.query = "common walrus", .exact = true})->relaxed);
    EXPECT_FALSE(searcher.search({.query = "common walrus", .relax = false})->relaxed);
    EXPECT_FALSE(searcher.search({.query = "common walrus", .any = true})->relaxed);
    EXPECT_EQ(ids(*searcher.search({.query = "common +walrus"})), Strings{"walrus"});
}

TEST(Searcher, ExplainsWhatATalkScoresBy) {
    const TestDatabase database(
        {make_talk("a", "Service mesh", "A mesh of services."), make_talk("b", "Other", "Nothing of it.")});
    auto searcher = database.open();
    const auto found = searcher.search({.query = "service mesh", .explain = true});
    ASSERT_EQ(found->hits.size(), 1u);
    Strings parts;
    double sum = 0;
    for (const ScorePart& part : found->hits[0].parts) {
        parts.push_back(part.what);
        sum += part.score;
    }
    EXPECT_EQ(parts, (Strings{"service", "mesh", "together", "title"}));
    EXPECT_NEAR(sum, found->hits[0].score, 1e-9);
    EXPECT_TRUE(searcher.search({.query = "service mesh"})->hits[0].parts.empty());
}

struct OrderCase {
    std::string query;
    Strings order;
};

TEST(Searcher, RanksWhatIsMeantFirst) {
    Talk person = make_talk("person", "Threads", "On concurrency.");
    person.speakers = {make_speaker("David Beazley")};
    Talk namesakes = make_talk("namesakes", "Threads", "On concurrency, by others.");
    namesakes.speakers = {make_speaker("David Ash"), make_speaker("Ann Beazley")};
    Talk panel = make_talk("panel", "Networks of others", "A panel with Liz Rice.");
    panel.speakers = {make_speaker("Liz Rice"), make_speaker("Ann Ash"), make_speaker("Bob Elm"),
                      make_speaker("Cy Oak"), make_speaker("Di Fir")};
    Talk own = make_talk("own", "Networks of one's own");
    own.speakers = {make_speaker("Liz Rice")};
    std::vector<Talk> talks{
        make_talk("scattered", "Clouds", "A service that has no part in a mesh, and for it a PEP or 8."),
        make_talk("together", "Networks",
                  "What a service mesh is for, said in as many words as the others have."),
        make_talk("title", "A service mesh"),
        make_talk("apart", "PEP 12 and 572 others"),
        make_talk("pep", "PEP 572 and 12 others"),
        make_talk("long", "Whole and a good deal more of this and that"),
        make_talk("whole", "Whole and a good deal"),
        namesakes,
        person,
        panel,
        own};
    const TestDatabase database(talks);
    auto searcher = database.open();
    const std::vector<OrderCase> cases{
        {"service mesh", {"title", "together", "scattered"}},
        {"pep 572", {"pep", "apart"}},
        {"whole deal", {"whole", "long"}},
        {"david beazley concurrency", {"person", "namesakes"}},
        {"liz rice", {"own", "panel"}},
    };
    for (const OrderCase& c : cases) {
        const auto found = searcher.search({.query = c.query});
        ASSERT_TRUE(found) << c.query;
        Strings complete;
        for (const Hit& hit : found->hits) {
            if (hit.complete) complete.push_back(hit.talk.id);
        }
        EXPECT_EQ(complete, c.order) << c.query;
    }
}

}  // namespace
}  // namespace lectern
