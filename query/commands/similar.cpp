// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "query/commands/command_spec.hpp"
#include "query/options.hpp"

namespace lectern {

namespace {

constexpr const char* similar_footer = R"(
ID is what lectern search prints under a talk; its beginning is enough where no
other begins so. Talks are alike when they share rare words of title, tags and
abstract. At most a hundred are found; another showing of the same talk is none.

Examples:
  lectern similar 3k9x0d2m7q
  lectern similar 3k9x --where year=2025 -n 5
  lectern similar 3k9x --format json | jq '.hits[].title'

Exit status: 0 talks found, 1 none is like it or no talk has this id.
)";

struct SimilarParser {
    CLI::App app;
    SearchCommand command;
    FacetOptions facets;

    explicit SimilarParser(const CommandSpec& spec)
        : app("Find talks like one that is known, the most similar first.", program_name(spec)) {
        SearchRequest& request = command.request;
        add_filters(app, request.where);
        facets.add_to(app);
        add_page(app, request);
        add_format(app, command.format);
        add_database(app, command.settings);
        add_config(app, command.settings);
        add_color(app, command.settings);
        app.footer(similar_footer);
    }

    Result<Command> finish(const std::vector<std::string>& words) {
        auto id = read_id("similar", words);
        if (!id) return id.error();
        command.request.similar_to = std::move(*id);
        group_filters(command.request.where);
        command.facets_chosen = facets.chosen();
        command.request.facets = facets.take();
        return Command(std::move(command));
    }
};

}  // namespace

constinit const CommandSpec similar_command =
    make_command<SimilarParser>("similar", "ID", "Find talks like one");

}  // namespace lectern
