// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/table.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/query/render/samples.hpp"

namespace lectern {
namespace {

constexpr const char* csv_head =
    "id,title,subtitle,speakers,affiliation,role,date,start,end,timezone,event,track,format,level,room,tags,"
    "language,url,video_url,slides_url,abstract,biography\r\n";

std::string csv_of(const Talk& talk) {
    SearchResult result;
    result.hits = {Hit{.talk = talk, .title = {}, .abstract = {}}};
    const std::string table = render_talk_table(result, TableForm::csv);
    EXPECT_TRUE(table.starts_with(csv_head)) << table;
    return table.substr(std::string_view(csv_head).size());
}

/// The cell of a talk that has nothing but a title and speakers or tags.
std::string speakers_cell(const std::vector<std::string>& names) {
    Talk talk{.title = "T"};
    for (const std::string& name : names) talk.speakers.push_back({.name = name});
    const std::string row = csv_of(talk);
    return row.substr(4, row.find(",,,,,,,,,talk") - 4);
}

std::string tags_cell(const std::vector<std::string>& tags) {
    const std::string row = csv_of({.title = "T", .tags = tags});
    const std::size_t begin = row.find("talk,,,") + 7;
    return row.substr(begin, row.rfind(",,,,,,") - begin);
}

TEST(RenderRows, CsvFollowsRfc4180) {
    const struct {
        std::vector<std::string> row;
        const char* csv;
        const char* tsv;
    } cases[] = {
        {{"a", "b"}, "a,b\r\n", "a\tb\n"},
        {{"", ""}, ",\r\n", "\t\n"},
        {{"one, two", "say \"hi\""}, "\"one, two\",\"say \"\"hi\"\"\"\r\n", "one, two\tsay \"hi\"\n"},
        {{"a\n\nb", "x\ty"}, "\"a\n\nb\",x\ty\r\n", "a b\tx y\n"},
        {{"a\r\nb", "\"x\" y"}, "\"a\nb\",\"\"\"x\"\" y\"\r\n", "a b\t\"\"\"x\"\" y\"\n"},
        {{"  a  b ", "=1+1"}, "  a  b ,=1+1\r\n", "a b\t=1+1\n"},
        {{"\x1b[2J\x7f", "\u009b31m"}, "\uFFFD[2J\uFFFD,\uFFFD31m\r\n", "\uFFFD[2J\uFFFD\t\uFFFD31m\n"},
    };
    for (const auto& c : cases) {
        EXPECT_EQ(render_rows({c.row}, TableForm::csv), c.csv);
        EXPECT_EQ(render_rows({c.row}, TableForm::tsv), c.tsv);
    }
}

TEST(RenderTalkTable, HasEveryFactOfATalk) {
    Talk talk = samples::full_hit().talk;
    talk.subtitle = "From 4 to 6";
    talk.abstract = "One.\n\nTwo.";
    talk.speakers.resize(2);
    talk.speakers[1].biography = "Routes.";
    EXPECT_EQ(csv_of(talk),
              "p4f0xk2m9a,Tuning IPv6 Routes,From 4 to 6,Ada Kern; Bo Lindqvist,"
              "Isovalent at Cisco; Etraveli Group,; CTO,2025-04-01,14:10,14:35,BST,"
              "KubeCon + CloudNativeCon Europe 2025,CiliumCon,lightning,Advanced,Hall A,networking; ipv6,en,"
              "https://example.org/talks/ipv6,https://example.org/video,https://example.org/slides,"
              "\"One.\n\nTwo.\",; Routes.\r\n");
}

TEST(RenderTalkTable, HasItsHeadingsWithoutTalks) {
    EXPECT_EQ(render_talk_table({}, TableForm::csv), csv_head);
    EXPECT_TRUE(render_talk_table({}, TableForm::tsv).starts_with("id\ttitle\tsubtitle\t"));
}

TEST(RenderTalkTable, ListsAreReadableWhereTheyCanBe) {
    EXPECT_EQ(speakers_cell({}), "");
    EXPECT_EQ(speakers_cell({"Ada Kern"}), "Ada Kern");
    EXPECT_EQ(speakers_cell({"Ada Kern", "Bo"}), "Ada Kern; Bo");
    EXPECT_EQ(speakers_cell({"Kern, Ada"}), "\"Kern, Ada\"");
    EXPECT_EQ(speakers_cell({"Kern; Ada"}), "\"[\"\"Kern; Ada\"\"]\"");
    EXPECT_EQ(speakers_cell({"[redacted]"}), "\"[\"\"[redacted]\"\"]\"");
    EXPECT_EQ(tags_cell({"net", "c++, rust"}), "\"net; c++, rust\"");
    EXPECT_EQ(tags_cell({"a;b", "c"}), "\"[\"\"a;b\"\",\"\"c\"\"]\"");
}

TEST(RenderTalkTable, OneSpeakersTextsAreAsTheyAre) {
    const Talk talk{.title = "T", .speakers = {{"Ada", "Acme; Labs", "CTO", {}, "One.\nTwo; three."}}};
    EXPECT_EQ(csv_of(talk), ",T,,Ada,Acme; Labs,CTO,,,,,,,talk,,,,,,,,,\"One.\nTwo; three.\"\r\n");
}

TEST(RenderFacetTable, HasOneValueARow) {
    EXPECT_EQ(render_facet_table(samples::result(), TableForm::csv),
              "facet,value,count,selected\r\n"
              "company,Cisco,2,false\r\n"
              "company,Isovalent,1,false\r\n"
              "year,2025,1,false\r\n");
    EXPECT_EQ(render_facet_table({}, TableForm::tsv), "facet\tvalue\tcount\tselected\n");
}

}  // namespace
}  // namespace lectern
