// SPDX-License-Identifier: GPL-2.0-or-later

// Facets and filters of whole searches.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lectern/search.hpp"
#include "tests/query/two_years.hpp"

namespace lectern {
namespace {

using test::failure;
using test::ids;
using test::search;
using test::shown;
using test::Strings;

TEST(Counting, FacetsCountAllMatches) {
    for (const std::size_t limit : {0u, 1u, 10u}) {
        const auto result = search({.query = "kubernetes OR packets",
                                    .facets = {{Field::company}, {Field::year, 1}, {Field::track}},
                                    .limit = limit});
        ASSERT_EQ(result.facets.size(), 3u);
        EXPECT_EQ(shown(result.facets[0]),
                  (Strings{"Cisco: 2", "Isovalent: 2", "Google: 1", "google cloud: 1"}));
        EXPECT_EQ(shown(result.facets[1]), Strings{"2025: 2"});
        EXPECT_EQ(result.facets[1].distinct, 2u);
        EXPECT_EQ(result.facets[1].missing, 1u);
        EXPECT_EQ(shown(result.facets[2]), Strings{"CiliumCon: 1"});
        EXPECT_EQ(result.facets[2].missing, 3u);
    }
}

TEST(Counting, FacetsMayBeAskedTwice) {
    const auto result = search({.query = "", .facets = {{Field::format, 1}, {Field::format, 5}}});
    EXPECT_EQ(shown(result.facets[0]), Strings{"talk: 3"});
    EXPECT_EQ(shown(result.facets[1]), (Strings{"talk: 3", "keynote: 1"}));
}

TEST(Counting, FacetsCountUnderFilters) {
    const auto result = search({.query = "", .where = {{Field::year, "2025"}}, .facets = {{Field::company}}});
    EXPECT_EQ(result.total, 2u);
    EXPECT_EQ(shown(result.facets[0]), (Strings{"Isovalent: 2", "Cisco: 1", "Google: 1"}));
}

TEST(Counting, AFacetIsNotNarrowedByItsOwnFilter) {
    const auto result = search({.query = "",
                                .where = {{Field::company, "cisco, inc"}, {Field::year, "2025"}},
                                .facets = {{Field::company}, {Field::year}, {Field::format}}});
    EXPECT_EQ(ids(result), Strings{"aaaa000001"});
    EXPECT_EQ(shown(result.facets[0]), (Strings{"Isovalent: 2", "Cisco: 1", "Google: 1"}));
    EXPECT_EQ(result.facets[0].talks, 2u);
    EXPECT_EQ(shown(result.facets[1]), (Strings{"2025: 1", "2024: 1"}));
    EXPECT_EQ(shown(result.facets[2]), Strings{"keynote: 1"});
    EXPECT_EQ(result.facets[2].talks, 1u);
    std::vector<bool> selected;
    for (const FacetCounts& facet : result.facets) {
        for (const FacetValue& value : facet.values) selected.push_back(value.selected);
    }
    EXPECT_EQ(selected, (std::vector<bool>{false, true, false, true, false, false}));
}

TEST(Counting, FacetsAreSearchedWithin) {
    const auto result = search({.query = "",
                                .facets = {{.field = Field::speaker, .limit = 1, .containing = "KAPUSC"},
                                           {.field = Field::company, .containing = "oo"},
                                           {.field = Field::company, .containing = "none"}}});
    EXPECT_EQ(shown(result.facets[0]), Strings{"Kasia Kapuścińska: 1"});
    EXPECT_EQ(shown(result.facets[1]), (Strings{"Google: 1", "google cloud: 1"}));
    EXPECT_EQ(result.facets[1].distinct, 2u);
    EXPECT_EQ(shown(result.facets[2]), Strings{});
}

TEST(Counting, TimeIsCountedByYearMonthAndWeekday) {
    const auto result = search({.query = "", .facets = {{Field::year}, {Field::month, 2}, {Field::weekday}}});
    EXPECT_EQ(shown(result.facets[0]), (Strings{"2025: 2", "2024: 1"}));
    EXPECT_EQ(shown(result.facets[1]), (Strings{"2025-11: 1", "2025-04: 1"}));
    EXPECT_EQ(result.facets[1].distinct, 3u);
    EXPECT_EQ(shown(result.facets[2]), Strings{"Tuesday: 3"});
    EXPECT_EQ(ids(search({.query = "month:2024-11"})), Strings{"aaaa000002"});
    EXPECT_EQ(search({.query = "weekday:tue"}).total, 3u);
    EXPECT_EQ(search({.query = "", .where = {{Field::weekday, "Tuesday"}}}).total, 3u);
    EXPECT_EQ(failure({.query = "weekday:someday"}).message, "there is no weekday 'someday'");
    EXPECT_EQ(failure({.query = "month:2024-13"}).message, "'2024-13' is no month");
}

TEST(Counting, FacetsAreListedInTheOrderAskedFor) {
    const auto listed = [](Field field, FacetOrder order) {
        return shown(search({.query = "", .facets = {{.field = field, .order = order}}}).facets[0]);
    };
    EXPECT_EQ(listed(Field::company, FacetOrder::value),
              (Strings{"Cisco: 2", "Google: 1", "google cloud: 1", "Isovalent: 2"}));
    EXPECT_EQ(listed(Field::company, FacetOrder::usual), listed(Field::company, FacetOrder::count));
    EXPECT_EQ(listed(Field::year, FacetOrder::count), (Strings{"2025: 2", "2024: 1"}));
}

TEST(Counting, OnlyFacetsCanBeCounted) {
    const Error error = failure({.query = "", .facets = {{Field::title}}});
    EXPECT_EQ(error.code, ErrorCode::usage);
    EXPECT_EQ(error.message, "title is no facet");
    EXPECT_EQ(error.hint,
              "the facets are speaker, company, event, track, tag, format, level, room, language, year, "
              "month, weekday");
}

struct FilterCase {
    std::vector<Filter> where;
    Strings ids;
};

TEST(Counting, FiltersTakeWholeValues) {
    const std::vector<FilterCase> cases{
        {{{Field::company, "Cisco"}}, {"aaaa000001", "aaaa000002"}},
        {{{Field::company, "CISCO, Inc."}}, {"aaaa000001", "aaaa000002"}},
        {{{Field::company, "Google"}}, {"bbbb000003"}},
        {{{Field::company, "Google"}, {Field::company, "Cisco"}}, {"aaaa000001", "aaaa000002", "bbbb000003"}},
        {{{Field::company, "Isovalent"}, {Field::event, "kubecon europe 2025"}}, {"aaaa000001"}},
        {{{Field::company, "Google"}, {Field::year, "2024"}}, {}},
        {{{Field::speaker, "kasia kapuscinska"}}, {"aaaa000002"}},
        {{{Field::format, "Keynote"}}, {"aaaa000001"}},
        {{{Field::language, "English"}, {Field::track, "ciliumcon"}}, {"aaaa000002"}},
        {{{Field::year, "2024..2025"}}, {"aaaa000001", "aaaa000002", "bbbb000003"}},
        {{{Field::date, "2025-04"}}, {"aaaa000001"}},
        {{{Field::date, "2025-04"}, {Field::date, "2024-11-12"}}, {"aaaa000001", "aaaa000002"}},
        {{{Field::id, "BBBB000003"}}, {"bbbb000003"}},
    };
    for (const FilterCase& c : cases) {
        const auto result = search({.query = "", .where = c.where});
        EXPECT_EQ(ids(result), c.ids) << c.where[0].value;
        EXPECT_EQ(result.total, c.ids.size()) << c.where[0].value;
        EXPECT_EQ(result.warnings, Strings{}) << c.where[0].value;
    }
}

TEST(Counting, FiltersDoNotChangeTheScore) {
    const auto plain = search({.query = "dns"});
    const auto filtered = search({.query = "dns", .where = {{Field::year, "2025"}}});
    ASSERT_EQ(filtered.hits.size(), 1u);
    EXPECT_DOUBLE_EQ(filtered.hits[0].score, plain.hits[0].score);
}

TEST(Counting, UnknownFilterValuesNameNearOnes) {
    const auto warnings = [](Field field, std::string value) {
        const auto result = search({.query = "", .where = {{field, std::move(value)}}});
        EXPECT_EQ(result.total, 0u);
        return result.warnings;
    };
    EXPECT_EQ(warnings(Field::company, "Isovalnet"),
              Strings{"no talk has the company 'Isovalnet'; did you mean 'Isovalent'?"});
    EXPECT_EQ(warnings(Field::company, "Goggle"),
              Strings{"no talk has the company 'Goggle'; did you mean 'Google'?"});
    EXPECT_EQ(warnings(Field::company, "cloud"),
              Strings{"no talk has the company 'cloud'; did you mean 'google cloud'?"});
    EXPECT_EQ(warnings(Field::speaker, "Kapuścińska"),
              Strings{"no talk has the speaker 'Kapuścińska'; did you mean 'Kasia Kapuścińska'?"});
    EXPECT_EQ(
        warnings(Field::event, "KubeCon"),
        Strings{
            "no talk has the event 'KubeCon'; did you mean 'KubeCon Europe 2025' or 'KubeCon North America "
            "2024' or 'KubeCon North America 2025'?"});
    EXPECT_EQ(warnings(Field::format, "banquet"),
              Strings{"no talk has the format 'banquet'; there is 'keynote', 'talk'"});
    EXPECT_EQ(warnings(Field::year, "1999"), Strings{"no talk has the year '1999'; there is '2024', '2025'"});
    EXPECT_EQ(warnings(Field::tag, "x"), Strings{"no talk has the tag 'x'"});
}

TEST(Counting, FiltersWithoutMeaningAreErrors) {
    const Error title = failure({.query = "", .where = {{Field::title, "dns"}}});
    EXPECT_EQ(title.code, ErrorCode::usage);
    EXPECT_EQ(title.message, "talks cannot be filtered by title");
    EXPECT_EQ(title.hint, "search for its words: title:dns");

    const Error empty = failure({.query = "", .where = {{Field::company, " "}}});
    EXPECT_EQ(empty.code, ErrorCode::usage);
    EXPECT_EQ(empty.message, "the filter for company has no value");

    const Error year = failure({.query = "", .where = {{Field::year, "20x4"}}});
    EXPECT_EQ(year.code, ErrorCode::bad_query);
    EXPECT_EQ(year.message, "'20x4' is no year");
    EXPECT_FALSE(year.where.has_value());
}

}  // namespace
}  // namespace lectern
