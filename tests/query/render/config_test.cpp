// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/config.hpp"

#include <gtest/gtest.h>

namespace lectern {
namespace {

Config sample() {
    return {.path = "data/lectern.yaml",
            .origin = ConfigOrigin::database,
            .companies = {{"Kestrel", {"Finch, Inc", "Lark"}, 2}},
            .speakers = {{"Ada Kern", {"ada\x1b"}, 5}},
            .synonyms = {{"k8s", {"kubernetes"}, 7}},
            .weights = {{Field::title, 5, 9}},
            .facets = {{{Field::year, 20, 10}, {Field::tag, {}, 10}}},
            .mappings = {{"papers", "*.csv", "days", {{"title", {"T"}}, {"tags", {"A", "B"}}}}}};
}

TEST(RenderConfig, NamesTheFileAndEachLine) {
    EXPECT_EQ(render_config(sample(), {}, Terminal{}),
              "data/lectern.yaml (beside the database)\n"
              "\n"
              "companies\n"
              "  line 2      Kestrel: Finch, Inc, Lark\n"
              "\n"
              "speakers\n"
              "  line 5      Ada Kern: ada\uFFFD\n"
              "\n"
              "synonyms\n"
              "  line 7      k8s: kubernetes\n"
              "\n"
              "weights\n"
              "  line 9      title: 5\n"
              "  built in    abstract: 1\n"
              "  built in    speaker: 3\n"
              "  built in    company: 2\n"
              "  built in    event: 1\n"
              "  built in    track: 1\n"
              "  built in    tag: 2\n"
              "  built in    bio: 0.2\n"
              "\n"
              "facets\n"
              "  line 10     year:20\n"
              "  line 10     tag\n"
              "\n"
              "mappings\n"
              "  papers: *.csv, items days, title T, tags A or B\n");
}

TEST(RenderConfig, WithoutAFileSaysWhereItWasLookedFor) {
    const std::string page = render_config({}, {"lectern.yaml", "/home/ada/lectern.yaml"}, Terminal{});
    EXPECT_TRUE(
        page.starts_with("no configuration file; looked for\n"
                         "  lectern.yaml\n"
                         "  /home/ada/lectern.yaml\n"
                         "\n"
                         "weights\n"
                         "  built in    title: "))
        << page;
    EXPECT_TRUE(
        page.ends_with("facets\n"
                       "  built in    company\n"
                       "  built in    year\n"
                       "  built in    format\n"))
        << page;
}

TEST(RenderConfig, Json) {
    EXPECT_EQ(render_config_json(sample(), {"a", "b"}),
              R"({"file":"data/lectern.yaml","origin":"beside the database","looked_for":["a","b"],)"
              R"("companies":[{"name":"Kestrel","others":["Finch, Inc","Lark"],"line":2}],)"
              R"("speakers":[{"name":"Ada Kern","others":["ada\u001b"],"line":5}],)"
              R"("synonyms":[{"name":"k8s","others":["kubernetes"],"line":7}],)"
              R"("weights":[{"field":"title","weight":5.0,"line":9},)"
              R"({"field":"abstract","weight":1.0,"line":null},{"field":"speaker","weight":3.0,"line":null},)"
              R"({"field":"company","weight":2.0,"line":null},{"field":"event","weight":1.0,"line":null},)"
              R"({"field":"track","weight":1.0,"line":null},{"field":"tag","weight":2.0,"line":null},)"
              R"({"field":"bio","weight":0.2,"line":null}],)"
              R"("facets":[{"field":"year","limit":20,"line":10},{"field":"tag","limit":10,"line":10}],)"
              R"("mappings":[{"name":"papers","files":"*.csv","items":"days",)"
              R"("fields":{"title":["T"],"tags":["A","B"]}}]})"
              "\n");
    EXPECT_TRUE(render_config_json({}, {}).starts_with(R"({"file":null,"origin":"built in",)"));
}

}  // namespace
}  // namespace lectern
