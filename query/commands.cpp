// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/commands.hpp"

#include <algorithm>
#include <utility>

#include "lectern/config.hpp"
#include "lectern/query.hpp"
#include "query/help.hpp"
#include "query/render/config.hpp"
#include "query/render/json.hpp"
#include "query/render/text.hpp"

namespace lectern {

namespace {

/// Facets that nobody asked for are shown when they tell something: not for a
/// single talk, and the format only when there are several.
void drop_idle_facets(SearchResult& result) {
    if (result.total < 2) result.facets.clear();
    const auto idle = [](const FacetCounts& facet) {
        return facet.field == Field::format && facet.distinct < 2;
    };
    result.facets.erase(std::remove_if(result.facets.begin(), result.facets.end(), idle),
                        result.facets.end());
}

std::vector<FacetRequest> requests_for(const std::vector<FacetChoice>& choices) {
    std::vector<FacetRequest> requests;
    for (const FacetChoice& choice : choices) {
        requests.push_back({choice.field, choice.limit.value_or(FacetRequest{}.limit)});
    }
    return requests;
}

/// Runs commands: opens the database, asks it, renders the answer.
class Runner {
public:
    Runner(const Environment& environment, Console& console) : environment_(environment), console_(console) {}

    ExitCode operator()(const SearchCommand& command) {
        const auto config = load_config(config_places(command.settings));
        if (!config) return fail(config.error(), {}, command.settings);
        SearchRequest request = command.request;
        request.synonyms = config->synonyms;
        request.weights = config->weights;
        if (!command.facets_chosen && config->facets) request.facets = requests_for(*config->facets);
        auto result = search(request, command.settings);
        if (!result) return fail(result.error(), request.query, command.settings);
        const Terminal terminal = terminal_for(command.settings.color, environment_);
        switch (command.settings.format) {
            case OutputFormat::text:
                if (!command.facets_chosen) drop_idle_facets(*result);
                console_.out += result->total == 0 ? render_nothing(request, *result, terminal)
                                                   : render_page(request, *result, terminal);
                break;
            case OutputFormat::json:
                console_.out += render_json(request, *result);
                break;
            case OutputFormat::jsonl:
                console_.out += render_json_lines(*result);
                break;
        }
        return result->total == 0 ? ExitCode::nothing : ExitCode::ok;
    }

    ExitCode operator()(const FacetsCommand& command) {
        const auto config = load_config(config_places(command.settings));
        if (!config) return fail(config.error(), {}, command.settings);
        SearchRequest request = command.request;
        request.synonyms = config->synonyms;
        auto result = search(request, command.settings);
        if (!result) return fail(result.error(), command.request.query, command.settings);
        const Terminal terminal = terminal_for(command.settings.color, environment_);
        switch (command.settings.format) {
            case OutputFormat::text:
                console_.out += result->total == 0 ? render_nothing(command.request, *result, terminal)
                                                   : render_bars(command.request, *result, terminal);
                break;
            case OutputFormat::json:
                console_.out += render_json(command.request, *result);
                break;
            case OutputFormat::jsonl:
                console_.out += render_facet_lines(*result);
                break;
        }
        return result->total == 0 ? ExitCode::nothing : ExitCode::ok;
    }

    ExitCode operator()(const ShowCommand& command) {
        auto searcher = Searcher::open(database(command.settings));
        if (!searcher) return fail(searcher.error(), {}, command.settings);
        auto talk = searcher->find(command.id);
        if (!talk) return fail(talk.error(), {}, command.settings);
        console_.out += command.settings.format == OutputFormat::text
                            ? render_talk(*talk, terminal_for(command.settings.color, environment_))
                            : render_json(*talk);
        return ExitCode::ok;
    }

    ExitCode operator()(const FieldsCommand&) {
        console_.out += render_fields(terminal_for(ColorChoice::automatic, environment_));
        return ExitCode::ok;
    }

    ExitCode operator()(const ConfigCommand& command) {
        const ConfigPlaces places = config_places(command.settings);
        const auto config = load_config(places);
        if (!config) return fail(config.error(), {}, command.settings);
        console_.out += command.settings.format == OutputFormat::text
                            ? render_config(*config, config_files(places),
                                            terminal_for(command.settings.color, environment_))
                            : render_config_json(*config, config_files(places));
        return ExitCode::ok;
    }

    ExitCode operator()(const TextCommand& command) {
        console_.out += command.text;
        return ExitCode::ok;
    }

private:
    std::string database(const Settings& settings) const {
        if (!settings.database.empty()) return settings.database;
        return environment_.database.empty() ? "talks.db" : environment_.database;
    }

    ConfigPlaces config_places(const Settings& settings) const {
        return {.option = settings.config,
                .variable = environment_.config,
                .here = ".",
                .database = database(settings),
                .user = environment_.config_folder};
    }

    Result<SearchResult> search(SearchRequest request, const Settings& settings) {
        request.today = environment_.today;
        if (settings.explain) {
            if (const auto parsed = parse_query(request.query, {request.any, request.today})) {
                console_.err += "lectern: query: " + printable(to_string(parsed->root)) + "\n";
            }
        }
        auto searcher = Searcher::open(database(settings));
        if (!searcher) return searcher.error();
        if (settings.explain) {
            if (const auto explained = searcher->explain(request)) {
                console_.err += "lectern: xapian: " + printable(*explained) + "\n";
            }
        }
        request.explain = settings.explain;
        auto result = searcher->search(request);
        if (!result) return result;
        for (const std::string& warning : result->warnings) console_.err += render_warning(warning);
        for (const Hit& hit : result->hits) {
            if (!hit.parts.empty()) console_.err += render_score(hit);
        }
        return result;
    }

    ExitCode fail(const Error& error, const std::string& query, const Settings& settings) {
        console_.err += render_error(error, query, terminal_for(settings.color, environment_));
        return exit_code(error.code);
    }

    const Environment& environment_;
    Console& console_;
};

}  // namespace

Terminal terminal_for(ColorChoice color, const Environment& environment) {
    Terminal terminal{environment.width, false, environment.output_is_terminal};
    switch (color) {
        case ColorChoice::automatic:
            terminal.color =
                !environment.no_color && (environment.force_color || environment.output_is_terminal);
            break;
        case ColorChoice::always:
            terminal.color = true;
            break;
        case ColorChoice::never:
            terminal.links = false;
            break;
    }
    return terminal;
}

ExitCode run(const Command& command, const Environment& environment, Console& console) {
    return std::visit(Runner(environment, console), command);
}

ExitCode run_lectern(const std::vector<std::string>& arguments, const Environment& environment,
                     Console& console) {
    if (arguments.empty()) {
        console.err += program_help();
        return ExitCode::usage;
    }
    const auto command = parse_command_line(arguments);
    if (!command) {
        console.err += render_error(command.error(), {}, terminal_for(ColorChoice::automatic, environment));
        return exit_code(command.error().code);
    }
    return run(*command, environment, console);
}

}  // namespace lectern
