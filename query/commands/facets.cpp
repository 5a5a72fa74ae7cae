// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <utility>

#include "query/commands/command_spec.hpp"
#include "query/commands/session.hpp"
#include "query/options.hpp"
#include "query/render/formats.hpp"

namespace lectern {

namespace {

constexpr std::string_view facets_footer = R"(
Without FIELD, company and year are counted. Words that are no fields make the
query.

Fields:
{}
Examples:
  lectern facets company year
  lectern facets ipv6 year
  lectern facets kubernetes company~micro month:12
  lectern facets -q 'title:keynote OR format:keynote' company:5 event
)";

constexpr std::array<Field, 2> counted_facets{Field::company, Field::year};

struct FacetsParser {
    CLI::App app;
    FacetsCommand command;
    std::string query;
    bool has_query = false;
    std::size_t limit = 20;
    FacetOptions facets;

    explicit FacetsParser(const CommandSpec& spec)
        : app("Count talks by company, year and other fields.", program_name(spec)) {
        add_value(
            app, "-q,--query", "QUERY",
            [this](const std::string&, const std::string& value) {
                query = value;
                has_query = true;
            },
            "count the talks that match QUERY; then all words are fields");
        add_any(app, command.request);
        add_filters(app, command.request.where);
        facets.add_order_to(app);
        add_exact(app, command.request);
        add_number(app, "-n,--limit", 1, limit, "values of each field");
        add_format(app, command.format);
        add_database(app, command.settings);
        add_color(app, command.settings);
        add_explain(app, command.settings);
        app.footer(fmt::format(facets_footer, field_names(/*only_facets=*/true)));
    }

    Result<Command> finish(std::vector<std::string> words) {
        SearchRequest& request = command.request;
        auto first_field = words.end();
        while (first_field != words.begin() && (has_query || names_facets(*(first_field - 1)))) --first_field;
        for (auto word = first_field; word != words.end(); ++word) {
            read_facets("FIELD", *word, limit, facets.requests);
        }
        if (facets.requests.empty()) {
            for (const Field field : counted_facets) facets.requests.push_back({field, limit});
        }
        request.facets = facets.take();
        words.erase(first_field, words.end());
        request.query = has_query ? query : joined(words);
        request.limit = 0;
        request.collapse = false;  // showings are counted
        request.relax = false;     // what is counted is what was asked for
        request.snippets = {.chars = 0};
        group_filters(request.where);
        return Command(std::move(command));
    }
};

}  // namespace

constinit const CommandSpec facets_command = make_command<FacetsParser>(
    "facets", "[QUERY...] FIELD...", "Count talks by company, year and other fields");

ExitCode run(const FacetsCommand& command, Session& session) {
    const Settings& settings = command.settings;
    const auto config = load_config(session.config_places(settings));
    if (!config) return session.fail(config.error(), settings);
    SearchRequest request = command.request;
    request.synonyms = config->synonyms;
    const auto result = session.search(request, settings);
    if (!result) return session.fail(result.error(), settings, request.query);
    session.print(render_counts(command.format, request, *result, session.terminal(settings)));
    const bool any_value = std::any_of(result->facets.begin(), result->facets.end(),
                                       [](const FacetCounts& facet) { return facet.distinct > 0; });
    return any_value ? ExitCode::ok : ExitCode::nothing;
}

}  // namespace lectern
