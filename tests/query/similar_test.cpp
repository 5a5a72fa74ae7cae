// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/similar.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lectern/database.hpp"
#include "lectern/terms.hpp"
#include "tests/query/test_database.hpp"

namespace lectern {
namespace {

using test::ids;
using test::make_speaker;
using test::make_talk;
using test::TestDatabase;
using IdsInOrder = std::vector<std::string>;

std::vector<Talk> related_talks() {
    std::vector<Talk> talks{
        make_talk("celery0001", "Task queues with Celery", "Celery sends tasks through a broker."),
        make_talk("celery0002", "Celery in production", "Brokers, task queues and retries."),
        make_talk("celery0003", "A queue for background work", "We moved every task from cron to a broker."),
        make_talk("celery0004", "Task queues with Celery", "Celery sends tasks through a broker."),
        make_talk("garden0001", "Growing celery", "Beds, water and seeds."),
        make_talk("garden0002", "Water for gardens", "Seeds in beds."),
        make_talk("bare000001", "The"),
        make_talk("german0001", "Warteschlangen", "Ein Vortrag ohne Nachbarn."),
    };
    for (Talk& talk : talks) talk.date = "2024-05-01";
    talks[0].speakers = talks[3].speakers = {make_speaker("Ann Lee", {"Acme"})};
    talks[3].event = "Another Conf 2024";
    talks[1].speakers = {make_speaker("Bo Fox", {"Acme"})};
    talks[2].date = "2025-05-01";
    return talks;
}

const TestDatabase& related_database() {
    static const TestDatabase database(related_talks());
    return database;
}

SearchResult similar(SearchRequest request) {
    auto searcher = related_database().open();
    auto result = searcher.search(request);
    EXPECT_TRUE(result.ok());
    return result.ok() ? std::move(*result) : SearchResult();
}

SearchRequest like(const std::string& id) {
    SearchRequest request;
    request.similar_to = id;
    return request;
}

TEST(Similar, ListsTalksOfTheSameSubjectMostSimilarFirst) {
    const SearchResult result = similar(like("celery0001"));
    EXPECT_EQ(ids(result), (IdsInOrder{"celery0002", "celery0003"}));
    EXPECT_EQ(result.total, 2u);
    EXPECT_EQ(result.like->id, "celery0001");
    EXPECT_GT(result.hits[0].score, result.hits[1].score);
    EXPECT_EQ(ids(similar(like("garden0001"))), (IdsInOrder{"garden0002"})) << "one word is too little";
}

TEST(Similar, LeavesOutTheTalkItselfAndItsOtherShowings) {
    EXPECT_EQ(ids(similar(like("celery0004"))), (IdsInOrder{"celery0002", "celery0003"}));
}

TEST(Similar, AnotherShowingDoesNotMakeTheOthersDistant) {
    auto stored = related_talks();
    stored.push_back(make_talk("celery0005", "Celery", "A broker."));
    const IdsInOrder expected{"celery0002", "celery0003", "celery0005"};
    for (const bool twice : {true, false}) {
        if (!twice) stored.erase(stored.begin() + 3);
        const TestDatabase other(stored);
        IdsInOrder found = ids(*other.open().search(like("celery0001")));
        std::sort(found.begin(), found.end());
        EXPECT_EQ(found, expected);
    }
}

TEST(Similar, ShowsATalkGivenAtSeveralEventsOnceUnlessToldOtherwise) {
    SearchRequest request = like("celery0002");
    const SearchResult once = similar(request);
    EXPECT_EQ(ids(once), (IdsInOrder{"celery0001"}));
    ASSERT_EQ(once.hits[0].also_at.size(), 1u);
    EXPECT_EQ(once.hits[0].also_at[0].id, "celery0004");
    EXPECT_EQ(once.total, 1u);
    EXPECT_EQ(once.showings, 2u);
    request.collapse = false;
    const SearchResult each = similar(request);
    EXPECT_EQ(ids(each), (IdsInOrder{"celery0001", "celery0004"}));
    EXPECT_EQ(each.total, 2u);
    EXPECT_EQ(each.showings, 2u);
}

TEST(Similar, MarksTheWordsThatTheTalksShare) {
    const SearchResult result = similar(like("celery0001"));
    const Snippet& title = result.hits[0].title;
    ASSERT_EQ(title.matches.size(), 1u);
    EXPECT_EQ(title.text.substr(title.matches[0].begin, title.matches[0].end - title.matches[0].begin),
              "Celery");
}

TEST(Similar, TakesFiltersFacetsAndPages) {
    SearchRequest request = like("celery0001");
    request.where = {{Field::year, "2025"}};
    request.facets = {{Field::year}, {Field::company}};
    const SearchResult filtered = similar(request);
    EXPECT_EQ(ids(filtered), (IdsInOrder{"celery0003"}));
    EXPECT_EQ(filtered.facets[0].values.size(), 2u) << "the other year stays visible";
    EXPECT_EQ(filtered.facets[0].talks, 2u);
    EXPECT_EQ(filtered.facets[1].talks, 1u);

    SearchRequest page = like("celery0001");
    page.limit = 1;
    EXPECT_EQ(ids(similar(page)), (IdsInOrder{"celery0002"}));
    page.offset = 1;
    EXPECT_EQ(ids(similar(page)), (IdsInOrder{"celery0003"}));
    EXPECT_EQ(similar(page).total, 2u);
    page.offset = 2;
    EXPECT_EQ(ids(similar(page)), IdsInOrder());
    page.offset = page.limit = SIZE_MAX;
    EXPECT_EQ(ids(similar(page)), IdsInOrder());
}

TEST(Similar, TalksThatShareNothingHaveNoneLikeThem) {
    EXPECT_EQ(similar(like("bare000001")).total, 0u);
    EXPECT_EQ(similar(like("german0001")).total, 0u);
    EXPECT_EQ(similar(like("german0001")).warnings, IdsInOrder());
}

TEST(Similar, UnknownIdIsAnErrorThatNamesTheNearest) {
    auto searcher = related_database().open();
    const auto result = searcher.search(like("celery0005"));
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::not_found);
    EXPECT_EQ(result.error().message, "there is no talk with the id 'celery0005'");
    EXPECT_EQ(result.error().hint, "did you mean celery0001, Task queues with Celery?");
}

IdsInOrder typical(const std::vector<Talk>& stored, std::size_t number) {
    const TestDatabase database(stored);
    const auto opened = open_database(database.path());
    Analyzer analyzer;
    const Talk& talk = stored[number - 1];
    IdsInOrder words;
    for (const TypicalWord& word :
         typical_words(*opened, {static_cast<Xapian::docid>(number), talk, analyzer}, 5)) {
        words.push_back(word.term);
    }
    return words;
}

TEST(TypicalWords, AreRareAndStandInTheTitle) {
    auto stored = related_talks();
    EXPECT_EQ(typical(stored, 1), (IdsInOrder{"celeri", "task", "queue", "broker", "send"}));
    EXPECT_EQ(typical(stored, 7), IdsInOrder()) << "a stop word";
    EXPECT_EQ(typical(stored, 8), IdsInOrder()) << "words that no other talk has";
}

TEST(TypicalWords, WhatIsBelowEveryAbstractOfAnEventIsNone) {
    std::vector<Talk> stored;
    for (int i = 0; i < 40; ++i) {
        Talk talk =
            make_talk("event" + std::to_string(10'000 + i), "Talk " + std::string(1, char('a' + i % 26)));
        talk.event = i < 20 ? "PyDay 2020" : "Other 2020";
        if (i < 20) talk.abstract = "Filmed by Streamcrew.";
        if (i % 10 == 0) talk.abstract += " About tracing.";
        stored.push_back(std::move(talk));
    }
    const IdsInOrder words = typical(stored, 1);
    EXPECT_EQ(words.front(), "trace");
    EXPECT_EQ(std::count(words.begin(), words.end(), "streamcrew"), 0);
}

TEST(TypicalWords, ACompoundIsCountedOnceUnlessNobodyElseHasIt) {
    std::vector<Talk> stored{make_talk("a1", "kube-proxy"), make_talk("a2", "kube-proxy"),
                             make_talk("a3", "A proxy"), make_talk("a4", "veth-proxy")};
    EXPECT_EQ(typical(stored, 1), (IdsInOrder{"kubeproxi"}));
    EXPECT_EQ(typical(stored, 4), (IdsInOrder{"proxi"}));
}

}  // namespace
}  // namespace lectern
