// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/command_line.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lectern/schema.hpp"
#include "lectern/version.hpp"
#include "query/commands.hpp"
#include "query/commands/command_spec.hpp"

namespace lectern {
namespace {

using Words = std::vector<std::string>;

template <class Kind>
Kind parsed(const Words& arguments) {
    const auto command = parse_command_line(arguments);
    if (!command) {
        ADD_FAILURE() << command.error().message;
        return {};
    }
    const Kind* kind = std::get_if<Kind>(&*command);
    if (kind == nullptr) {
        ADD_FAILURE() << "another command";
        return {};
    }
    return *kind;
}

SearchRequest searched(Words arguments) {
    arguments.insert(arguments.begin(), "search");
    return parsed<SearchCommand>(arguments).request;
}

/// Facets as company:10 year:20, filters as company=Cisco.
std::string shown(const std::vector<FacetRequest>& facets) {
    std::string out;
    for (const FacetRequest& facet : facets) {
        out += (out.empty() ? "" : " ") + std::string(spec(facet.field).name);
        if (!facet.containing.empty()) out += "~" + facet.containing;
        out += ":" + std::to_string(facet.limit);
    }
    return out;
}

std::string shown(const std::vector<Filter>& filters) {
    std::string out;
    for (const Filter& filter : filters) {
        out += (out.empty() ? "" : " ") + std::string(spec(filter.field).name) + "=" + filter.value;
    }
    return out;
}

struct Mistake {
    Words arguments;
    std::string message;
    std::string hint;
};

void expect_mistakes(const std::vector<Mistake>& mistakes) {
    for (const Mistake& mistake : mistakes) {
        const auto command = parse_command_line(mistake.arguments);
        ASSERT_FALSE(command.ok()) << testing::PrintToString(mistake.arguments);
        EXPECT_EQ(command.error().code, ErrorCode::usage);
        EXPECT_EQ(command.error().message, mistake.message);
        EXPECT_EQ(command.error().hint, mistake.hint);
    }
}

TEST(SearchCommandLine, WordsBecomeTheQueryAsTheyAre) {
    const std::vector<std::pair<Words, std::string>> cases{
        {{}, ""},
        {{"ipv6"}, "ipv6"},
        {{"ipv6", "migration"}, "ipv6 migration"},
        {{"big tcp", "x"}, "big tcp x"},
        {{"\"BIG TCP\""}, "\"BIG TCP\""},
        {{"title:dns", "(a", "OR", "b)"}, "title:dns (a OR b)"},
        {{"{}"}, "{}"},
        {{"[a,b]", "%%", "'x"}, "[a,b] %% 'x"},
        {{"a", "", "b"}, "a  b"},
        {{"help"}, "help"},
    };
    for (const auto& [arguments, query] : cases) EXPECT_EQ(searched(arguments).query, query);
}

TEST(SearchCommandLine, WordsMayBeginWithAMinus) {
    const std::vector<std::pair<Words, std::string>> cases{
        {{"cilium", "-istio"}, "cilium -istio"},
        {{"-istio", "cilium"}, "-istio cilium"},
        {{"-istio", "-n", "5", "cilium"}, "-istio cilium"},
        {{"cilium", "-network"}, "cilium -network"},  // not -n etwork
        {{"cilium", "-hubble"}, "cilium -hubble"},    // not -h
        {{"-title:dns", "-\"big tcp\"", "-(a", "b)"}, "-title:dns -\"big tcp\" -(a b)"},
        {{"-5"}, "-5"},
        {{"a", "-", "b"}, "a - b"},
        {{"-x=y"}, "-x=y"},
        {{"a", "--", "--any", "-n", "--"}, "a --any -n --"},
    };
    for (const auto& [arguments, query] : cases) EXPECT_EQ(searched(arguments).query, query);
}

TEST(SearchCommandLine, OptionsMayStandAnywhere) {
    const SearchRequest request =
        searched({"-n", "5", "ipv6", "--any", "--sort=date", "bgp", "--offset", "20"});
    EXPECT_EQ(request.query, "ipv6 bgp");
    EXPECT_EQ(request.limit, 5U);
    EXPECT_EQ(request.offset, 20U);
    EXPECT_TRUE(request.any);
    EXPECT_EQ(request.sort, Sort::date);
    EXPECT_EQ(searched({"-n7"}).limit, 7U);
    EXPECT_EQ(searched({"--limit=0"}).limit, 0U);
    EXPECT_EQ(searched({"-n", "3", "-n", "4"}).limit, 4U);
}

TEST(SearchCommandLine, DefaultsAreAPageByRelevance) {
    const SearchCommand command = parsed<SearchCommand>({"search", "x"});
    EXPECT_EQ(command.request.limit, 10U);
    EXPECT_EQ(command.request.offset, 0U);
    EXPECT_FALSE(command.request.any);
    EXPECT_EQ(command.request.sort, Sort::relevance);
    EXPECT_EQ(shown(command.request.facets), "company:10 year:10 format:10");
    EXPECT_FALSE(command.facets_chosen);
    EXPECT_EQ(command.format, TalksFormat::text);
    EXPECT_EQ(command.settings.color, ColorChoice::automatic);
    EXPECT_EQ(command.settings.database, "");
    EXPECT_FALSE(command.settings.explain);
}

TEST(SearchCommandLine, FacetsAreChosenOneByOneOrInLists) {
    EXPECT_EQ(shown(searched({"--facet", "company", "--facet", "year:20"}).facets), "company:10 year:20");
    EXPECT_EQ(shown(searched({"--facet", "company:3,tag"}).facets), "company:3 tag:10");
    EXPECT_EQ(shown(searched({"--facet", "org", "--facet", "company:5"}).facets), "company:5");
    EXPECT_EQ(shown(searched({"--facet", "company~micro,speaker~liz rice:3,event~a:b:20"}).facets),
              "company~micro:10 speaker~liz rice:3 event~a:b:20");
    EXPECT_EQ(searched({"--facet", "tag", "--facet-sort", "value"}).facets[0].order, FacetOrder::value);
    EXPECT_TRUE(parsed<SearchCommand>({"search", "--facet", "tag"}).facets_chosen);
    EXPECT_EQ(shown(searched({"--no-facets"}).facets), "");
}

TEST(SearchCommandLine, FiltersTakeEqualsOrColon) {
    EXPECT_EQ(shown(searched({"--where", "company=Red Hat", "--where", "year:2025"}).where),
              "company=Red Hat year=2025");
    EXPECT_EQ(shown(searched({"--where=tag=a=b:c"}).where), "tag=a=b:c");
    EXPECT_EQ(shown(searched({"--where", "year=2025", "--where", "org=Cisco", "--where", "year=2024"}).where),
              "company=Cisco year=2025 year=2024");
    EXPECT_EQ(shown(searched({"--where", "company=-x"}).where), "company=-x");
}

TEST(SearchCommandLine, SettingsAreRead) {
    const SearchCommand command = parsed<SearchCommand>(
        {"search", "--db", "my.db", "--format", "jsonl", "--color", "never", "--explain"});
    const Settings& settings = command.settings;
    EXPECT_EQ(settings.database, "my.db");
    EXPECT_EQ(command.format, TalksFormat::jsonl);
    EXPECT_EQ(settings.color, ColorChoice::never);
    EXPECT_TRUE(settings.explain);
}

TEST(SearchCommandLine, MistakesAreAnsweredWithTheChoices) {
    const std::string help = "lectern search --help explains";
    const std::string facets =
        "speaker, company, event, track, tag, format, level, room, language, year, month, weekday";
    expect_mistakes({
        {{"search", "--sort", "rank"}, "--sort: \"rank\" is none of relevance, date, title", help},
        {{"search", "--format", "xml"},
         "--format: \"xml\" is none of text, json, jsonl, csv, tsv, markdown, html, ids",
         help},
        {{"search", "--color", "yes"}, "--color: \"yes\" is none of auto, always, never", help},
        {{"search", "--facet", "compny"}, "--facet: \"compny\" is none of " + facets, help},
        {{"search", "--facet", "title"}, "--facet: \"title\" is none of " + facets, help},
        {{"search", "--facet", "year,"}, "--facet: \"\" is none of " + facets, help},
        {{"search", "--facet", "year:0"}, "--facet: \"0\" is not a number from 1 to 1000000", help},
        {{"search", "--facet", "year:all"}, "--facet: \"all\" is not a number from 1 to 1000000", help},
        {{"search", "--where", "compny=x"}, "--where: \"compny\" is none of " + facets, help},
        {{"search", "--where", "company"}, "--where: \"company\" is not of the form FIELD=VALUE", help},
        {{"search", "--where", "company="}, "--where: \"company=\" is not of the form FIELD=VALUE", help},
        {{"search", "-n", "many"}, "--limit: \"many\" is not a number from 0 to 1000000", help},
        {{"search", "-n", "-1"}, "--limit: \"-1\" is not a number from 0 to 1000000", help},
        {{"search", "--limit=1e3"}, "--limit: \"1e3\" is not a number from 0 to 1000000", help},
        {{"search", "--offset", "99999999999999999999"},
         "--offset: \"99999999999999999999\" is not a number from 0 to 1000000",
         help},
    });
}

TEST(SearchCommandLine, UnknownOptionsAreMistakes) {
    expect_mistakes({
        {{"search", "--limt", "5"}, "unknown option --limt", "did you mean --limit?"},
        {{"search", "--facets=year"}, "unknown option --facets", "did you mean --facet?"},
        {{"search", "--verbosity"},
         "unknown option --verbosity",
         "lectern search --help lists them; a word that begins with -- goes after a lone --"},
        {{"search", "x", "-n"}, "-n needs a value", "-n N"},
        {{"search", "--db", ""}, "--db needs a value", "--db DIR"},
        {{"search", "--db="}, "--db needs a value", "--db DIR"},
        {{"search", "x", "--where"}, "--where needs a value", "--where FIELD=VALUE"},
    });
}

TEST(FacetsCommandLine, TrailingFieldsAreCountedAndTheRestIsTheQuery) {
    struct Case {
        Words arguments;
        std::string query;
        std::string facets;
    };
    const std::vector<Case> cases{
        {{"company", "year"}, "", "company:20 year:20"},
        {{}, "", "company:20 year:20"},
        {{"ipv6"}, "ipv6", "company:20 year:20"},
        {{"ipv6", "bgp", "year"}, "ipv6 bgp", "year:20"},
        {{"event", "driven", "year"}, "event driven", "year:20"},
        {{"ipv6", "company:5", "event,track:3"}, "ipv6", "company:5 event:20 track:3"},
        {{"year:2025"}, "year:2025", "company:20 year:20"},  // a query, not a number of years
        {{"company:cisco", "year"}, "company:cisco", "year:20"},
        {{"-istio", "year"}, "-istio", "year:20"},
        {{"-q", "company year", "tag"}, "company year", "tag:20"},
        {{"--query=ipv6", "tag"}, "ipv6", "tag:20"},
        {{"-n", "3", "year", "--any"}, "", "year:3"},
    };
    for (const Case& c : cases) {
        Words arguments = c.arguments;
        arguments.insert(arguments.begin(), "facets");
        const FacetsCommand command = parsed<FacetsCommand>(arguments);
        EXPECT_EQ(command.request.query, c.query) << testing::PrintToString(c.arguments);
        EXPECT_EQ(shown(command.request.facets), c.facets) << testing::PrintToString(c.arguments);
        EXPECT_EQ(command.request.limit, 0U);
        EXPECT_EQ(command.request.snippets.chars, 0U);
    }
}

TEST(FacetsCommandLine, WithAQueryEveryWordMustBeAField) {
    expect_mistakes({
        {{"facets", "-q", "ipv6", "compny"},
         "FIELD: \"compny\" is none of speaker, company, event, track, tag, format, level, room, language, "
         "year, month, "
         "weekday",
         "lectern facets --help explains"},
        {{"facets", "-n", "0"},
         "--limit: \"0\" is not a number from 1 to 1000000",
         "lectern facets --help explains"},
    });
}

TEST(ShowCommandLine, TakesOneId) {
    EXPECT_EQ(parsed<ShowCommand>({"show", "p4f0xk2m9a"}).id, "p4f0xk2m9a");
    EXPECT_EQ(parsed<ShowCommand>({"show", "--format", "json", "p4"}).format, PageFormat::json);
    const std::string hint = "lectern search prints an id under each talk";
    expect_mistakes({
        {{"show"}, "show needs the id of one talk", hint},
        {{"show", ""}, "show needs the id of one talk", hint},
        {{"show", "a", "b"}, "show needs the id of one talk", hint},
        {{"show", "a", "--format", "jsonl"},
         "--format: \"jsonl\" is none of text, json",
         "lectern show --help explains"},
    });
}

TEST(SimilarCommandLine, IsASearchForTheTalksLikeOne) {
    const auto command =
        parsed<SearchCommand>({"similar", "p4f0", "-n", "3", "--where", "year=2025", "--facet", "tag"});
    EXPECT_EQ(command.request.similar_to, "p4f0");
    EXPECT_EQ(command.request.query, "");
    EXPECT_EQ(command.request.limit, 3U);
    EXPECT_EQ(shown(command.request.where), "year=2025");
    EXPECT_EQ(shown(command.request.facets), "tag:10");
    EXPECT_EQ(shown(parsed<SearchCommand>({"similar", "p4f0"}).request.facets),
              "company:10 year:10 format:10");
    expect_mistakes(
        {{{"similar"}, "similar needs the id of one talk", "lectern search prints an id under each talk"},
         {{"similar", "a", "b"},
          "similar needs the id of one talk",
          "lectern search prints an id under each talk"}});
}

TEST(ListsCommandLine, AreFacetsOfAllTalks) {
    const std::vector<std::pair<std::string, Field>> lists{{"speakers", Field::speaker},
                                                           {"companies", Field::company},
                                                           {"events", Field::event},
                                                           {"tags", Field::tag}};
    for (const auto& [name, field] : lists) {
        const SearchRequest request =
            parsed<FacetsCommand>({name, "da", "be", "--where", "year=2025", "--sort", "value"}).request;
        ASSERT_EQ(request.facets.size(), 1U);
        EXPECT_EQ(request.facets[0].field, field);
        EXPECT_EQ(request.facets[0].beginning, "da be");
        EXPECT_EQ(request.facets[0].limit, 20U);
        EXPECT_EQ(request.facets[0].order, FacetOrder::value);
        EXPECT_EQ(request.limit, 0U);
        EXPECT_EQ(request.query, "");
        EXPECT_EQ(shown(request.where), "year=2025");
    }
    EXPECT_EQ(parsed<FacetsCommand>({"tags"}).request.facets[0].order, FacetOrder::count);
}

TEST(ListsCommandLine, VariantsAreOfOneName) {
    const auto command = parsed<VariantsCommand>({"companies", "--variants", "Red Hat"});
    EXPECT_EQ(command.field, Field::company);
    EXPECT_EQ(command.name, "Red Hat");
    EXPECT_EQ(parsed<VariantsCommand>({"speakers", "--variants=x"}).field, Field::speaker);
    const std::string message = "--variants takes all talks of one name: neither PREFIX nor --where";
    expect_mistakes(
        {{{"companies", "--variants", "x", "y"}, message, "lectern companies --variants NAME"},
         {{"tags", "--variants", "x", "--where", "year=2025"}, message, "lectern tags --variants NAME"},
         {{"tags", "--variants"}, "--variants needs a value", "--variants NAME"}});
}

TEST(SuggestCommandLine, TakesWordsAndKinds) {
    const SuggestRequest all = parsed<SuggestCommand>({"suggest", "da", "be"}).request;
    EXPECT_EQ(all.text, "da be");
    EXPECT_TRUE(all.words);
    EXPECT_EQ(all.values, std::vector<Field>(suggested_fields.begin(), suggested_fields.end()));
    EXPECT_EQ(all.limit, 5U);
    const SuggestRequest some =
        parsed<SuggestCommand>({"suggest", "x", "--kind", "tag", "--kind", "speaker", "--kind", "tag"})
            .request;
    EXPECT_FALSE(some.words);
    EXPECT_EQ(some.values, (std::vector<Field>{Field::speaker, Field::tag}));
    EXPECT_TRUE(parsed<SuggestCommand>({"suggest", "x", "--kind", "word"}).request.values.empty());
    expect_mistakes(
        {{{"suggest"}, "suggest needs the beginning of a word or a name", "lectern suggest kube"},
         {{"suggest", " "}, "suggest needs the beginning of a word or a name", "lectern suggest kube"},
         {{"suggest", "x", "--kind", "year"},
          "--kind: \"year\" is none of word, speaker, company, event, track, tag",
          "lectern suggest --help explains"}});
}

TEST(StatsCommandLine, TakesNoWords) {
    EXPECT_EQ(parsed<StatsCommand>({"stats", "--format", "json"}).format, PageFormat::json);
    expect_mistakes(
        {{{"stats", "all"}, "stats takes no words", "lectern stats is about the whole database"}});
}

TEST(CommandLine, UnknownCommandsAreMistakes) {
    const std::string commands =
        "search, similar, suggest, show, facets, speakers, companies, events, tags, stats, fields, config";
    expect_mistakes({
        {{"serch", "x"}, "unknown command \"serch\"", "did you mean search?"},
        {{"IPv6"},
         "unknown command \"IPv6\"",
         "one of " + commands + ", help; to search: lectern search IPv6"},
        {{"help", "me"},
         "unknown command \"me\"",
         "one of " + commands + ", help; to search: lectern search me"},
        {{"fields", "title"}, "fields takes no words", "lectern fields lists all"},
        {{}, "no command", "lectern help lists them"},
    });
}

TEST(CommandLine, HelpBeginsWithAVerbAndShowsDefaultsAndChoices) {
    const std::string help = parsed<TextCommand>({"search", "--help"}).text;
    EXPECT_TRUE(help.starts_with("Find talks")) << help;
    EXPECT_NE(help.find("Usage: lectern search [OPTIONS] WORDS..."), std::string::npos) << help;
    EXPECT_NE(help.find("-n, --limit N"), std::string::npos) << help;
    EXPECT_NE(help.find("(default: 10)"), std::string::npos) << help;
    EXPECT_NE(help.find("relevance|date|title"), std::string::npos) << help;
    EXPECT_TRUE(parsed<TextCommand>({"facets", "-h"}).text.starts_with("Count talks"));
    EXPECT_TRUE(parsed<TextCommand>({"show", "--help"}).text.starts_with("Print one talk"));
    EXPECT_TRUE(parsed<TextCommand>({"fields", "--help"}).text.starts_with("List the fields"));
    EXPECT_EQ(parsed<TextCommand>({"help", "search"}).text, help);
    for (const Words& words : {Words{"help"}, Words{"--help"}, Words{"-h"}}) {
        EXPECT_NE(parsed<TextCommand>(words).text.find("Usage: lectern COMMAND"), std::string::npos);
    }
}

TEST(CommandLine, HelpListsTheFieldsOfTheSchema) {
    const std::string search = parsed<TextCommand>({"search", "--help"}).text;
    const std::string facets = parsed<TextCommand>({"facets", "--help"}).text;
    for (const FieldSpec& field : fields) {
        EXPECT_NE(search.find(field.name), std::string::npos) << field.name;
        if (!field.facet) continue;
        EXPECT_NE(facets.find(field.name), std::string::npos) << field.name;
    }
}

TEST(CommandLine, HelpFitsInto80Columns) {
    std::vector<Words> helps{{"help"}};
    for (const CommandSpec* command : all_commands()) helps.push_back({std::string(command->name), "-h"});
    for (const Words& words : helps) {
        const std::string help = parsed<TextCommand>(words).text;
        for (std::size_t begin = 0; begin < help.size();) {
            const std::size_t end = help.find('\n', begin);
            ASSERT_NE(end, std::string::npos);
            EXPECT_LE(display_width(help.substr(begin, end - begin)), 80U) << help.substr(begin, end - begin);
            begin = end + 1;
        }
    }
}

TEST(CommandLine, VersionIsTheProjects) {
    EXPECT_EQ(parsed<TextCommand>({"--version"}).text, "lectern " + std::string(version) + "\n");
}

TEST(TerminalFor, TheOptionDecidesThenTheEnvironment) {
    struct Case {
        ColorChoice choice;
        Environment environment;
        bool color;
        bool links;
    };
    const Environment pipe{};
    const Environment terminal{.output_is_terminal = true};
    const Environment no_color{.no_color = true, .output_is_terminal = true};
    const Environment forced{.force_color = true};
    const Environment both{.no_color = true, .force_color = true};
    const std::vector<Case> cases{
        {ColorChoice::automatic, pipe, false, false},    {ColorChoice::automatic, terminal, true, true},
        {ColorChoice::automatic, no_color, false, true}, {ColorChoice::automatic, forced, true, false},
        {ColorChoice::automatic, both, false, false},    {ColorChoice::always, pipe, true, false},
        {ColorChoice::always, no_color, true, true},     {ColorChoice::never, terminal, false, false},
        {ColorChoice::never, forced, false, false},
    };
    for (const Case& c : cases) {
        const Terminal got = terminal_for(c.choice, c.environment);
        EXPECT_EQ(got.color, c.color);
        EXPECT_EQ(got.links, c.links);
    }
}

TEST(RunLectern, WithoutACommandPrintsHelpAndFails) {
    Console console;
    EXPECT_EQ(run_lectern({}, {}, console), ExitCode::usage);
    EXPECT_EQ(console.out, "");
    EXPECT_NE(console.err.find("Usage: lectern COMMAND"), std::string::npos);
}

TEST(RunLectern, MistakesGoToStderr) {
    Console console;
    EXPECT_EQ(run_lectern({"search", "--sort", "x"}, {}, console), ExitCode::usage);
    EXPECT_EQ(console.out, "");
    EXPECT_EQ(console.err,
              "lectern: error: --sort: \"x\" is none of relevance, date, title\n"
              "  lectern search --help explains\n");
}

}  // namespace
}  // namespace lectern
