// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <utility>

#include "query/commands/command_spec.hpp"
#include "query/commands/session.hpp"
#include "query/options.hpp"
#include "query/render/formats.hpp"
#include "query/render/summary.hpp"

namespace lectern {

namespace {

constexpr std::string_view search_footer = R"(
Query:
  ipv6 migration         talks with all these words in any form, anywhere
  '"big tcp"'            the words next to each other
  cilium -istio          without a word; so does: cilium NOT istio
  ipv6 OR '(dual stack)' either
  title:dns              a field
  year:2024..2026        a range; either side may be left out

Fields (lectern fields explains them):
{}
Examples:
  lectern search ipv6
  lectern search cilium -istio --where year=2025 --sort date
  lectern search company:isovalent --facet track --facet year:5
  lectern search tetragon --format json | jq '.hits[].title'

Exit status: 0 talks found, 1 none, 2 a mistake in the query or the options;
lectern help lists all.
)";

constexpr Choices<Sort, 3> sorts{
    {{"relevance", Sort::relevance}, {"date", Sort::date}, {"title", Sort::title}}};

struct SearchParser {
    CLI::App app;
    SearchCommand command;
    FacetOptions facets;

    explicit SearchParser(const CommandSpec& spec)
        : app("Find talks: ranked, with the passages that match and counts of all matches.",
              program_name(spec)) {
        SearchRequest& request = command.request;
        add_any(app, request);
        add_filters(app, request.where);
        facets.add_to(app);
        add_exact(app, request);
        add_page(app, request);
        add_choice(app, "--sort", sorts, request.sort, "order; date: newest first");
        add_format(app, command.format);
        add_database(app, command.settings);
        add_config(app, command.settings);
        add_color(app, command.settings);
        add_explain(app, command.settings);
        app.footer(fmt::format(search_footer, field_names(/*only_facets=*/false)));
    }

    Result<Command> finish(const std::vector<std::string>& words) {
        SearchRequest& request = command.request;
        request.query = joined(words);
        group_filters(request.where);
        command.facets_chosen = facets.chosen();
        request.facets = facets.take();
        return Command(std::move(command));
    }
};

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

}  // namespace

constinit const CommandSpec search_command = make_command<SearchParser>("search", "WORDS...", "Find talks");

std::vector<FacetRequest> default_facets() { return {{Field::company}, {Field::year}, {Field::format}}; }

ExitCode run(const SearchCommand& command, Session& session) {
    const Settings& settings = command.settings;
    const auto config = load_config(session.config_places(settings));
    if (!config) return session.fail(config.error(), settings);
    SearchRequest request = command.request;
    request.synonyms = config->synonyms;
    request.weights = config->weights;
    if (!command.facets_chosen && config->facets) request.facets = requests_for(*config->facets);
    if (!tells_all(command.format)) request.facets.clear();
    auto result = session.search(request, settings);
    if (!result) return session.fail(result.error(), settings, request.query);
    if (!command.facets_chosen && command.format != TalksFormat::json) drop_idle_facets(*result);
    if (!tells_all(command.format)) {
        for (const std::string& change : changes_of(request, *result)) session.warn(change);
    }
    session.print(render_talks(command.format, request, *result, session.terminal(settings)));
    return result->total == 0 ? ExitCode::nothing : ExitCode::ok;
}

}  // namespace lectern
