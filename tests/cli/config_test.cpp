// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/cli_test.hpp"

namespace lectern::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

TEST_F(SearchCliTest, ConfigurationIsFoundInTheUsualPlaces) {
    folder_.write(".config/lectern/lectern.yaml", "facets: []\n");
    folder_.write("xdg/lectern/lectern.yaml", "facets: []\n");
    const std::string named = folder_.write("named.yaml", "facets: []\n");
    const auto file = [&](const Words& options, const std::vector<std::string>& environment) {
        Words arguments{"config", "--format", "json"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        Start start;
        start.environment = environment;
        const Outcome outcome = lectern(arguments, start);
        EXPECT_EQ(outcome.status, 0) << outcome;
        return json::parse(outcome.out)["file"];
    };
    const std::string xdg = "XDG_CONFIG_HOME=" + folder_.at("xdg");
    EXPECT_EQ(file({}, {}), folder_.at(".config/lectern/lectern.yaml"));
    EXPECT_EQ(file({}, {xdg}), folder_.at("xdg/lectern/lectern.yaml"));
    folder_.write("data/lectern.yaml", "facets: []\n");
    EXPECT_EQ(file({"--db", "data/talks.db"}, {xdg}), "data/lectern.yaml");
    folder_.write("lectern.yaml", "facets: []\n");
    EXPECT_EQ(file({"--db", "data/talks.db"}, {xdg}), "lectern.yaml");
    EXPECT_EQ(file({}, {xdg, "LECTERN_CONFIG=" + named}), named);
    EXPECT_EQ(file({"--config", "data/lectern.yaml"}, {xdg, "LECTERN_CONFIG=" + named}), "data/lectern.yaml");
}

TEST_F(SearchCliTest, ConfiguredFacetsAreCountedUnlessOthersAreAskedFor) {
    folder_.write("lectern.yaml", "facets: [event:1]\n");
    const auto facets = [&](const Words& options) {
        Words arguments{"search", "--format", "json"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return json::parse(lectern(arguments).out)["facets"];
    };
    const json configured = facets({});
    EXPECT_EQ(configured.size(), 1u);
    EXPECT_EQ(configured["event"]["values"].size(), 1u);
    EXPECT_EQ(configured["event"]["distinct"], 3);
    EXPECT_TRUE(facets({"--facet", "year"}).contains("year"));
    EXPECT_TRUE(facets({"--no-facets"}).empty());
    EXPECT_TRUE(facets({"--config", "/dev/null"}).contains("company"));
}

TEST_F(SearchCliTest, NamesOfTheConfigurationAreThoseOfTheIndex) {
    const auto found = [&](const std::string& company) {
        return json::parse(
            lectern({"search", "--where", "company=" + company, "--format", "json"}).out)["total"];
    };
    const auto index_again = [&](const std::string& yaml) {
        folder_.write("lectern.yaml", yaml);
        const Outcome outcome = lectern_index({"--db", "talks.db", "talks.jsonl"});
        EXPECT_EQ(outcome.status, 0) << outcome;
    };
    index_again("companies: {Kestrel: [Microsoft, Google]}\n");
    const json facets = json::parse(lectern({"facets", "company", "--format", "json"}).out)["facets"];
    EXPECT_EQ(facets["company"]["values"], json::parse(R"([{"value":"Cisco","count":2,"selected":false},
                              {"value":"Isovalent","count":2,"selected":false},
                              {"value":"Kestrel","count":2,"selected":false}])"));
    for (const char* spelling : {"Microsoft", "google, Inc", "KESTREL"})
        EXPECT_EQ(found(spelling), 2) << spelling;
    EXPECT_EQ(json::parse(lectern({"search", "company:kestrel", "--format", "json"}).out)["total"], 2);
    folder_.write("lectern.yaml", "");
    EXPECT_EQ(found("Microsoft"), 2) << "what was in force when the index was written";
    index_again("");
    EXPECT_EQ(found("Microsoft"), 1);
    EXPECT_EQ(found("Kestrel"), 0);
}

TEST_F(SearchCliTest, AMistakeInTheConfigurationStopsBothPrograms) {
    folder_.write("lectern.yaml", "facets: [year]\ncompnies: {}\n");
    const std::string mistake =
        "error: lectern.yaml:2:1: there is no key 'compnies'\n"
        "  did you mean companies?\n";
    const Outcome searched = lectern({"search", "ipv6"});
    EXPECT_EQ(searched.status, 2) << searched;
    EXPECT_EQ(searched.out, "");
    EXPECT_EQ(searched.err, "lectern: " + mistake);
    EXPECT_EQ(lectern({"config"}).status, 2);
    const Outcome indexed = lectern_index({"--db", "talks.db", "talks.jsonl"});
    EXPECT_EQ(indexed.status, 2) << indexed;
    EXPECT_EQ(indexed.err, "lectern-index: " + mistake);
    const Outcome missing = lectern_index({"--config", "none.yaml", "talks.jsonl"});
    EXPECT_EQ(missing.status, 5) << missing;
    EXPECT_EQ(missing.err,
              "lectern-index: error: none.yaml: the configuration cannot be read: there is no such file\n");
}

TEST_F(CliTest, ConfigNeedsNoDatabase) {
    const Outcome outcome = lectern({"config"});
    EXPECT_EQ(outcome.status, 0) << outcome;
    EXPECT_THAT(outcome.out, StartsWith("no configuration file; looked for\n  lectern.yaml\n"));
    EXPECT_THAT(outcome.out, HasSubstr("\nweights\n  built in    title: "));
    const Outcome wrong = lectern({"config", "facets"});
    EXPECT_EQ(wrong.status, 2) << wrong;
    EXPECT_THAT(wrong.err, StartsWith("lectern: error: config takes no words\n"));
}

}  // namespace
}  // namespace lectern::test
