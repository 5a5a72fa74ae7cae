// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "lectern/search.hpp"
#include "tests/query/two_years.hpp"

namespace lectern {
namespace {

using test::failure;
using test::ids;
using test::make_talk;
using test::search;
using test::shown;
using test::Strings;
using test::talks_of_two_years;
using test::TestDatabase;
using test::two_years;

Strings marked(const Snippet& snippet) {
    Strings words;
    for (const ByteRange& match : snippet.matches) {
        words.push_back(snippet.text.substr(match.begin, match.end - match.begin));
    }
    return words;
}

TEST(Searcher, FindsTalksAndReturnsThemWhole) {
    const auto result = search({.query = "dns"});
    ASSERT_EQ(result.hits.size(), 1u);
    EXPECT_EQ(result.total, 1u);
    EXPECT_EQ(result.hits[0].talk.title, "Zones: DNS at the Edge");
    EXPECT_EQ(result.hits[0].talk.speakers[0].companies, (Strings{"Isovalent", "Cisco"}));
    EXPECT_GT(result.hits[0].score, 0.0);
    EXPECT_EQ(result.warnings, Strings{});
    EXPECT_EQ(two_years().open().size(), 4u);
}

TEST(Searcher, EmptyQueryFindsEveryTalk) {
    EXPECT_EQ(search({.query = ""}).total, 4u);
    EXPECT_EQ(search({.query = "*"}).total, 4u);
}

TEST(Searcher, DiacriticsDoNotMatter) {
    EXPECT_EQ(ids(search({.query = "kapuscinska"})), Strings{"aaaa000002"});
    EXPECT_EQ(ids(search({.query = "ELAN"})), Strings{"aaaa000002"});
}

TEST(Searcher, TotalsAreExactWhateverThePage) {
    for (const std::size_t limit : {0u, 1u, 2u, 10u}) {
        const auto result = search({.query = "kubernetes", .limit = limit});
        EXPECT_EQ(result.total, 3u) << limit;
        EXPECT_EQ(result.hits.size(), std::min<std::size_t>(limit, 3)) << limit;
    }
}

TEST(Searcher, PagesJoinWithoutGapsOrRepetitions) {
    Strings paged;
    for (std::size_t offset = 0; offset < 4; ++offset) {
        for (const auto& id : ids(search({.query = "kubernetes OR packets", .offset = offset, .limit = 1}))) {
            paged.push_back(id);
        }
    }
    EXPECT_EQ(paged, ids(search({.query = "kubernetes OR packets"})));
    EXPECT_EQ(paged.size(), 4u);
}

TEST(Searcher, OffsetBeyondTheEndShowsNothingButCounts) {
    for (const std::size_t offset : {std::size_t{4}, std::size_t{1000}, SIZE_MAX}) {
        const auto result =
            search({.query = "kubernetes", .facets = {{Field::year}}, .offset = offset, .limit = SIZE_MAX});
        EXPECT_EQ(result.hits.size(), 0u);
        EXPECT_EQ(result.total, 3u);
        EXPECT_EQ(shown(result.facets[0]), (Strings{"2025: 2", "2024: 1"}));
        EXPECT_FALSE(result.corrected.has_value());
    }
}

TEST(Searcher, SortsByDateNewestFirstAndUnknownLast) {
    EXPECT_EQ(ids(search({.query = "", .sort = Sort::date})),
              (Strings{"bbbb000003", "aaaa000001", "aaaa000002", "cccc000004"}));
}

TEST(Searcher, SortsByTitleAsPeopleDo) {
    EXPECT_EQ(ids(search({.query = "", .sort = Sort::title})),
              (Strings{"cccc000004", "bbbb000003", "aaaa000002", "aaaa000001"}));
}

TEST(Searcher, MarksWhatMatched) {
    const auto everywhere = search({.query = "dns"});
    EXPECT_EQ(marked(everywhere.hits[0].title), Strings{"DNS"});
    EXPECT_EQ(marked(everywhere.hits[0].abstract.at(0)), Strings{"DNS"});
    EXPECT_EQ(everywhere.hits[0].title.text, "Zones: DNS at the Edge");

    const auto in_title = search({.query = "title:dns -tetragon"});
    EXPECT_EQ(marked(in_title.hits[0].title), Strings{"DNS"});
    EXPECT_EQ(marked(in_title.hits[0].abstract.at(0)), Strings{});

    const auto by_speaker = search({.query = "speaker:rice the"});
    EXPECT_EQ(marked(by_speaker.hits[0].title), Strings{});
}

TEST(Searcher, SnippetsCanBeLeftOut) {
    const auto result = search({.query = "dns", .snippets = {.chars = 0}});
    EXPECT_TRUE(result.hits[0].abstract.empty());
    EXPECT_EQ(result.hits[0].title.text, "Zones: DNS at the Edge");
}

TEST(Searcher, QueryErrorsReachTheCaller) {
    const Error error = failure({.query = "dns year:20x4.."});
    EXPECT_EQ(error.code, ErrorCode::bad_query);
    EXPECT_EQ(error.message, "'20x4' is no year");
    EXPECT_EQ(error.where, (ByteRange{9, 13}));
    EXPECT_EQ(failure({.query = "&"}).message, "there is nothing to search for in this query");
}

TEST(Searcher, WarningsOfTheQueryReachTheCaller) {
    EXPECT_EQ(search({.query = "(dns"}).warnings, Strings{"closed a '(' for you"});
}

struct SpellingCase {
    std::string query;
    std::optional<std::string> corrected;
};

TEST(Searcher, UnknownWordsAreCorrected) {
    const std::vector<SpellingCase> cases{
        {"kubrenetes", "kubernetes"},
        {"Kuberentes", "kubernetes"},
        {"large kubrenetes clustres", "large kubernetes clusters"},
        {"-edge \"kubernetes\" title:slicse", "-edge \"kubernetes\" title:slices"},
        {"\"kubrenetes\" OR slicse", "\"kubrenetes\" OR slices"},  // quotes insist
        {"(kubrenetes OR nonsensical) dns", "(kubernetes OR nonsensical) dns"},
        {"capuscinska", "kapuscinska"},
        {"\"tetragon\" kubrenetes", std::nullopt},  // would find nothing either
        {"kubrenetes5", std::nullopt},
        {"year:1999 kubrenetes", std::nullopt},
        {"dns slices", std::nullopt},  // both are known
    };
    for (const SpellingCase& c : cases) {
        const auto result = search({.query = c.query});
        EXPECT_EQ(result.corrected, c.corrected) << c.query;
        EXPECT_EQ(result.suggested, std::nullopt) << c.query;
        EXPECT_TRUE(!c.corrected || result.total > 0) << c.query;
        const auto exact = search({.query = c.query, .exact = true});
        EXPECT_EQ(exact.corrected, std::nullopt) << c.query;
    }
    const auto exact = search({.query = "kubrenetes", .exact = true});
    EXPECT_EQ(exact.total, 0u);
    EXPECT_EQ(exact.suggested, "kubernetes");
    EXPECT_EQ(search({.query = "kubrenetes", .where = {{Field::company, "Google"}}}).corrected, "kubernetes");
    EXPECT_EQ(search({.query = "slicse", .where = {{Field::company, "Google"}}}).corrected, std::nullopt);
}

TEST(Searcher, SaysHowManyTalksHaveAnyOfTheWords) {
    EXPECT_EQ(search({.query = "dns slices", .exact = true}).total_any, 2u);
    EXPECT_EQ(search({.query = "dns slices the", .exact = true}).total_any, 2u);
    EXPECT_EQ(search({.query = "dns slices", .where = {{Field::year, "2025"}}, .exact = true}).total_any, 1u);
    EXPECT_EQ(search({.query = "dns AND slices"}).total_any, 0u);
    EXPECT_EQ(search({.query = "tetragon"}).total_any, 0u);
    EXPECT_EQ(search({.query = "dns"}).total_any, 0u);
    EXPECT_EQ(search({.query = "dns slices", .any = true}).total, 2u);
}

TEST(Searcher, FindsOneTalkByItsId) {
    auto searcher = two_years().open();
    EXPECT_EQ(searcher.find("aaaa000002")->track, "CiliumCon");
    EXPECT_EQ(searcher.find("bbbb")->title, "BIG TCP in production");
    EXPECT_EQ(searcher.find("BBBB0")->title, "BIG TCP in production");
}

TEST(Searcher, IdThatNamesNoTalkOrSeveralIsAnError) {
    auto searcher = two_years().open();
    const auto unknown = searcher.find("zzzzzzzzzz");
    ASSERT_FALSE(unknown.ok());
    EXPECT_EQ(unknown.error().code, ErrorCode::not_found);
    EXPECT_EQ(unknown.error().message, "there is no talk with the id 'zzzzzzzzzz'");
    EXPECT_EQ(unknown.error().hint, "lectern search prints an id under each talk");

    const auto brief = searcher.find("bbb");
    ASSERT_FALSE(brief.ok());
    EXPECT_EQ(brief.error().message, "there is no talk with the id 'bbb'");
    EXPECT_EQ(brief.error().hint, "of a longer id the first 4 characters are enough");

    const auto ambiguous = searcher.find("aaaa");
    ASSERT_FALSE(ambiguous.ok());
    EXPECT_EQ(ambiguous.error().code, ErrorCode::not_found);
    EXPECT_EQ(ambiguous.error().message, "2 talks have ids that begin with 'aaaa'");
    EXPECT_EQ(ambiguous.error().hint, "aaaa000001, aaaa000002");

    EXPECT_FALSE(searcher.find("").ok());
    EXPECT_FALSE(searcher.find(std::string(100'000, 'a')).ok());
    EXPECT_FALSE(searcher.find(std::string("aaaa\0", 5)).ok());
}

TEST(Searcher, ManyTalksWithTheSameBeginningAreNotAllNamed) {
    std::vector<Talk> talks;
    for (const char digit : std::string("123456"))
        talks.push_back(make_talk(std::string("dddd00000") + digit, "T"));
    const TestDatabase many(talks);
    const auto found = many.open().find("dddd");
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.error().message, "6 talks have ids that begin with 'dddd'");
    EXPECT_EQ(found.error().hint, "dddd000001, dddd000002, dddd000003, dddd000004, dddd000005, …");
}

TEST(Searcher, MissingDatabaseIsAnError) {
    const auto searcher = Searcher::open(two_years().path() / "nowhere");
    ASSERT_FALSE(searcher.ok());
    EXPECT_EQ(searcher.error().code, ErrorCode::no_database);
}

TEST(Searcher, ExplainsTheQueryInXapiansNotation) {
    auto searcher = two_years().open();
    const auto explained =
        searcher.explain({.query = "title:dns abstract:names", .where = {{Field::company, "Cisco"}}});
    ASSERT_TRUE(explained.ok());
    EXPECT_EQ(*explained, "Query(((4 * Sdns AND name) FILTER 0 * XCFcisco))");
    const auto error = searcher.explain({.query = "title:"});
    ASSERT_FALSE(error.ok());
    EXPECT_EQ(error.error().message, "there is nothing after 'title:'");
}

TEST(Searcher, EmptyDatabaseHasNoTalks) {
    const TestDatabase empty({});
    const auto result = search({.query = "", .facets = {{Field::year}}}, empty);
    EXPECT_EQ(result.total, 0u);
    EXPECT_EQ(result.hits.size(), 0u);
    EXPECT_EQ(result.facets[0].distinct, 0u);
    EXPECT_EQ(search({.query = "dns ipv6"}, empty).corrected, std::nullopt);
    EXPECT_EQ(empty.open().size(), 0u);
    EXPECT_FALSE(empty.open().find("aaaa000001").ok());
}

TEST(Searcher, SurvivesTheReplacementOfTheIndex) {
    TestDatabase changing(talks_of_two_years());
    auto searcher = changing.open();
    EXPECT_EQ(searcher.search({.query = "\"big tcp\""})->total, 1u);
    for (int i = 0; i < 3; ++i) {  // the generation it reads is removed meanwhile
        changing.write({make_talk("eeee000001", "BIG TCP, BIG TCP")});
    }
    const auto result = searcher.search({.query = "\"big tcp\" kubernetes OR eeee"});
    ASSERT_TRUE(result.ok()) << result.error().message;
    EXPECT_EQ(changing.open().search({.query = ""})->total, 1u);
}

// Nothing of lectern's changes a generation in place, but Xapian's own tools can.
TEST(Searcher, ReopensAnIndexThatWasChangedUnderneath) {
    std::vector<Talk> talks;
    for (int i = 0; i < 500; ++i) {
        talks.push_back(make_talk("id" + std::to_string(10'000 + i), "before " + std::to_string(i),
                                  "word" + std::to_string(i) + " in a text that fills some blocks"));
    }
    const TestDatabase changing(talks);
    auto searcher = changing.open();
    Xapian::WritableDatabase database((changing.path() / "gen-000001").string(), Xapian::DB_OPEN);
    const FacetDictionary facets(talks);
    DocumentBuilder builder(facets);
    for (const std::string title :
         {"once", "twice", "after"}) {  // the second commit reuses blocks of the first
        for (std::size_t i = 0; i < talks.size(); ++i) {
            talks[i].title = title;
            database.replace_document(static_cast<Xapian::docid>(i + 1), builder.build(talks[i]));
        }
        database.commit();
    }
    const auto result = searcher.search({.query = "text after"});
    ASSERT_TRUE(result.ok()) << result.error().message;
    EXPECT_EQ(result->total, 500u);
    EXPECT_EQ(result->hits.at(0).talk.title, "after");
}

TEST(Searcher, TalksAreMarkedInTheirOwnLanguage) {
    Talk german = make_talk("ffff000001", "Häuser am Netz", "Viele Häuser, ein Haus.");
    german.language = "de";
    const TestDatabase mixed({german, make_talk("ffff000002", "Houses on the net")});
    const auto result = search({.query = "haus"}, mixed);
    ASSERT_EQ(ids(result), Strings{"ffff000001"});
    EXPECT_EQ(marked(result.hits[0].abstract.at(0)), (Strings{"Häuser", "Haus"}));
}

TEST(Searcher, WeightsOfTheRequestDecideAmongTheBest) {
    const TestDatabase zoo({make_talk("aaaa000001", "A zebra", "Nothing else."),
                            make_talk("bbbb000002", "Animals", "A zebra, a zebra and a zebra.")});
    EXPECT_EQ(ids(search({.query = "zebra"}, zoo)), (Strings{"aaaa000001", "bbbb000002"}));
    EXPECT_EQ(ids(search({.query = "zebra", .weights = {{Field::title, 0.01}, {Field::abstract, 50}}}, zoo)),
              (Strings{"bbbb000002", "aaaa000001"}));
}

TEST(Searcher, SameQuerySameAnswer) {
    auto searcher = two_years().open();
    const auto once = searcher.search({.query = "kubernetes OR packets"});
    const auto again = searcher.search({.query = "kubernetes OR packets"});
    EXPECT_EQ(ids(*once), ids(*again));
    EXPECT_EQ(ids(*once), ids(search({.query = "kubernetes OR packets"})));
}

}  // namespace
}  // namespace lectern
