// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/facets.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/document_builder.hpp"

namespace lectern {

void PrintTo(const FacetValue& value, std::ostream* out) { *out << value.value << ": " << value.count; }
static bool operator==(const FacetValue& a, const FacetValue& b) {
    return a.value == b.value && a.count == b.count && a.selected == b.selected;
}

namespace {

using Lists = std::vector<std::vector<std::string>>;
using Values = std::vector<FacetValue>;

Talk with(Field field, const std::vector<std::string>& values) {
    Talk talk;
    talk.title = "A";
    if (field == Field::tag) talk.tags = values;
    for (const std::string& value : values) {
        if (field == Field::year) talk.date = value + "-01-01";
        if (field == Field::event) talk.event = value;
        if (field == Field::speaker) talk.speakers.push_back({.name = value});
        if (field == Field::company) talk.speakers.push_back({.name = "B", .companies = {value}});
    }
    return talk;
}

/// Counts facets over all of these talks.
std::vector<FacetCounts> count(const std::vector<Talk>& talks, const std::vector<FacetRequest>& requests) {
    const FacetDictionary dictionary(talks);
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    DocumentBuilder builder(dictionary);
    for (const Talk& talk : talks) database.add_document(builder.build(talk));
    for (const auto& [key, value] : dictionary.metadata()) database.set_metadata(key, value);
    MatchCollector collector;
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query::MatchAll);
    enquire.add_matchspy(&collector);
    (void)enquire.get_mset(0, 0, database.get_doccount());
    return count_facets(database, requests, collector.take());
}

/// Counts one facet over talks with these values.
FacetCounts count(Field field, const Lists& lists, std::size_t limit = 10) {
    std::vector<Talk> talks;
    for (const auto& values : lists) talks.push_back(with(field, values));
    return count(talks, {{field, limit}}).front();
}

TEST(Facets, SeveralAreCountedTogether) {
    Talk both = with(Field::company, {"Isovalent"});
    both.tags = {"ebpf", "c"};
    const auto counts =
        count({both, with(Field::tag, {"c"})}, {{Field::tag}, {Field::company}, {Field::tag, 1}});
    ASSERT_EQ(counts.size(), 3u);
    EXPECT_EQ(counts[0].values, (Values{{"c", 2}, {"ebpf", 1}}));
    EXPECT_EQ(counts[1].values, (Values{{"Isovalent", 1}}));
    EXPECT_EQ(counts[1].missing, 1u);
    EXPECT_EQ(counts[2].values, (Values{{"c", 2}}));
}

TEST(Facets, ARowThatTheDictionaryDoesNotKnowIsDamage) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    TalkRow row;
    row.values[facet_index(Field::tag)] = {1};
    Xapian::Document document;
    document.add_value(row_slot, encode_row(row));
    database.add_document(document);
    const std::vector<FacetRequest> tags{{Field::tag}};
    EXPECT_THROW((void)count_facets(database, tags, {1}), Xapian::DatabaseCorruptError);
    database.set_metadata(facet_size_key(Field::tag), "1");
    EXPECT_THROW((void)count_facets(database, tags, {1}), Xapian::DatabaseCorruptError);
    database.set_metadata(facet_size_key(Field::tag), "2");
    EXPECT_THROW((void)count_facets(database, tags, {1}), Xapian::DatabaseCorruptError);
    std::string page;
    for (const std::string_view tag : {"dns", "ebpf"}) append_name(page, {tag, tag});
    database.set_metadata(facet_page_key(Field::tag, 0), page);
    EXPECT_EQ(count_facets(database, tags, {1}).front().values, (Values{{"ebpf", 1}}));
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
    EXPECT_EQ(counts.values, (Values{{"Big Data", 2}, {"c", 1}, {"C#", 1}, {"c++", 1}}));
}

TEST(Facets, MostFrequentFirstThenByName) {
    const auto counts = count(Field::tag, {{"b"}, {"d"}, {"c"}, {"c"}});
    EXPECT_EQ(counts.values, (Values{{"c", 2}, {"b", 1}, {"d", 1}}));
}

TEST(Facets, YearsNewestFirst) {
    const auto counts = count(Field::year, {{"2023"}, {"2025"}, {"2024"}, {"2024"}}, 2);
    EXPECT_EQ(counts.values, (Values{{"2025", 1}, {"2024", 2}}));
    EXPECT_EQ(counts.distinct, 3u);
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
