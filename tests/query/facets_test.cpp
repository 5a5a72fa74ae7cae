// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/facets.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lectern/facet_list.hpp"

namespace lectern {

void PrintTo(const FacetValue& value, std::ostream* out) { *out << value.value << ": " << value.count; }
static bool operator==(const FacetValue& a, const FacetValue& b) {
    return a.value == b.value && a.count == b.count;
}

namespace {

using Lists = std::vector<std::vector<std::string>>;
using Values = std::vector<FacetValue>;

/// Counts a facet over talks with these values.
FacetCounts count(Field field, const Lists& talks, std::size_t limit = 10) {
    const FieldSpec& facet = spec(field);
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (const auto& values : talks) {
        Xapian::Document document;
        document.add_value(facet.slot, encode_facet_list(values));
        database.add_document(document);
    }
    MatchCollector collector;
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query::MatchAll);
    enquire.add_matchspy(&collector);
    (void)enquire.get_mset(0, 0, database.get_doccount());
    return count_facet(database, facet, collector.take(), limit);
}

TEST(Facets, ListsAreSplitAndCounted) {
    const auto counts =
        count(Field::company, {{"Isovalent", "Cisco"}, {"Isovalent"}, {"Datadog", "Isovalent"}, {}});
    EXPECT_EQ(counts.field, Field::company);
    EXPECT_EQ(counts.values, (Values{{"Isovalent", 3}, {"Cisco", 1}, {"Datadog", 1}}));
    EXPECT_EQ(counts.distinct, 3u);
    EXPECT_EQ(counts.missing, 1u);
}

TEST(Facets, SpellingsOfOneValueCountTogether) {
    const auto counts = count(Field::company, {{"Daocloud"}, {"DaoCloud"}, {"DaoCloud"}, {"DaoCloud, Inc"}});
    EXPECT_EQ(counts.values, (Values{{"DaoCloud", 4}}));
    EXPECT_EQ(counts.distinct, 1u);
}

TEST(Facets, EquallyFrequentSpellingsShowTheFirstInByteOrder) {
    EXPECT_EQ(count(Field::speaker, {{"liz rice"}, {"Liz Rice"}}).values, (Values{{"Liz Rice", 2}}));
    EXPECT_EQ(count(Field::speaker, {{"Liz Rice"}, {"liz rice"}}).values, (Values{{"Liz Rice", 2}}));
}

TEST(Facets, TagsKeepTheirSymbolsApart) {
    const auto counts = count(Field::tag, {{"c++"}, {"c"}, {"C#"}, {"big-data"}, {"Big Data"}});
    EXPECT_EQ(counts.values, (Values{{"Big Data", 2}, {"C#", 1}, {"c", 1}, {"c++", 1}}));
}

TEST(Facets, MostFrequentFirstThenByName) {
    const auto counts = count(Field::year, {{"2023"}, {"2025"}, {"2024"}, {"2024"}});
    EXPECT_EQ(counts.values, (Values{{"2024", 2}, {"2023", 1}, {"2025", 1}}));
}

TEST(Facets, LimitShortensTheListButNotTheCounts) {
    const Lists talks{{"a"}, {"b"}, {"b"}, {"c"}, {"c"}, {"c"}, {}};
    const auto two = count(Field::event, talks, 2);
    EXPECT_EQ(two.values, (Values{{"c", 3}, {"b", 2}}));
    EXPECT_EQ(two.distinct, 3u);
    EXPECT_EQ(two.missing, 1u);
    const auto none = count(Field::event, talks, 0);
    EXPECT_EQ(none.values, Values{});
    EXPECT_EQ(none.distinct, 3u);
}

TEST(Facets, NoTalksGiveNoValues) {
    const auto counts = count(Field::track, {});
    EXPECT_EQ(counts.values, Values{});
    EXPECT_EQ(counts.distinct, 0u);
    EXPECT_EQ(counts.missing, 0u);
}

}  // namespace
}  // namespace lectern
