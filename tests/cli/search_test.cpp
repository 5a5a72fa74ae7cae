// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "lectern/version.hpp"
#include "tests/cli/cli_test.hpp"
#include "tests/query/render/json_schema.hpp"

namespace lectern::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::vector<json> lines_of(const std::string& text) {
    std::vector<json> out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) out.push_back(json::parse(line));
    return out;
}

std::set<std::string> titles(const Outcome& outcome) {
    std::set<std::string> out;
    for (const json& line : lines_of(outcome.out)) out.insert(line["title"]);
    return out;
}

TEST_F(SearchCliTest, PrintsAPage) {
    const Outcome outcome = lectern({"search", "ipv6", "--facet", "company", "--facet", "year"});
    EXPECT_EQ(outcome.status, 0) << outcome;
    EXPECT_EQ(outcome.err, "");
    EXPECT_THAT(outcome.out,
                StartsWith("1 talk for ipv6\n"
                           "\n"
                           " 1. Tuning IPv6 Routes\n"
                           "    Ada Kern (Isovalent at Cisco), Bo Lindqvist (Microsoft)\n"
                           "    2025-04-01 · 14:10–14:35 BST · KubeCon + CloudNativeCon Europe 2025 ·\n"
                           "    CiliumCon\n"
                           "    Every cluster we run speaks IPv6 only. This is what broke, and how BIG TCP\n"
                           "    repaired it.\n"));
    EXPECT_THAT(outcome.out, HasSubstr("\n"
                                       "company  Cisco 1  Isovalent 1  Microsoft 1\n"
                                       "year     2025 1\n"));
}

TEST_F(CliTest, ListsATalkOnceHoweverOftenItWasGiven) {
    std::string talks;
    for (const std::string year : {"2023", "2024", "2025"}) {
        talks += R"({"title":"Routes Revisited","abstract":"On routes.","speakers":[{"name":"Ada Kern"}],)"
                 R"("event":"Summit )" +
                 year + R"(","date":")" + year + "-05-01\"}\n";
    }
    ASSERT_EQ(index(talks).status, 0);
    Outcome outcome = lectern({"search", "routes", "--facet", "year"});
    EXPECT_THAT(outcome.out, StartsWith("1 talk (3 showings) for routes\n"));
    EXPECT_THAT(outcome.out, HasSubstr("    also at Summit 2024, Summit 2023\n"));
    EXPECT_THAT(outcome.out, HasSubstr("year  2025 1  2024 1  2023 1\n"));

    outcome = lectern({"search", "routes", "--no-collapse"});
    EXPECT_THAT(outcome.out, StartsWith("3 talks for routes\n"));
    EXPECT_THAT(outcome.out, Not(HasSubstr("also at")));

    const json once = json::parse(lectern({"search", "routes", "--format", "json"}).out);
    EXPECT_EQ(once["total"], 1);
    EXPECT_EQ(once["showings"], 3);
    EXPECT_EQ(once["hits"][0]["also_at"].size(), 2u);
}

TEST_F(SearchCliTest, UnderstandsWordsAsTheShellHandsThemOver) {
    const std::string ipv6 = "Tuning IPv6 Routes";
    const std::string netkit = "Netkit Instead of Veth";
    const std::string keynote = "Sponsored Keynote: The Mesh Without Sidecars";
    const std::string tetragon = "Tetragon in Production";
    const std::vector<std::pair<Words, std::set<std::string>>> cases{
        {{"ipv6"}, {ipv6}},
        {{"IPv6", "broke"}, {ipv6}},
        {{"\"big tcp\""}, {ipv6}},
        {{"\"tcp big\""}, {}},
        {{"cilium", "-istio"}, {ipv6}},  // at CiliumCon
        {{"istio"}, {netkit, keynote}},
        {{"istio", "-netkit"}, {keynote}},
        {{"-istio"}, {ipv6, tetragon}},
        {{"ipv6", "OR", "tetragon"}, {ipv6, tetragon}},
        {{"(ipv6 OR tetragon) -policy"}, {ipv6}},
        {{"ipv6", "tetragon", "--any"}, {ipv6, tetragon}},
        {{"title:mesh"}, {keynote}},
        {{"kapuscinska"}, {netkit}},
        {{"endpoint", "slice"}, {netkit}},
        {{"ciliumendpointslice"}, {netkit}},
        {{"year:2024..2025", "company:isovalent"}, {ipv6, netkit}},
        {{"year:2025.."}, {ipv6, keynote}},
        {{"format:keynote"}, {keynote}},
        {{"--where", "company=cisco", "--where", "year=2024"}, {netkit}},
        {{"--where", "company=Google", "--where", "company=Microsoft"}, {ipv6, keynote}},
        {{"--", "tetragon"}, {tetragon}},
        {{}, {ipv6, netkit, keynote, tetragon}},
    };
    for (const auto& [words, found] : cases) {
        Words arguments{"search", "--format", "jsonl"};
        arguments.insert(arguments.end(), words.begin(), words.end());
        const Outcome outcome = lectern(arguments);
        EXPECT_EQ(titles(outcome), found) << outcome;
        EXPECT_EQ(outcome.status, found.empty() ? 1 : 0) << outcome;
    }
}

TEST_F(SearchCliTest, JsonFollowsItsSchema) {
    samples::SchemaCheck schema("search-result.schema.json");
    for (const Words& words :
         {Words{"search", "ipv6"}, Words{"search", "nothingatall"}, Words{"facets", "company"},
          Words{"search", "istio", "--sort", "date", "--no-facets"}}) {
        Words arguments = words;
        arguments.insert(arguments.end(), {"--format", "json"});
        const Outcome outcome = lectern(arguments);
        EXPECT_THAT(schema.problems(json::parse(outcome.out)), IsEmpty()) << outcome;
    }
}

TEST_F(SearchCliTest, SnippetsPointAtTheMatches) {
    const Outcome outcome = lectern({"search", "tcp", "--format", "json"});
    const json snippet = json::parse(outcome.out)["hits"][0]["snippets"][0];
    ASSERT_EQ(snippet["matches"].size(), 1U) << outcome;
    const std::size_t begin = snippet["matches"][0][0];
    EXPECT_EQ(snippet["text"].get<std::string>().substr(begin, 3), "TCP") << outcome;
}

TEST_F(SearchCliTest, FacetCountsAreExactWhateverThePage) {
    for (const char* limit : {"0", "1", "10"}) {
        const Outcome outcome =
            lectern({"search", "--format", "json", "-n", limit, "--facet", "company,event:1"});
        const json facets = json::parse(outcome.out)["facets"];
        std::map<std::string, int> counts;
        for (const json& value : facets["company"]["values"]) counts[value["value"]] = value["count"];
        const std::map<std::string, int> expected{
            {"Cisco", 2}, {"Isovalent", 2}, {"Google", 1}, {"Microsoft", 1}};
        EXPECT_EQ(counts, expected) << outcome;
        EXPECT_EQ(facets["company"]["missing"], 1);
        EXPECT_EQ(facets["event"]["distinct"], 3);
        EXPECT_EQ(
            facets["event"]["values"],
            json::parse(R"([{"value":"KubeCon + CloudNativeCon Europe 2025","count":2,"selected":false}])"));
    }
}

TEST_F(SearchCliTest, PagesAndOrders) {
    const Outcome all = lectern({"search", "--sort", "date", "--format", "jsonl"});
    std::vector<std::string> dates;
    for (const json& line : lines_of(all.out)) dates.push_back(line["date"]);
    EXPECT_EQ(dates, (std::vector<std::string>{"2025-04-02", "2025-04-01", "2024-11-13", "2023-04-19"}))
        << all;
    const Outcome page = lectern({"search", "--sort", "date", "-n", "2", "--offset", "1"});
    EXPECT_THAT(page.out, StartsWith("4 talks, newest first, showing 2–3\n\n 2. Tuning IPv6 Routes\n"))
        << page;
    EXPECT_THAT(page.out, HasSubstr("\nnext page: --offset 3\n")) << page;
    const Outcome behind = lectern({"search", "--offset", "9", "--no-facets"});
    EXPECT_EQ(behind.out, "4 talks, none after the first 9\n") << behind;
    EXPECT_EQ(behind.status, 0);
}

class Reindexed : public SearchCliTest, public testing::WithParamInterface<std::string> {};

INSTANTIATE_TEST_SUITE_P(Formats, Reindexed, testing::Values("jsonl", "csv", "tsv"),
                         [](const auto& format) { return format.param; });

TEST_P(Reindexed, GivesTheSameTalks) {
    const Outcome printed = lectern({"search", "--format", GetParam()});
    folder_.write("again." + GetParam(), printed.out);
    const Outcome indexed = lectern_index({"--db", "again.db", "again." + GetParam()});
    ASSERT_EQ(indexed.status, 0) << indexed;
    const Words search{"search", "--sort", "title", "--format", "jsonl", "--db"};
    const auto in = [&](const std::string& database) {
        Words words = search;
        words.push_back(database);
        return lectern(words);
    };
    const Outcome first = in("talks.db");
    const Outcome second = in("again.db");
    const std::vector<json> before = lines_of(first.out);
    const std::vector<json> after = lines_of(second.out);
    ASSERT_EQ(before.size(), 4U) << first;
    ASSERT_EQ(after.size(), 4U) << second;
    for (std::size_t k = 0; k < before.size(); ++k) {
        for (const char* key : {"id", "title", "abstract", "speakers", "date", "event", "format", "url"}) {
            EXPECT_EQ(before[k][key], after[k][key]) << key << first << second;
        }
    }
}

TEST_F(SearchCliTest, IdsAreForPipes) {
    const Outcome ids = lectern({"search", "istio", "--sort", "title", "--format", "ids"});
    EXPECT_EQ(ids.status, 0) << ids;
    std::vector<std::string> titles;
    std::istringstream stream(ids.out);
    for (std::string id; std::getline(stream, id);) {
        titles.push_back(json::parse(lectern({"show", id, "--format", "json"}).out)["title"]);
    }
    EXPECT_EQ(titles, (std::vector<std::string>{"Netkit Instead of Veth",
                                                "Sponsored Keynote: The Mesh Without Sidecars"}));
}

TEST_F(SearchCliTest, FormatsWithoutAPlaceForItSayOnStderrWhatWasSearchedFor) {
    for (const char* format : {"jsonl", "csv", "tsv", "markdown", "ids"}) {
        const Outcome corrected = lectern({"search", "tetragn", "--format", format});
        EXPECT_EQ(
            corrected.err,
            "lectern: warning: showing results for tetragon; to search instead for tetragn, add --exact\n")
            << corrected;
        const Outcome relaxed = lectern({"search", "tetragon", "netkit", "--format", format});
        EXPECT_EQ(relaxed.err, "lectern: warning: 2 talks, with any of the words: none has all\n") << relaxed;
    }
    for (const char* format : {"text", "json", "html"}) {
        EXPECT_EQ(lectern({"search", "tetragn", "--format", format}).err, "") << format;
    }
}

TEST_F(SearchCliTest, NothingFoundIsAnEmptyListInEveryFormat) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"jsonl", ""},        {"markdown", ""},       {"ids", ""},
        {"csv", "id,title,"}, {"tsv", "id\ttitle\t"}, {"html", "<!DOCTYPE html>"}};
    for (const auto& [format, beginning] : cases) {
        const Outcome outcome = lectern({"search", "--exact", "nothingatall", "--format", format});
        EXPECT_EQ(outcome.status, 1) << outcome;
        EXPECT_THAT(outcome.out, beginning.empty() ? testing::Matcher<std::string>(IsEmpty())
                                                   : testing::Matcher<std::string>(StartsWith(beginning)))
            << outcome;
    }
}

TEST_F(SearchCliTest, MistypedWordsAreCorrectedAndSaidSo) {
    const Outcome typo = lectern({"search", "tetragn"});
    EXPECT_EQ(typo.status, 0) << typo;
    EXPECT_THAT(typo.out,
                StartsWith("Showing results for tetragon; to search instead for tetragn, add --exact\n"
                           "1 talk for tetragon\n"))
        << typo;
}

TEST_F(SearchCliTest, TalksWithSomeOfTheWordsFollowAndAreSaidSo) {
    const Outcome some = lectern({"search", "tetragon", "netkit"});
    EXPECT_EQ(some.status, 0) << some;
    EXPECT_THAT(some.out, StartsWith("2 talks for tetragon netkit, with any of the words: none has all\n"))
        << some;
}

TEST_F(SearchCliTest, ExplainNamesWhatEachTalkScoredBy) {
    const Outcome explained = lectern({"search", "--explain", "tetragon"});
    EXPECT_EQ(explained.status, 0) << explained;
    EXPECT_THAT(explained.err, StartsWith("lectern: query: tetragon\nlectern: xapian: Query(")) << explained;
    EXPECT_NE(explained.err.find("\nlectern: score: "), std::string::npos) << explained;
    EXPECT_NE(explained.err.find(" of 857sn46e5y: tetragon "), std::string::npos) << explained;
}

TEST_F(SearchCliTest, NothingFoundOffersHelp) {
    const Outcome typo = lectern({"search", "--exact", "tetragn"});
    EXPECT_EQ(typo.status, 1) << typo;
    EXPECT_EQ(typo.out,
              "No talks for tetragn.\n"
              "Did you mean: tetragon\n");
    const Outcome too_much = lectern({"search", "--exact", "tetragon", "netkit"});
    EXPECT_EQ(too_much.status, 1) << too_much;
    EXPECT_EQ(too_much.out,
              "No talks for tetragon netkit.\n"
              "2 talks have any of these words: add --any.\n");
    EXPECT_EQ(lectern({"search", "zzzz", "--format", "jsonl"}).out, "");
}

TEST_F(SearchCliTest, QueryMistakesPointAtThePlace) {
    const Outcome field = lectern({"search", "ipv6", "titel:dns"});
    EXPECT_EQ(field.status, 2) << field;
    EXPECT_EQ(field.out, "");
    EXPECT_THAT(field.err, StartsWith("lectern: error: there is no field 'titel'\n"
                                      "  ipv6 titel:dns\n"
                                      "       ^~~~~"))
        << field;
    EXPECT_THAT(field.err, HasSubstr("did you mean title:?")) << field;
    const Outcome range = lectern({"facets", "year:20x4", "company"});
    EXPECT_EQ(range.status, 2) << range;
    EXPECT_THAT(range.err, HasSubstr("  year:20x4\n       ^~~~\n")) << range;
}

TEST_F(SearchCliTest, RepairsAreWarnings) {
    const Outcome outcome = lectern({"search", "\"big tcp"});
    EXPECT_EQ(outcome.status, 0) << outcome;
    EXPECT_THAT(outcome.err, StartsWith("lectern: warning: ")) << outcome;
    EXPECT_THAT(outcome.out, StartsWith("1 talk for \"big tcp\n")) << outcome;
    const Outcome machine = lectern({"search", "\"big tcp", "--format", "json"});
    EXPECT_EQ(json::parse(machine.out)["warnings"].size(), 1U) << machine;
}

TEST_F(SearchCliTest, ExplainPrintsTheTreeAndXapiansQueryToStderr) {
    const Outcome outcome = lectern({"search", "ipv6", "-istio", "--explain"});
    EXPECT_THAT(outcome.err, StartsWith("lectern: query: (ipv6 AND NOT istio)\nlectern: xapian: Query("))
        << outcome;
    EXPECT_THAT(outcome.out, StartsWith("1 talk for ipv6 -istio\n")) << outcome;
}

TEST_F(SearchCliTest, FacetsPrintsBars) {
    const Outcome outcome =
        lectern({"facets", "company", "year"}, {.folder = {}, .environment = {"COLUMNS=40"}});
    EXPECT_EQ(outcome.status, 0) << outcome;
    EXPECT_EQ(outcome.out,
              "4 talks\n"
              "\n"
              "company  4 values, 1 talk without\n"
              "  Cisco      2  ████████████████████████\n"
              "  Isovalent  2  ████████████████████████\n"
              "  Google     1  ████████████\n"
              "  Microsoft  1  ████████████\n"
              "\n"
              "year  3 values\n"
              "  2025  2  █████████████████████████████\n"
              "  2024  1  ██████████████▌\n"
              "  2023  1  ██████████████▌\n")
        << outcome;
    const Outcome filtered = lectern({"facets", "ipv6", "company:1", "--format", "jsonl"});
    EXPECT_EQ(filtered.out, "{\"facet\":\"company\",\"value\":\"Cisco\",\"count\":1,\"selected\":false}\n")
        << filtered;
    EXPECT_EQ(lectern({"facets", "zzzz", "company"}).status, 1);
}

TEST_F(SearchCliTest, ShowPrintsOneTalk) {
    const Outcome found = lectern({"search", "netkit", "--format", "json"});
    const std::string id = json::parse(found.out)["hits"][0]["id"];
    const Outcome whole = lectern({"show", id});
    EXPECT_EQ(whole.status, 0) << whole;
    EXPECT_THAT(whole.out,
                StartsWith("Netkit Instead of Veth\n\nspeaker   Anna Kapuścińska (Isovalent at Cisco)\n"));
    EXPECT_THAT(whole.out, HasSubstr("\nsource    ")) << whole;
    EXPECT_THAT(whole.out, HasSubstr("talks.jsonl:2\n")) << whole;
    EXPECT_EQ(lectern({"show", id.substr(0, 6)}).out, whole.out);
    samples::SchemaCheck schema("talk.schema.json");
    const Outcome machine = lectern({"show", id, "--format", "json"});
    EXPECT_THAT(schema.problems(json::parse(machine.out)), IsEmpty()) << machine;
    const Outcome none = lectern({"show", "zzzzzzzzzz"});
    EXPECT_EQ(none.status, 1) << none;
    EXPECT_EQ(none.out, "");
    EXPECT_THAT(none.err, StartsWith("lectern: error: there is no talk with the id 'zzzzzzzzzz'\n")) << none;
}

TEST_F(SearchCliTest, TheDatabaseIsChosenByOptionEnvironmentFolder) {
    const std::string one_talk = four_talks.substr(0, four_talks.find('\n') + 1);
    ASSERT_EQ(index(one_talk, "other.db").status, 0);
    const Start other{.folder = {}, .environment = {"LECTERN_DB=other.db"}};
    const Outcome by_option = lectern({"search", "--db", "talks.db"}, other);
    EXPECT_THAT(by_option.out, StartsWith("4 talks\n")) << by_option;
    const Outcome by_environment = lectern({"search"}, other);
    EXPECT_THAT(by_environment.out, StartsWith("1 talk\n")) << by_environment;
    const Outcome by_folder = lectern({"search"});
    EXPECT_THAT(by_folder.out, StartsWith("4 talks\n")) << by_folder;
}

TEST_F(CliTest, DatabaseProblemsSayWhatToDo) {
    const Outcome missing = lectern({"search", "x"});
    EXPECT_EQ(missing.status, 3) << missing;
    EXPECT_THAT(missing.err, StartsWith("lectern: error: talks.db: there is no database here\n")) << missing;
    EXPECT_THAT(missing.err, HasSubstr("lectern-index")) << missing;
    folder_.write("file.db", "no database");
    EXPECT_EQ(lectern({"search", "x", "--db", "file.db"}).status, 3);
    folder_.write("folder.db/notes.txt", "no database");
    EXPECT_EQ(lectern({"search", "x", "--db", "folder.db"}).status, 3);
    EXPECT_EQ(lectern({"show", "x", "--db", "folder.db"}).status, 3);
    EXPECT_EQ(lectern({"facets", "--db", "folder.db"}).status, 3);
}

TEST_F(SearchCliTest, ADamagedDatabaseIsAnErrorNotACrash) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.at("talks.db"))) {
        if (entry.path().filename() == "postlist.glass") std::filesystem::resize_file(entry.path(), 100);
    }
    const Outcome outcome = lectern({"search", "ipv6"});
    EXPECT_EQ(outcome.status, 3) << outcome;
    EXPECT_THAT(outcome.err, StartsWith("lectern: error: ")) << outcome;
}

TEST_F(CliTest, HelpAndVersion) {
    const Outcome nothing = lectern({});
    EXPECT_EQ(nothing.status, 2) << nothing;
    EXPECT_EQ(nothing.out, "");
    EXPECT_THAT(nothing.err, HasSubstr("Usage: lectern COMMAND"));
    const Outcome help = lectern({"--help"});
    EXPECT_EQ(help.status, 0) << help;
    EXPECT_THAT(help.out, HasSubstr("Usage: lectern COMMAND"));
    EXPECT_EQ(help.err, "");
    EXPECT_EQ(lectern({"--version"}).out, "lectern " + std::string(version) + "\n");
    const Outcome fields = lectern({"fields"});
    EXPECT_EQ(fields.status, 0) << fields;
    EXPECT_THAT(fields.out, HasSubstr("company:isovalent"));
    const Outcome unknown = lectern({"serch"});
    EXPECT_EQ(unknown.status, 2) << unknown;
    EXPECT_THAT(unknown.err, HasSubstr("did you mean search?"));
}

}  // namespace
}  // namespace lectern::test
