// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/showings.hpp"

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

Talk shown(const std::string& id, const std::string& title, const std::string& event,
           const std::string& date) {
    Talk talk = make_talk(id, title, "About packets.");
    talk.speakers = {make_speaker("Ada Lovelace")};
    talk.event = event;
    talk.date = date;
    return talk;
}

/// As the indexer does, the newest first.
std::vector<Talk> tour() {
    return {shown("new", "Packets routed", "Late Summit", "2025-05-01"),
            shown("other", "Packets dropped", "Late Summit", "2025-04-30"),
            shown("middle", "Packets Routed!", "Middle Summit", "2024-05-01"),
            shown("old", "Packets routed", "First Summit", "2023-05-01"),
            shown("alone", "Packets counted", "Early Summit", "2022-05-01")};
}

Strings also_at(const Hit& hit) {
    Strings found;
    for (const Showing& showing : hit.also_at) {
        found.push_back(showing.id + "|" + showing.event + "|" + showing.date);
    }
    return found;
}

TEST(Showings, ATalkIsOneHitThatSaysWhereElseItWasGiven) {
    const TestDatabase database(tour());
    auto searcher = database.open();
    const auto found = searcher.search({.query = "packets routed", .facets = {{Field::year}}});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->total, 1u);
    EXPECT_EQ(found->showings, 3u);
    ASSERT_FALSE(found->hits.empty());
    EXPECT_EQ(found->hits[0].talk.id, "new");
    EXPECT_EQ(also_at(found->hits[0]),
              (Strings{"middle|Middle Summit|2024-05-01", "old|First Summit|2023-05-01"}));
    EXPECT_EQ(found->facets[0].talks, 3u);
    EXPECT_EQ(found->facets[0].values.size(), 3u);
}

TEST(Showings, TheBestShowingDependsOnTheOrderAndTheFilter) {
    const TestDatabase database(tour());
    auto searcher = database.open();
    struct Case {
        SearchRequest request;
        Strings hits;
        std::size_t total;
        std::size_t showings;
    };
    const std::vector<Case> cases{
        {{.query = "packets", .sort = Sort::date}, {"new", "other", "alone"}, 3, 5},
        {{.query = "packets", .sort = Sort::date, .collapse = false},
         {"new", "other", "middle", "old", "alone"},
         5,
         5},
        {{.query = "packets", .where = {{Field::event, "Middle Summit"}}}, {"middle"}, 1, 1},
        {{.query = "packets", .offset = 1, .limit = 1, .sort = Sort::date}, {"other"}, 3, 5},
        {{.query = "packets", .offset = 2, .limit = 5, .sort = Sort::date}, {"alone"}, 3, 5},
    };
    for (const Case& c : cases) {
        auto searcher_result = searcher.search(c.request);
        ASSERT_TRUE(searcher_result);
        EXPECT_EQ(ids(*searcher_result), c.hits);
        EXPECT_EQ(searcher_result->total, c.total);
        EXPECT_EQ(searcher_result->showings, c.showings);
    }
}

TEST(Showings, ManyOfOneTalkLeaveThePageToOthers) {
    std::vector<Talk> talks;
    for (int i = 0; i < 230; ++i) {
        talks.push_back(shown("tour" + std::to_string(i), "Packets", "Summit", "2025-05-01"));
    }
    for (int i = 0; i < 4; ++i) {
        talks.push_back(
            shown("own" + std::to_string(i), "Packets " + std::to_string(i) + " of many", "Summit", ""));
    }
    const TestDatabase database(talks);
    auto searcher = database.open();
    const auto found = searcher.search({.query = "packets", .limit = 4});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->total, 5u);
    EXPECT_EQ(found->hits.size(), 4u);
    EXPECT_EQ(found->hits[0].also_at.size(), 229u);
}

TEST(Showings, RelaxationDoesNotRepeatATalk) {
    std::vector<Talk> talks = tour();
    talks[0].abstract = "About packets, and a walrus.";
    talks.push_back(make_talk("else", "Nothing routed"));
    const TestDatabase database(talks);
    auto searcher = database.open();
    const auto found = searcher.search({.query = "routed walrus"});
    ASSERT_TRUE(found && found->relaxed);
    EXPECT_EQ(found->relaxed->total, 2u);
    EXPECT_EQ(ids(*found), (Strings{"new", "else"}));
    EXPECT_TRUE(found->hits[0].complete);
}

}  // namespace
}  // namespace lectern
