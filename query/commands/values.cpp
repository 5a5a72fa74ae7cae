// SPDX-License-Identifier: GPL-2.0-or-later

// lectern speakers, companies, events, tags: one facet of all talks.

#include <utility>

#include "query/commands/command_spec.hpp"
#include "query/commands/session.hpp"
#include "query/options.hpp"

namespace lectern {

namespace {

constexpr const char* values_footer = R"(
With PREFIX those of whose names some words begin so, in any order; case and
accents do not matter.

Examples:
  lectern speakers
  lectern speakers da be
  lectern companies --where year=2025 -n 50
  lectern companies --variants Google
  lectern events pycon --sort value
  lectern tags py --format jsonl
)";

constexpr Choices<FacetOrder, 2> orders{{{"count", FacetOrder::count}, {"value", FacetOrder::value}}};

template <Field field>
struct ValuesParser {
    CLI::App app;
    FacetsCommand command;
    std::size_t limit = 20;
    FacetOrder order = FacetOrder::count;
    std::string variants_of = {};

    explicit ValuesParser(const CommandSpec& spec)
        : app(fmt::format("{}, with the number of their talks.", spec.summary), program_name(spec)) {
        add_filters(app, command.request.where);
        add_choice(app, "--sort", orders, order, "order; value: by name");
        add_value(
            app, "--variants", "NAME",
            [this](const std::string&, const std::string& value) { variants_of = value; },
            "list how the talks that count for NAME spell it");
        add_number(app, "-n,--limit", 1, limit, "how many are shown");
        add_format(app, command.format);
        add_database(app, command.settings);
        add_color(app, command.settings);
        app.footer(values_footer);
    }

    Result<Command> finish(const std::vector<std::string>& words) {
        SearchRequest& request = command.request;
        if (!variants_of.empty() && (!words.empty() || !request.where.empty())) {
            return Error{ErrorCode::usage,
                         "--variants takes all talks of one name: neither PREFIX nor --where",
                         fmt::format("{} --variants NAME", app.get_name())};
        }
        if (!variants_of.empty()) {
            return Command(VariantsCommand{field, variants_of, command.settings, command.format});
        }
        request.facets = {{.field = field, .limit = limit, .order = order, .beginning = joined(words)}};
        request.limit = 0;
        request.collapse = false;  // showings are counted
        group_filters(request.where);
        return Command(std::move(command));
    }
};

}  // namespace

constinit const CommandSpec speakers_command =
    make_command<ValuesParser<Field::speaker>>("speakers", "[PREFIX]", "List the speakers");
constinit const CommandSpec companies_command =
    make_command<ValuesParser<Field::company>>("companies", "[PREFIX]", "List the companies");
constinit const CommandSpec events_command =
    make_command<ValuesParser<Field::event>>("events", "[PREFIX]", "List the events");
constinit const CommandSpec tags_command =
    make_command<ValuesParser<Field::tag>>("tags", "[PREFIX]", "List the tags");

ExitCode run(const VariantsCommand& command, Session& session) {
    const Settings& settings = command.settings;
    auto searcher = Searcher::open(session.database(settings));
    if (!searcher) return session.fail(searcher.error(), settings);
    const auto variants = searcher->variants(command.field, command.name);
    if (!variants) return session.fail(variants.error(), settings);
    SearchRequest request;
    request.where = {{command.field, command.name}};
    SearchResult result;
    result.total = variants->talks;
    result.facets = {*variants};
    session.print(render_counts(command.format, request, result, session.terminal(settings)));
    return ExitCode::ok;
}

}  // namespace lectern
