// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_builder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "indexer/core/talk_record.hpp"
#include "lectern/collection.hpp"
#include "lectern/facet_names.hpp"
#include "lectern/terms.hpp"

namespace lectern {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Key;
using testing::Not;
using testing::Pair;
using testing::UnorderedElementsAre;

/// Term -> wdf and positions.
struct Posting {
    Xapian::termcount wdf = 0;
    std::vector<Xapian::termpos> positions;
    friend bool operator==(const Posting&, const Posting&) = default;
    friend void PrintTo(const Posting& posting, std::ostream* out) {
        *out << posting.wdf << testing::PrintToString(posting.positions);
    }
};

std::map<std::string, Posting> postings(const Xapian::Document& document) {
    std::map<std::string, Posting> out;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        Posting& posting = out[*term];
        posting.wdf = term.get_wdf();
        for (auto p = term.positionlist_begin(); p != term.positionlist_end(); ++p)
            posting.positions.push_back(*p);
    }
    return out;
}

Talk talk_titled(std::string title) {
    Talk talk;
    talk.id = "0123456789";
    talk.title = std::move(title);
    talk.sources = {{"a.md", 1}};
    return talk;
}

class Building : public testing::Test {
protected:
    std::map<std::string, Posting> build(const Talk& talk) { return postings(document(talk)); }

    /// Of a collection of this one talk.
    Xapian::Document document(const Talk& talk) {
        const FacetDictionary facets(std::span(&talk, 1));
        DocumentBuilder builder(facets);
        Xapian::Document document = builder.build(talk);
        spellings_ = builder.spellings();
        return document;
    }

    /// Names of the values that the talk is counted by.
    std::vector<std::string> facet(const Talk& talk, Field field) {
        std::vector<std::string> all;
        for (const auto& [key, page] : FacetDictionary(std::span(&talk, 1)).metadata()) {
            FacetPageReader reader(key == facet_page_key(field, 0) ? page : std::string_view());
            while (const auto value = reader.next()) all.emplace_back(value->name);
        }
        std::vector<std::string> names;
        for_each_facet_value(document(talk).get_value(row_slot),
                             [&](std::size_t index, FacetOrdinal ordinal) {
                                 if (index == facet_index(field)) names.push_back(all.at(ordinal));
                             });
        return names;
    }

    TalkRowReader row(const Talk& talk) {
        row_ = document(talk).get_value(row_slot);
        return TalkRowReader(row_);
    }

    std::unordered_set<std::string> spellings_;
    std::string row_;
};

TEST_F(Building, WordsOfTheTitleAreStemmedAndHavePositions) {
    EXPECT_THAT(
        build(talk_titled("Tracing networks, tracing packets")),
        AllOf(Contains(Pair("Strace", Posting{2, {1, 3}})), Contains(Pair("Snetwork", Posting{1, {2}})),
              Contains(Pair("Spacket", Posting{1, {4}})), Not(Contains(Key("trace")))));
}

TEST_F(Building, WordsOfTheAbstractHaveNoPrefix) {
    Talk talk = talk_titled("A");
    talk.abstract = "Networks\n\nof packets";
    EXPECT_THAT(build(talk), AllOf(Contains(Pair("network", Posting{1, {1}})), Contains(Key("packet"))));
}

TEST_F(Building, ACompoundIsFoundAtItsFirstAndItsLastWord) {
    Talk talk = talk_titled("A");
    talk.abstract = "the CiliumEndpointSlice object";
    const auto terms = build(talk);
    const auto compound = terms.find("ciliumendpointslic");
    ASSERT_NE(compound, terms.end());
    EXPECT_EQ(compound->second, (Posting{1, {2, 4}}));
    EXPECT_THAT(terms, Contains(Pair("object", Posting{1, {5}})));
}

TEST_F(Building, ValuesOfOneFieldDoNotFollowEachOther) {
    Talk talk = talk_titled("A");
    talk.speakers = {{.name = "Liz Rice"}, {.name = "Bill Mulligan"}};
    EXPECT_THAT(build(talk),
                AllOf(Contains(Pair("Aliz", Posting{1, {1}})), Contains(Pair("Arice", Posting{1, {2}})),
                      Contains(Pair("Abill", Posting{1, {2 + gap_between_values + 1}}))));
}

TEST_F(Building, ASubtitleIsPartOfTheTitle) {
    Talk talk = talk_titled("Netkit");
    talk.subtitle = "Instead of veth";
    EXPECT_THAT(build(talk), AllOf(Contains(Pair("Snetkit", Posting{1, {1}})),
                                   Contains(Pair("Sveth", Posting{1, {gap_between_values + 4}}))));
}

TEST_F(Building, AWordOfABiographyCountsOnce) {
    Talk talk = talk_titled("A");
    talk.speakers = {{.name = "Liz Rice", .biography = "Liz writes. She writes books."},
                     {.name = "Bill Mulligan"},
                     {.name = "Bo Lind", .biography = "Bo writes"}};
    const auto terms = build(talk);
    EXPECT_THAT(terms, Contains(Pair("XBwrite", Posting{1, {2, 4, 5 + gap_between_values + 2}})));
    EXPECT_THAT(terms, Contains(Pair("XBbook", Posting{1, {5}})));
}

TEST_F(Building, LevelAndRoomAreWholeValues) {
    Talk talk = talk_titled("A");
    talk.level = "Beginner";
    talk.room = "Hall 7.1 A";
    EXPECT_THAT(build(talk), AllOf(Contains(Key("XLFbeginner")), Contains(Key("XRFhall 7 1 a"))));
    EXPECT_THAT(facet(talk, Field::level), ElementsAre("Beginner"));
    EXPECT_THAT(facet(talk, Field::room), ElementsAre("Hall 7.1 A"));
}

TEST_F(Building, ShowingsOfOneTalkShareTheirGroup) {
    Talk talk = talk_titled("Netkit");
    EXPECT_EQ(row(talk).group(), 0u);
    talk.speakers = {{.name = "Liz Rice"}};
    EXPECT_EQ(row(talk).group(), group_key(talk));
    EXPECT_NE(group_key(talk), 0u);
}

TEST_F(Building, AffiliationsAreSearchedAsPublishedAndOnce) {
    Talk talk = talk_titled("A");
    talk.speakers = {{.name = "A", .affiliation = "Isovalent at Cisco", .companies = {"Isovalent", "Cisco"}},
                     {.name = "B", .affiliation = "Isovalent at Cisco", .companies = {"Isovalent", "Cisco"}}};
    EXPECT_THAT(build(talk), AllOf(Contains(Pair("XCcisco", Posting{1, {3}})), Contains(Key("XCat"))));
}

TEST_F(Building, CompaniesAreSearchedWhereNoAffiliationIsGiven) {
    Talk talk = talk_titled("A");
    talk.speakers = {{.name = "A", .companies = {"Datadog"}}};
    EXPECT_THAT(build(talk), Contains(Key("XCdatadog")));
}

TEST_F(Building, EventTrackAndTagsHaveTheirPrefixes) {
    Talk talk = talk_titled("A");
    talk.event = "KubeCon Europe";
    talk.track = "CiliumCon";
    talk.tags = {"service mesh", "security"};
    const auto terms = build(talk);
    EXPECT_THAT(terms, Contains(Key("XEeurop")));
    EXPECT_THAT(terms, Contains(Key("XTciliumcon")));
    EXPECT_THAT(terms, Contains(Pair("Ksecur", Posting{1, {2 + gap_between_values + 1}})));
}

TEST_F(Building, FiltersHaveNoWeight) {
    Talk talk = talk_titled("A");
    talk.event = "KubeCon Europe 2025";
    talk.track = "CiliumCon";
    talk.format = Format::panel;
    talk.language = "en";
    talk.tags = {"Service-Mesh"};
    talk.speakers = {{.name = "Liz Rice", .affiliation = "Datadog, Inc", .companies = {"Datadog, Inc"}}};
    const auto terms = build(talk);
    for (const auto& [field, value] :
         std::vector<std::pair<Field, std::string>>{{Field::company, "Datadog"},
                                                    {Field::speaker, "liz rice"},
                                                    {Field::event, "kubecon europe 2025"},
                                                    {Field::track, "CILIUMCON"},
                                                    {Field::tag, "service mesh"},
                                                    {Field::format, "panel"},
                                                    {Field::language, "en"},
                                                    {Field::year, "2025"},
                                                    {Field::id, "0123456789"}}) {
        EXPECT_THAT(terms, Contains(Pair(filter_term(spec(field), value), Posting{}))) << spec(field).name;
    }
    EXPECT_THAT(terms, Contains(Key("Q0123456789")));
}

TEST_F(Building, FacetsHoldDisplayValuesOnce) {
    Talk talk = talk_titled("A");
    talk.date = "2025-04-01";
    talk.event = "KubeCon Europe 2025";
    talk.track = "CiliumCon";
    talk.language = "en";
    talk.tags = {"EBPF", "net", "eBPF"};
    talk.speakers = {
        {.name = "Liz Rice", .affiliation = "Isovalent, Inc", .companies = {"Isovalent, Inc"}},
        {.name = "Bill Mulligan", .affiliation = "isovalent", .companies = {"isovalent", "Cisco"}},
        {.name = "Liz rice"}};
    EXPECT_THAT(facet(talk, Field::company), ElementsAre("Isovalent", "Cisco"));
    EXPECT_THAT(facet(talk, Field::speaker), ElementsAre("Liz Rice", "Bill Mulligan"));
    EXPECT_THAT(facet(talk, Field::event), ElementsAre("KubeCon Europe 2025"));
    EXPECT_THAT(facet(talk, Field::track), ElementsAre("CiliumCon"));
    EXPECT_THAT(facet(talk, Field::tag), ElementsAre("EBPF", "net"));
    EXPECT_THAT(facet(talk, Field::format), ElementsAre("talk"));
    EXPECT_THAT(facet(talk, Field::language), ElementsAre("en"));
    EXPECT_THAT(facet(talk, Field::year), ElementsAre("2025"));
    EXPECT_EQ(document(talk).get_value(spec(Field::date).slot), "20250401");
    EXPECT_EQ(document(talk).get_value(spec(Field::year).slot), "2025");
}

TEST_F(Building, WhatIsUnknownTakesNoSlotAndNoTerm) {
    for (const Field field : {Field::company, Field::speaker, Field::event, Field::track, Field::tag,
                              Field::language, Field::year}) {
        EXPECT_THAT(facet(talk_titled("A"), field), IsEmpty()) << spec(field).name;
    }
    const Xapian::Document bare = document(talk_titled("A"));
    EXPECT_EQ(bare.get_value(spec(Field::date).slot), "");
    EXPECT_EQ(bare.get_value(spec(Field::year).slot), "");
    const auto terms = postings(bare);
    std::vector<std::string> names;
    for (const auto& [term, posting] : terms) names.push_back(term);
    EXPECT_THAT(names, UnorderedElementsAre("Sa", "XFFtalk", "Q0123456789"));
}

TEST_F(Building, WordsAreStemmedInTheLanguageOfTheTalk) {
    Talk talk = talk_titled("Netzwerke");
    talk.language = "de";
    EXPECT_THAT(build(talk), Contains(Key("Snetzwerk")));
    talk.language = "";
    EXPECT_THAT(build(talk), Contains(Key("Snetzwerk")));  // English as well takes the e
    talk.title = "Verbindungen";
    EXPECT_THAT(build(talk), Contains(Key("Sverbindungen")));
    talk.language = "de";
    EXPECT_THAT(build(talk), Contains(Key("Sverbind")));
}

TEST(StemmedLanguages, AreThoseOfTheTalksAndEnglish) {
    const auto of = [](const std::vector<Talk>& talks) { return stemmed_languages(FacetDictionary(talks)); };
    EXPECT_EQ(of({}), "en");
    Talk german = talk_titled("A");
    german.language = "de";
    Talk unknown = talk_titled("B");
    unknown.language = "?";
    EXPECT_EQ(of({german, unknown, german}), "de en");
}

TEST(FacetDictionary, CountedApartIsTheSame) {
    std::vector<Talk> talks(5, talk_titled("A"));
    const std::vector<std::string> companies{"Acme", "ACME", "Umbra", "Acme", "ACME"};
    for (std::size_t i = 0; i < talks.size(); ++i)
        talks[i].speakers.emplace_back().companies = {companies[i]};
    talks[4].tags = {"late"};
    for (std::size_t cut = 0; cut <= talks.size(); ++cut) {
        FacetDictionary whole{Entities()};
        FacetDictionary rest{Entities()};
        whole.add(std::span(talks).first(cut));
        rest.add(std::span(talks).subspan(cut));
        whole.add(std::move(rest));
        whole.number();
        EXPECT_EQ(whole.metadata(), FacetDictionary(talks).metadata()) << cut;
    }
}

TEST_F(Building, SpellingsAreWholeWordsOfTitleAbstractAndNames) {
    Talk talk = talk_titled("Tracing Kapu\u015Bci\u0144ska's IPv6 tracing at 10,000 ft");
    talk.abstract = "C++ is ok, networking";
    talk.speakers = {{.name = "Liz Rice", .affiliation = "Isovalent"}};
    talk.event = "KubeCon";
    talk.tags = {"observability"};
    static_cast<void>(document(talk));
    EXPECT_THAT(spellings_,
                AllOf(Contains("tracing"), Contains("kapuscinska"), Contains("networking"), Contains("liz"),
                      Contains("isovalent"), Not(Contains("is")), Not(Contains("ipv6")), Not(Contains("c++")),
                      Not(Contains("10,000")), Not(Contains("kubecon")), Not(Contains("observability"))));
}

TEST_F(Building, SpellingsAreThoseOfTheLastTalk) {
    const std::vector<Talk> talks{talk_titled("Networks"), talk_titled("42")};
    const FacetDictionary facets(talks);
    DocumentBuilder builder(facets);
    for (const Talk& talk : talks) static_cast<void>(builder.build(talk));
    EXPECT_THAT(builder.spellings(), IsEmpty());
}

TEST_F(Building, VeryLongWordsAreNoSpellings) {
    static_cast<void>(document(talk_titled(std::string(33, 'a') + " " + std::string(32, 'b'))));
    EXPECT_THAT(spellings_, UnorderedElementsAre(std::string(32, 'b')));
}

TEST_F(Building, TitlesSortAsInADictionary) {
    const std::vector<std::string> ordered{"10 years of BPF", "A talk", "\u00C9tude",
                                           "etudes",          "Z",      "\u042F"};
    std::vector<std::string> keys;
    for (const std::string& title : ordered) {
        keys.push_back(document(talk_titled(title)).get_value(title_sort_slot));
    }
    EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
    EXPECT_LT(keys.front(), keys.back());
    EXPECT_EQ(document(talk_titled("abc")).get_value(title_sort_slot),
              document(talk_titled("ABC")).get_value(title_sort_slot));
}

TEST_F(Building, TheTitlesWordsAreCounted) {
    const auto words = [this](const std::string& title) { return row(talk_titled(title)).title_words(); };
    EXPECT_EQ(words("Life of a packet"), 4u);
    EXPECT_EQ(words("\u6A5F\u68B0\u5B66\u7FD2\u3092\u59CB\u3081\u308B"), words("one two three four"))
        << "no spaces";
    EXPECT_EQ(words("!"), 0u);
    Talk talk = talk_titled("One two");
    talk.subtitle = "three four five";
    EXPECT_EQ(row(talk).title_words(), 2u);
}

TEST_F(Building, TheRowHasTheLengthThatXapianCounts) {
    Talk talk = talk_titled("One two");
    talk.abstract = "Three words more";
    talk.tags = {"ebpf"};
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    database.add_document(document(talk));
    EXPECT_GT(row(talk).length(), 4u);
    EXPECT_EQ(row(talk).length(), database.get_doclength(1));
}

TEST_F(Building, TheKeyOfALongTitleIsShort) {
    EXPECT_EQ(document(talk_titled(std::string(100'000, 'x'))).get_value(title_sort_slot).size(), 64u);
}

TEST_F(Building, TheWholeTalkIsStored) {
    Talk talk = talk_titled("Life of a packet");
    talk.abstract = "One.\n\nTwo.";
    const auto stored = decode_talk(document(talk).get_data());
    ASSERT_TRUE(stored.ok());
    EXPECT_EQ(*stored, talk);
}

TEST_F(Building, HostileTalksFitIntoXapian) {
    Talk talk = talk_titled(std::string(10'000, 'x') + " " + std::string(5000, '\x01'));
    talk.abstract = std::string(1u << 20, '\xE9') + " " + std::string(1u << 20, 'y');
    talk.event = std::string(10'000, 'e');
    talk.tags = {std::string(10'000, 't'), "", "\u2603"};
    talk.speakers = {
        {.name = std::string(10'000, 'n'), .affiliation = "!", .companies = {std::string(3000, 'c'), ""}}};
    talk.language = std::string(1000, 'l');
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    database.add_document(document(talk));
    for (const auto& [term, posting] : postings(database.get_document(1))) EXPECT_LE(term.size(), 245u);
}

}  // namespace
}  // namespace lectern
