// SPDX-License-Identifier: GPL-2.0-or-later

// The commands besides search: similar, suggest, lists, stats.

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <string>

#include "lectern/version.hpp"
#include "tests/cli/cli_test.hpp"
#include "tests/query/render/json_schema.hpp"

namespace lectern::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::StartsWith;

const std::string alike =
    R"({"title":"Sidecars Considered","abstract":"A mesh needs no sidecars.","speakers":[{"name":"Ada Kern","companies":["AWS"]}],"date":"2025-04-03","event":"KubeCon + CloudNativeCon Europe 2025"}
{"title":"A Mesh for Sidecars","abstract":"Sidecars in the mesh.","speakers":[{"name":"Bo Lindqvist","companies":["Amazon"]}],"date":"2024-04-03","event":"Mesh Day 2024"}
)";

class CommandsCliTest : public CliTest {
protected:
    void SetUp() override {
        const Outcome outcome = index(four_talks + alike);
        ASSERT_EQ(outcome.status, 0) << outcome;
    }

    std::string id_of(const std::string& query) {
        std::string id = lectern({"search", query, "-n", "1", "--format", "ids"}).out;
        if (id.ends_with('\n')) id.pop_back();
        return id;
    }
};

TEST_F(CommandsCliTest, SimilarFindsTalksLikeOne) {
    const std::string id = id_of("title:\"mesh for sidecars\"");
    const Outcome page = lectern({"similar", id});
    EXPECT_EQ(page.status, 0) << page;
    EXPECT_EQ(page.err, "");
    EXPECT_THAT(page.out, StartsWith("2 talks like “A Mesh for Sidecars”\n\n 1. "));
    EXPECT_THAT(page.out, HasSubstr("Sidecars Considered\n"));
    EXPECT_THAT(page.out, HasSubstr("Sponsored Keynote: The Mesh Without Sidecars\n"));

    const Outcome brief =
        lectern({"similar", id.substr(0, 6), "--where", "company=Amazon", "--format", "tsv"});
    EXPECT_EQ(brief.status, 0) << brief;
    EXPECT_THAT(brief.out, HasSubstr("\tSidecars Considered\t"));

    const Outcome none = lectern({"similar", id_of("tetragon")});
    EXPECT_EQ(none.status, 1) << none;
    EXPECT_EQ(none.out, "No talks like “Tetragon in Production”.\n");
}

TEST_F(CommandsCliTest, SimilarPrintsJsonAsSearchDoes) {
    const std::string id = id_of("title:\"mesh for sidecars\"");
    const Outcome outcome = lectern({"similar", id, "-n", "1", "--format", "json"});
    const json result = json::parse(outcome.out);
    EXPECT_THAT(samples::SchemaCheck("search-result.schema.json").problems(result), IsEmpty());
    EXPECT_EQ(result["like"], (json{{"id", id}, {"title", "A Mesh for Sidecars"}}));
    EXPECT_EQ(result["total"], 2);
    EXPECT_EQ(result["hits"].size(), 1U);
}

TEST_F(CommandsCliTest, SimilarToAnUnknownTalkIsNotFound) {
    const Outcome outcome = lectern({"similar", "0000000000"});
    EXPECT_EQ(outcome.status, 1) << outcome;
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err,
              "lectern: error: there is no talk with the id '0000000000'\n"
              "  lectern search prints an id under each talk\n");
}

TEST_F(CommandsCliTest, SuggestCompletesWordsAndNames) {
    const Outcome outcome = lectern({"suggest", "ku"});
    EXPECT_EQ(outcome.status, 0) << outcome;
    EXPECT_EQ(outcome.out,
              "3  event  KubeCon + CloudNativeCon Europe 2025\n"
              "1  event  KubeCon + CloudNativeCon Europe 2023\n"
              "1  event  KubeCon + CloudNativeCon North America 2024\n");
    EXPECT_EQ(lectern({"suggest", "kapu", "--kind", "speaker"}).out, "1  speaker  Anna Kapuścińska\n");
    EXPECT_EQ(lectern({"suggest", "ker", "ada"}).out, "2  speaker  Ada Kern\n");
    EXPECT_EQ(lectern({"suggest", "net", "--kind", "word", "--format", "csv"}).out,
              "kind,value,count\r\nword,netkit,1\r\n");

    const Outcome none = lectern({"suggest", "zzz"});
    EXPECT_EQ(none.status, 1) << none;
    EXPECT_EQ(none.out, "");
}

TEST_F(CommandsCliTest, SuggestPrintsJson) {
    const json result = json::parse(lectern({"suggest", "aws", "--format", "json"}).out);
    EXPECT_THAT(samples::SchemaCheck("suggestions.schema.json").problems(result), IsEmpty());
    EXPECT_EQ(result["text"], "aws");
    const json amazon{{"kind", "company"}, {"value", "Amazon"}, {"count", 2}};
    EXPECT_THAT(result["suggestions"], testing::Contains(amazon));
    EXPECT_EQ(json::parse(lectern({"suggest", "aws", "--kind", "company", "--format", "jsonl"}).out), amazon);
}

TEST_F(CommandsCliTest, ListsCountTheirTalks) {
    EXPECT_THAT(lectern({"events"}).out,
                StartsWith("6 talks\n\nevent  4 values\n  KubeCon + CloudNativeCon Europe 2025"));
    EXPECT_EQ(lectern({"companies", "is", "--format", "tsv"}).out,
              "facet\tvalue\tcount\tselected\ncompany\tIsovalent\t2\tfalse\n");
    EXPECT_EQ(lectern({"speakers", "--sort", "value", "-n", "2", "--format", "tsv"}).out,
              "facet\tvalue\tcount\tselected\nspeaker\tAda Kern\t2\tfalse\n"
              "speaker\tAnna Kapuścińska\t1\tfalse\n");
    EXPECT_EQ(lectern({"speakers", "--where", "year=2024", "--format", "tsv"}).out,
              "facet\tvalue\tcount\tselected\nspeaker\tAnna Kapuścińska\t1\tfalse\n"
              "speaker\tBo Lindqvist\t1\tfalse\n");
    const Outcome none = lectern({"tags"});
    EXPECT_EQ(none.status, 1) << none;
    EXPECT_EQ(none.out, "6 talks\n\ntag  0 values, 6 talks without\n");
}

TEST_F(CommandsCliTest, VariantsShowWhatCountsForOneName) {
    const Outcome outcome = lectern({"companies", "--variants", "amazon", "--format", "jsonl"});
    EXPECT_EQ(outcome.status, 0) << outcome;
    EXPECT_EQ(outcome.out, R"({"facet":"company","value":"AWS","count":1,"selected":false})"
                           "\n"
                           R"({"facet":"company","value":"Amazon","count":1,"selected":false})"
                           "\n");
    EXPECT_THAT(lectern({"companies", "--variants", "aws"}).out,
                StartsWith("2 talks, company aws\n\ncompany  2 values\n  AWS "));
    const Outcome unknown = lectern({"companies", "--variants", "Amazin"});
    EXPECT_EQ(unknown.status, 1) << unknown;
    EXPECT_EQ(unknown.err, "lectern: error: no talk has the company 'Amazin'; did you mean 'Amazon'?\n");
}

TEST_F(CommandsCliTest, StatsTellWhatTheDatabaseHolds) {
    const Outcome page = lectern({"stats"});
    EXPECT_EQ(page.status, 0) << page;
    EXPECT_THAT(page.out, StartsWith("talks      6, 6 with an abstract\nevents     4\n"));
    EXPECT_THAT(page.out, HasSubstr("\nyears      2023–2025\n"));
    EXPECT_THAT(page.out, HasSubstr("\ndatabase   talks.db, gen-000001, "));

    const json result = json::parse(lectern({"stats", "--format", "json"}).out);
    EXPECT_THAT(samples::SchemaCheck("statistics.schema.json").problems(result), IsEmpty());
    EXPECT_EQ(result["speakers"], 4);
    EXPECT_EQ(result["companies"], 5);
    EXPECT_EQ(result["writer"], "lectern " + std::string(version) + ", bulk writer");
    EXPECT_THAT(result["built"].get<std::string>(), MatchesRegex("20..-..-..T..:..:..Z"));
    EXPECT_GT(result["bytes"], 1000);

    ASSERT_EQ(lectern_index({"--rebuild", "--writer", "xapian", "--db", "talks.db", "talks.jsonl"}).status,
              0);
    EXPECT_THAT(lectern({"stats"}).out, HasSubstr(", Xapian's writer\n"));
    EXPECT_EQ(lectern({"stats", "--db", "missing.db"}).status, 3);
}

}  // namespace
}  // namespace lectern::test
