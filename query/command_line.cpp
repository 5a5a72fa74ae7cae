// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/command_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/text/edit_distance.hpp"
#include "query/arguments.hpp"
#include "query/help.hpp"
#include "query/option_values.hpp"

namespace lectern {

namespace {

constexpr std::array<Field, 2> counted_facets{Field::company, Field::year};

/// An option with one value, of which the last one given counts; `take` gets
/// the value and refuses what it does not like.
template <class Take>
CLI::Option* add_value(CLI::App& command, const std::string& names, const std::string& type, Take take,
                       const std::string& help) {
    const std::string name = names.substr(names.rfind(',') + 1);
    return command
        .add_option(names, CLI::callback_t([name, take](const CLI::results_t& values) {
                        take(name, values.back());
                        return true;
                    }),
                    help)
        ->type_name(type)
        ->take_last();
}

/// The same for an option that may be repeated.
template <class Take>
CLI::Option* add_values(CLI::App& command, const std::string& name, const std::string& type, Take take,
                        const std::string& help) {
    return command
        .add_option(name, CLI::callback_t([name, take](const CLI::results_t& values) {
                        for (const std::string& value : values) take(name, value);
                        return true;
                    }),
                    help)
        ->type_name(type)
        ->take_all();
}

template <class Value, std::size_t count>
using Choices = std::array<std::pair<std::string_view, Value>, count>;

/// One of several names; a wrong one is answered with all of them. The first
/// is the default.
template <class Value, std::size_t count>
void add_choice(CLI::App& command, const std::string& name, const Choices<Value, count>& choices,
                Value& target, const std::string& help) {
    std::vector<std::string_view> names;
    for (const auto& choice : choices) names.push_back(choice.first);
    const auto take = [choices, names, &target](const std::string& option, const std::string& value) {
        for (const auto& [known, meaning] : choices) {
            if (known != value) continue;
            target = meaning;
            return;
        }
        refuse_choice(option, value, names);
    };
    add_value(command, name, fmt::format("{}", fmt::join(names, "|")), take, help)
        ->default_str(std::string(names.front()));
}

constexpr Choices<Sort, 3> sorts{
    {{"relevance", Sort::relevance}, {"date", Sort::date}, {"title", Sort::title}}};
constexpr Choices<FacetOrder, 3> facet_orders{
    {{"usual", FacetOrder::usual}, {"count", FacetOrder::count}, {"value", FacetOrder::value}}};
constexpr Choices<OutputFormat, 3> formats{
    {{"text", OutputFormat::text}, {"json", OutputFormat::json}, {"jsonl", OutputFormat::jsonl}}};
constexpr Choices<OutputFormat, 2> single_formats{
    {{"text", OutputFormat::text}, {"json", OutputFormat::json}}};
constexpr Choices<ColorChoice, 3> colors{
    {{"auto", ColorChoice::automatic}, {"always", ColorChoice::always}, {"never", ColorChoice::never}}};

void add_number(CLI::App& command, const std::string& names, std::size_t low, std::size_t& target,
                const std::string& help) {
    add_value(
        command, names, "N",
        [low, &target](const std::string& option, const std::string& value) {
            target = read_number(option, value, low);
        },
        help)
        ->default_str(std::to_string(target));
}

void add_facet_order(CLI::App& command, FacetOrder& target) {
    add_choice(command, "--facet-sort", facet_orders, target,
               "order of values; usual: years newest first, others by count");
}

void add_database(CLI::App& command, Settings& settings) {
    add_value(
        command, "--db", "DIR",
        [&settings](const std::string&, const std::string& value) { settings.database = value; },
        "database to read")
        ->default_str("$LECTERN_DB, else talks.db");
}

void add_config(CLI::App& command, Settings& settings) {
    add_value(
        command, "--config", "FILE",
        [&settings](const std::string& option, const std::string& value) {
            if (value.empty()) refuse(option, "the path is empty");
            settings.config = value;
        },
        "configuration file")
        ->default_str("see lectern config");
}

void add_color(CLI::App& command, Settings& settings) {
    add_choice(command, "--color", colors, settings.color, "colours and bold");
}

void add_filters(CLI::App& command, SearchRequest& request) {
    command.add_flag("--any", request.any, "be content with any of the words; otherwise all are wanted");
    add_values(
        command, "--where", "FIELD=VALUE",
        [&request](const std::string& option, const std::string& value) {
            request.where.push_back(read_filter(option, value));
        },
        "keep talks whose FIELD is VALUE; repeatable: one field, either value");
}

void add_explain(CLI::App& command, Settings& settings) {
    command.add_flag("--explain", settings.explain, "print how the query is understood, to stderr");
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

/// The filters of one field side by side, so that "either" is easy to say.
void group_filters(std::vector<Filter>& filters) {
    std::stable_sort(filters.begin(), filters.end(),
                     [](const Filter& a, const Filter& b) { return a.field < b.field; });
}

/// Lets CLI11 fill the structs from the options, and returns the words.
std::vector<std::string> parse_options(CLI::App& command, Arguments arguments) {
    std::reverse(arguments.options.begin(), arguments.options.end());  // as parse() wants them
    command.parse(std::move(arguments.options));
    return std::move(arguments.words);
}

/// A command registers its options, and is told the words when these are read.
/// Its `app` fills the members, so an object stays where it is made.
void add_exact(CLI::App& command, SearchRequest& request) {
    command.add_flag("--exact", request.exact, "search for what is typed: no correction, no word left out");
}

struct SearchParser {
    static constexpr std::string_view operands = "WORDS...";
    CLI::App app{"Find talks: ranked, with the passages that match and counts of all matches.",
                 "lectern search"};
    SearchCommand command;
    FacetOrder facet_order = FacetOrder::usual;
    bool no_facets = false;

    SearchParser() {
        SearchRequest& request = command.request;
        add_filters(app, request);
        add_values(
            app, "--facet", "FIELD[~TEXT][:N]",
            [&request](const std::string& option, const std::string& value) {
                read_facets(option, value, FacetRequest{}.limit, request.facets);
            },
            "count values of FIELD (with TEXT in them), N of them shown; repeatable")
            ->default_str("company,year,format");
        add_facet_order(app, facet_order);
        app.add_flag("--no-facets", no_facets, "count nothing");
        add_exact(app, request);
        add_number(app, "-n,--limit", 0, request.limit, "talks on a page");
        add_number(app, "--offset", 0, request.offset, "talks to skip");
        add_choice(app, "--sort", sorts, request.sort, "order; date: newest first");
        add_choice(app, "--format", formats, command.settings.format, "output: a page or JSON");
        add_database(app, command.settings);
        add_config(app, command.settings);
        add_color(app, command.settings);
        add_explain(app, command.settings);
        app.footer(search_footer());
    }

    Result<Command> finish(const std::vector<std::string>& words) {
        SearchRequest& request = command.request;
        request.query = joined(words);
        group_filters(request.where);
        command.facets_chosen = no_facets || !request.facets.empty();
        if (no_facets) request.facets.clear();
        if (!command.facets_chosen) request.facets = default_facets();
        for (FacetRequest& facet : request.facets) facet.order = facet_order;
        return Command(std::move(command));
    }
};

struct FacetsParser {
    static constexpr std::string_view operands = "[QUERY...] FIELD...";
    CLI::App app{"Count talks by company, year and other fields.", "lectern facets"};
    FacetsCommand command;
    std::string query;
    bool has_query = false;
    std::size_t limit = 20;
    FacetOrder facet_order = FacetOrder::usual;

    FacetsParser() {
        add_value(
            app, "-q,--query", "QUERY",
            [this](const std::string&, const std::string& value) {
                query = value;
                has_query = true;
            },
            "count the talks that match QUERY; then all words are fields");
        add_filters(app, command.request);
        add_facet_order(app, facet_order);
        add_exact(app, command.request);
        add_number(app, "-n,--limit", 1, limit, "values of each field");
        add_choice(app, "--format", formats, command.settings.format, "output: bars or JSON");
        add_database(app, command.settings);
        add_color(app, command.settings);
        add_explain(app, command.settings);
        app.footer(facets_footer());
    }

    Result<Command> finish(std::vector<std::string> words) {
        SearchRequest& request = command.request;
        auto first_field = words.end();
        while (first_field != words.begin() && (has_query || names_facets(*(first_field - 1)))) --first_field;
        for (auto word = first_field; word != words.end(); ++word) {
            read_facets("FIELD", *word, limit, request.facets);
        }
        if (request.facets.empty()) {
            for (const Field field : counted_facets) request.facets.push_back({field, limit});
        }
        for (FacetRequest& facet : request.facets) facet.order = facet_order;
        words.erase(first_field, words.end());
        request.query = has_query ? query : joined(words);
        request.limit = 0;
        request.relax = false;  // what is counted is what was asked for
        request.snippet_chars = 0;
        group_filters(request.where);
        return Command(std::move(command));
    }
};

struct ShowParser {
    static constexpr std::string_view operands = "ID";
    CLI::App app{"Print one talk whole.", "lectern show"};
    ShowCommand command;

    ShowParser() {
        add_choice(app, "--format", single_formats, command.settings.format, "output: a page or JSON");
        add_database(app, command.settings);
        add_color(app, command.settings);
    }

    Result<Command> finish(const std::vector<std::string>& words) {
        if (words.size() != 1 || words.front().empty()) {
            return Error{ErrorCode::usage, "show needs the id of one talk",
                         "lectern search prints an id under each talk"};
        }
        command.id = words.front();
        return Command(std::move(command));
    }
};

struct ConfigParser {
    static constexpr std::string_view operands = "";
    CLI::App app{"Show the configuration that is in force, and where it comes from.", "lectern config"};
    ConfigCommand command;

    ConfigParser() {
        add_choice(app, "--format", single_formats, command.settings.format, "output: a page or JSON");
        add_database(app, command.settings);
        add_config(app, command.settings);
        add_color(app, command.settings);
        app.footer(config_footer());
    }

    Result<Command> finish(const std::vector<std::string>& words) {
        if (!words.empty()) {
            return Error{ErrorCode::usage, "config takes no words", "lectern config shows all of it"};
        }
        return Command(std::move(command));
    }
};

struct FieldsParser {
    static constexpr std::string_view operands = "";
    CLI::App app{"List the fields of the query language.", "lectern fields"};

    Result<Command> finish(const std::vector<std::string>& words) {
        if (!words.empty())
            return Error{ErrorCode::usage, "fields takes no words", "lectern fields lists all"};
        return Command(FieldsCommand{});
    }
};

template <class Parser>
Result<Command> parse_with(const std::vector<std::string>& arguments) {
    Parser parser;
    auto split = split_arguments(parser.app, arguments);
    if (!split) return split.error();
    try {
        return parser.finish(parse_options(parser.app, std::move(*split)));
    } catch (const CLI::CallForHelp&) {
        return Command(TextCommand{command_help(parser.app, Parser::operands)});
    } catch (const CLI::ParseError& error) {
        return Error{ErrorCode::usage, error.what(),
                     fmt::format("{} --help explains", parser.app.get_name())};
    }
}

struct CommandName {
    std::string_view name;
    Result<Command> (*parse)(const std::vector<std::string>&);
};

constexpr std::array<CommandName, 5> commands{{
    {"search", parse_with<SearchParser>},
    {"facets", parse_with<FacetsParser>},
    {"show", parse_with<ShowParser>},
    {"fields", parse_with<FieldsParser>},
    {"config", parse_with<ConfigParser>},
}};

Error unknown_command(const std::string& name) {
    std::string hint = "one of search, facets, show, fields, config, help; to search: lectern search " + name;
    std::vector<std::string_view> names;
    for (const CommandName& command : commands) names.push_back(command.name);
    const std::string_view nearest = nearest_name(name, names);
    if (!nearest.empty()) hint = fmt::format("did you mean {}?", nearest);
    return {ErrorCode::usage, fmt::format("unknown command \"{}\"", name), hint};
}

Result<Command> parse_command(const std::string& name, const std::vector<std::string>& arguments) {
    for (const CommandName& command : commands) {
        if (command.name == name) return command.parse(arguments);
    }
    return unknown_command(name);
}

}  // namespace

std::vector<FacetRequest> default_facets() { return {{Field::company}, {Field::year}, {Field::format}}; }

Result<Command> parse_command_line(const std::vector<std::string>& arguments) {
    if (arguments.empty()) return Error{ErrorCode::usage, "no command", "lectern help lists them"};
    const std::string& name = arguments.front();
    if (name == "--version") return Command(TextCommand{version_text()});
    const bool asks_for_help = name == "help" || name == "--help" || name == "-h";
    if (asks_for_help && arguments.size() == 1) return Command(TextCommand{program_help()});
    if (asks_for_help) return parse_command(arguments[1], {"--help"});
    return parse_command(name, {arguments.begin() + 1, arguments.end()});
}

}  // namespace lectern
