// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "query/commands/command_spec.hpp"
#include "query/commands/session.hpp"
#include "query/options.hpp"
#include "query/render/statistics.hpp"

namespace lectern {

namespace {

struct StatsParser {
    CLI::App app;
    StatsCommand command;

    explicit StatsParser(const CommandSpec& spec)
        : app("Show what the database holds, how large it is and how it was built.", program_name(spec)) {
        add_format(app, command.format);
        add_database(app, command.settings);
        add_color(app, command.settings);
    }

    Result<Command> finish(const std::vector<std::string>& words) {
        if (!words.empty()) {
            return Error{ErrorCode::usage, "stats takes no words",
                         "lectern stats is about the whole database"};
        }
        return Command(std::move(command));
    }
};

}  // namespace

constinit const CommandSpec stats_command =
    make_command<StatsParser>("stats", "", "Show what the database holds");

ExitCode run(const StatsCommand& command, Session& session) {
    const Settings& settings = command.settings;
    const std::string database = session.database(settings);
    auto searcher = Searcher::open(database);
    if (!searcher) return session.fail(searcher.error(), settings);
    const auto statistics = searcher->statistics();
    if (!statistics) return session.fail(statistics.error(), settings);
    session.print(command.format == PageFormat::text
                      ? render_statistics(*statistics, database, session.terminal(settings))
                      : render_statistics_json(*statistics, database));
    return ExitCode::ok;
}

}  // namespace lectern
