// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/suggesting.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/query/test_database.hpp"

namespace lectern {

void PrintTo(const Suggestion& suggestion, std::ostream* out) {
    *out << (suggestion.field ? spec(*suggestion.field).name : "word") << " " << suggestion.text << ": "
         << suggestion.talks;
}

namespace {

using test::make_speaker;
using test::make_talk;
using test::TestDatabase;
using Suggestions = std::vector<Suggestion>;

std::vector<Talk> suggested_talks() {
    std::vector<Talk> talks{
        make_talk("a1", "Clusters at rest", "A cluster of clusters, and the clustering of IPv6 in C++."),
        make_talk("a2", "One cluster", "Kubernetes on k8s with IPv6 and IPv4."),
        make_talk("a3", "Cloud bills", "What is in the cloud? The Clouds!"),
        make_talk("a4", "Clustered tables", "Learning by machine"),
    };
    talks[0].speakers = {make_speaker("David Beazley", {"Amazon Web Services"})};
    talks[1].speakers = {make_speaker("David Beazley", {"AWS"}), make_speaker("Bea Davidson", {"Amber"})};
    talks[2].speakers = {make_speaker("Anna Kapuścińska", {"Isovalent"})};
    talks[2].tags = {"cloud-native", "C++"};
    talks[3].tags = {"Cloud Native"};
    talks[3].event = "CloudFest 2025";
    talks[3].track = "Cloud Native Day";
    return talks;
}

Suggestions suggest(const SuggestRequest& request) {
    static const TestDatabase database(suggested_talks(), Entities::built_in());
    auto searcher = database.open();
    auto suggested = searcher.suggest(request);
    EXPECT_TRUE(suggested.ok());
    return std::move(*suggested);
}

Suggestions words(const std::string& text, std::size_t limit = 5) {
    return suggest({.text = text, .values = {}, .limit = limit});
}

Suggestions values(const std::string& text, Field field, std::size_t limit = 5) {
    return suggest({.text = text, .words = false, .values = {field}, .limit = limit});
}

Suggestion word(const std::string& text, std::size_t talks) { return {std::nullopt, text, talks}; }

TEST(Suggest, CompletesWordsByTheirMostFrequentForm) {
    EXPECT_EQ(words("clu"), (Suggestions{word("cluster", 3)}));
    EXPECT_EQ(words("CLO"), (Suggestions{word("cloud", 2)}));
    EXPECT_EQ(words("zzz"), Suggestions());
}

TEST(Suggest, CompletesIdentifiersAsWell) {
    EXPECT_EQ(words("ipv"), (Suggestions{word("ipv6", 2), word("ipv4", 1)}));
    EXPECT_EQ(words("k8"), (Suggestions{word("k8s", 1)}));
    EXPECT_EQ(words("c+"), (Suggestions{word("c++", 2)}));
}

TEST(Suggest, LeavesOutWordsThatSayNothing) {
    EXPECT_EQ(words("th"), Suggestions());
    EXPECT_EQ(words("wha"), Suggestions());
}

TEST(Suggest, CountsWhatASearchForItFinds) {
    const TestDatabase database(suggested_talks(), Entities::built_in());
    auto searcher = database.open();
    for (const std::string text : {"cl", "k", "kubernetes ip", "machine l", "company:amber k"}) {
        for (const Suggestion& suggestion : suggest({.text = text, .values = {}})) {
            EXPECT_EQ(searcher.search({.query = suggestion.text, .exact = true})->showings, suggestion.talks)
                << suggestion.text;
        }
    }
}

TEST(Suggest, KeepsTheWordsBeforeTheLast) {
    EXPECT_EQ(words("Machine lear"), (Suggestions{word("Machine learning", 1)}));
    EXPECT_EQ(words("kubernetes clu"), (Suggestions{word("kubernetes cluster", 1)}));
    EXPECT_EQ(words("isovalent ipv"), Suggestions()) << "no talk has both";
    EXPECT_EQ(words("company:amber ku"), (Suggestions{word("company:amber kubernetes", 1)}));
    EXPECT_EQ(words("(clu"), (Suggestions{word("(cluster", 3)}));
    EXPECT_EQ(words("nofield:x clu"), Suggestions()) << "no query";
}

TEST(Suggest, FindsNamesByTheBeginningsOfTheirWords) {
    const Suggestion beazley{Field::speaker, "David Beazley", 2};
    const Suggestion davidson{Field::speaker, "Bea Davidson", 1};
    EXPECT_EQ(values("david be", Field::speaker), (Suggestions{beazley, davidson}));
    EXPECT_EQ(values("beaz", Field::speaker), (Suggestions{beazley}));
    EXPECT_EQ(values("kapusc", Field::speaker), (Suggestions{{Field::speaker, "Anna Kapuścińska", 1}}));
    EXPECT_EQ(values("david", Field::speaker, 1), (Suggestions{beazley}));
}

TEST(Suggest, FindsCompaniesByTheirOtherNames) {
    EXPECT_EQ(values("am", Field::company),
              (Suggestions{{Field::company, "Amazon", 2}, {Field::company, "Amber", 1}}));
    EXPECT_EQ(values("aws", Field::company), (Suggestions{{Field::company, "Amazon", 2}}));
    EXPECT_EQ(values("web se", Field::company), (Suggestions{{Field::company, "Amazon", 2}}));
}

TEST(Suggest, MixesAllKindsByTheNumberOfTheirTalks) {
    EXPECT_EQ(suggest({.text = "clou"}), (Suggestions{word("cloud", 2),
                                                      {Field::tag, "Cloud Native", 2},
                                                      {Field::event, "CloudFest 2025", 1},
                                                      {Field::track, "Cloud Native Day", 1}}));
}

TEST(Suggest, OfNothingTypedThereIsNothing) {
    EXPECT_EQ(suggest({.text = ""}), Suggestions());
    EXPECT_EQ(suggest({.text = " \t"}), Suggestions());
}

TEST(Suggest, HostileTextIsHarmless) {
    for (const std::string& text : {std::string(100'000, 'a'), std::string("\xff\xfe"),
                                    std::string("a\0b", 3), std::string("\"((("), std::string(2000, '(')}) {
        EXPECT_EQ(suggest({.text = text}), Suggestions());
    }
}

}  // namespace
}  // namespace lectern
