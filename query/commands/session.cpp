// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/commands/session.hpp"

#include <utility>

#include "lectern/query.hpp"
#include "query/render/text.hpp"

namespace lectern {

std::string Session::database(const Settings& settings) const {
    if (!settings.database.empty()) return settings.database;
    return environment_.database.empty() ? "talks.db" : environment_.database;
}

ConfigPlaces Session::config_places(const Settings& settings) const {
    return {.option = settings.config,
            .variable = environment_.config,
            .here = ".",
            .database = database(settings),
            .user = environment_.config_folder};
}

Terminal Session::terminal(const Settings& settings) const {
    return terminal_for(settings.color, environment_);
}

Result<SearchResult> Session::search(SearchRequest request, const Settings& settings) {
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
    for (const std::string& warning : result->warnings) warn(warning);
    for (const Hit& hit : result->hits) {
        if (!hit.parts.empty()) console_.err += render_score(hit);
    }
    return result;
}

void Session::warn(std::string_view message) { console_.err += render_warning(message); }

ExitCode Session::fail(const Error& error, const Settings& settings, std::string_view query) {
    console_.err += render_error(error, query, terminal(settings));
    return exit_code(error.code);
}

}  // namespace lectern
