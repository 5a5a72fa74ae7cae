// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "tests/query/render/json_schema.hpp"
#include "tests/query/render/samples.hpp"

namespace lectern {
namespace {

using nlohmann::json;
using testing::IsEmpty;

std::vector<json> lines_of(const std::string& text) {
    std::vector<json> out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) out.push_back(json::parse(line));
    return out;
}

std::set<std::string> keys_of(const json& object) {
    std::set<std::string> out;
    for (const auto& [key, value] : object.items()) out.insert(key);
    return out;
}

TEST(RenderJson, HasEverythingOfTheResult) {
    SearchRequest request = samples::request();
    request.offset = 10;
    SearchResult result = samples::result();
    result.total = 14;
    result.warnings = {"closed the quotation for you"};
    const json out = json::parse(render_json(request, result));
    EXPECT_EQ(out["version"], 3);
    EXPECT_EQ(out["query"], "ipv6 routes");
    EXPECT_EQ(out["total"], 14);
    EXPECT_EQ(out["offset"], 10);
    EXPECT_EQ(out["warnings"], json({"closed the quotation for you"}));
    EXPECT_EQ(out["corrected"], nullptr);
    EXPECT_EQ(out["facets"]["company"],
              json({{"talks", 14},
                    {"distinct", 2},
                    {"missing", 0},
                    {"values",
                     {{{"value", "Cisco"}, {"count", 2}, {"selected", false}},
                      {{"value", "Isovalent"}, {"count", 1}, {"selected", false}}}}}));
    EXPECT_EQ(out["facets"]["year"]["missing"], 1);
    ASSERT_EQ(out["hits"].size(), 2U);
    EXPECT_EQ(out["hits"][0]["id"], "p4f0xk2m9a");
    EXPECT_EQ(out["hits"][0]["speakers"][0]["companies"], json({"Isovalent", "Cisco"}));
    EXPECT_EQ(out["hits"][0]["score"], 2.5);
    EXPECT_EQ(out["hits"][0]["title_matches"], json::array({json::array({7, 11})}));
    EXPECT_EQ(out["hits"][0]["snippets"][0]["cut_before"], false);
}

TEST(RenderJson, SaysWhereElseATalkWasGiven) {
    SearchResult result = samples::result();
    result.showings = 3;
    result.hits[0].also_at = {{"id1", "Early Summit 2024", "2024-05-01"}, {"id2", "", ""}};
    const json out = json::parse(render_json({}, result));
    EXPECT_EQ(out["showings"], 3);
    EXPECT_EQ(out["hits"][0]["also_at"],
              json({{{"id", "id1"}, {"event", "Early Summit 2024"}, {"date", "2024-05-01"}},
                    {{"id", "id2"}, {"event", nullptr}, {"date", nullptr}}}));
    EXPECT_EQ(out["hits"][1]["also_at"], json::array());
}

TEST(RenderJson, KeepsTheOrderOfItsKeys) {
    EXPECT_EQ(
        render_json({.query = "x"}, {}),
        "{\"version\":3,\"query\":\"x\",\"like\":null,\"total\":0,\"showings\":0,\"offset\":0,\"hits\":[],"
        "\"facets\":{},\"warnings\":[],"
        "\"corrected\":null,\"suggested\":null,\"relaxed\":null,\"total_any\":0}\n");
}

TEST(RenderJson, OffsetsAreBytes) {
    SearchResult result;
    result.hits = {samples::hit("id", "Über [IPv6]", "日本 [eBPF] é")};
    const json hit = json::parse(render_json({}, result))["hits"][0];
    EXPECT_EQ(hit["title_matches"], json::array({json::array({6, 10})}));
    EXPECT_EQ(hit["snippets"][0]["matches"], json::array({json::array({7, 11})}));
    EXPECT_EQ(hit["snippets"][0]["text"].get<std::string>().substr(7, 4), "eBPF");
}

TEST(RenderJson, FollowsItsSchema) {
    samples::SchemaCheck schema("search-result.schema.json");
    EXPECT_THAT(schema.problems(json::parse(render_json(samples::request(), samples::result()))), IsEmpty());
    SearchResult nothing;
    nothing.corrected = "cilium";
    nothing.suggested = "cilium";
    nothing.relaxed = Relaxed{{"dns"}, true, 1, 3};
    nothing.total_any = 3;
    EXPECT_THAT(schema.problems(json::parse(render_json({}, nothing))), IsEmpty());
}

TEST(RenderJson, TheSchemaKnowsEveryKey) {
    const json schema = samples::read_schema("search-result.schema.json");
    const json talk_schema = samples::read_schema("talk.schema.json");
    const json out = json::parse(render_json(samples::request(), samples::result()));
    EXPECT_EQ(keys_of(out), keys_of(schema["properties"]));
    std::set<std::string> hit_keys = keys_of(talk_schema["properties"]);
    hit_keys.merge(keys_of(schema["$defs"]["hit"]["properties"]));
    EXPECT_EQ(keys_of(out["hits"][0]), hit_keys);
    EXPECT_EQ(keys_of(out["hits"][0]["snippets"][0]), keys_of(schema["$defs"]["snippet"]["properties"]));
    EXPECT_EQ(keys_of(out["facets"]["company"]), keys_of(schema["$defs"]["facet"]["properties"]));
    EXPECT_EQ(schema["properties"]["version"]["const"], result_version);
}

TEST(RenderJson, TheSchemaRejectsWhatIsWrong) {
    samples::SchemaCheck schema("search-result.schema.json");
    const json good = json::parse(render_json(samples::request(), samples::result()));
    const std::vector<std::pair<std::string, json>> changes{
        {"/version", 1},
        {"/total", -1},
        {"/total", "14"},
        {"/hits/0/title", nullptr},
        {"/hits/0/date", "April 1"},
        {"/hits/0/format", "podcast"},
        {"/hits/0/source", 3},
        {"/hits/0/snippets/0/matches/0", json::array({1})},
        {"/facets/company/values/0/count", 0},
    };
    for (const auto& [place, value] : changes) {
        json bad = good;
        bad[json::json_pointer(place)] = value;
        EXPECT_EQ(schema.problems(bad).size(), 1U) << place;
    }
}

TEST(RenderJsonLines, AreTalksThatCanBeReadAgain) {
    const SearchResult result = samples::result();
    const std::string text = render_json_lines(result);
    samples::SchemaCheck schema("talk.schema.json");
    const std::vector<json> lines = lines_of(text);
    ASSERT_EQ(lines.size(), 2U);
    for (const json& line : lines) EXPECT_THAT(schema.problems(line), IsEmpty());
    EXPECT_EQ(lines[0]["snippets"][0]["text"], result.hits[0].abstract[0].text);
    EXPECT_EQ(lines[0]["score"], 2.5);
    const auto again = talk_from_json(text.substr(0, text.find('\n')));
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(*again, result.hits[0].talk);
}

TEST(RenderFacetLines, HaveOneValueEach) {
    EXPECT_EQ(render_facet_lines(samples::result()),
              "{\"facet\":\"company\",\"value\":\"Cisco\",\"count\":2,\"selected\":false}\n"
              "{\"facet\":\"company\",\"value\":\"Isovalent\",\"count\":1,\"selected\":false}\n"
              "{\"facet\":\"year\",\"value\":\"2025\",\"count\":1,\"selected\":false}\n");
}

TEST(RenderJson, OfATalkFollowsItsSchema) {
    samples::SchemaCheck schema("talk.schema.json");
    EXPECT_THAT(schema.problems(json::parse(render_json(samples::full_hit().talk))), IsEmpty());
    EXPECT_THAT(schema.problems(json::parse(render_json(samples::bare_hit().talk))), IsEmpty());
    EXPECT_EQ(keys_of(json::parse(render_json(samples::full_hit().talk))),
              keys_of(samples::read_schema("talk.schema.json")["properties"]));
}

TEST(RenderJson, EscapesEveryControlCharacter) {
    const std::string evil = "\x1b[2J\x7f\u009b31m\u0085\nend é";
    SearchResult result;
    result.hits = {samples::bare_hit()};
    result.hits[0].talk.title = evil;
    result.hits[0].abstract = {{.text = evil, .matches = {}}};
    result.facets = {{Field::tag, {{evil, 1}}, 1, 0}};
    for (const std::string& out : {render_json({.query = evil}, result), render_json_lines(result),
                                   render_facet_lines(result), render_json(result.hits[0].talk)}) {
        EXPECT_EQ(out.find_first_of("\x1b\x7f"), std::string::npos) << out;
        EXPECT_EQ(out.find("\u009b"), std::string::npos) << out;
        EXPECT_EQ(out.find("\u0085"), std::string::npos) << out;
        EXPECT_NE(out.find("\\u009b31m\\u0085"), std::string::npos) << out;
    }
    EXPECT_EQ(json::parse(render_json(result.hits[0].talk))["title"], evil);
}

}  // namespace
}  // namespace lectern
