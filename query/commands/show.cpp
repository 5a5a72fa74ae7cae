// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "query/commands/command_spec.hpp"
#include "query/commands/session.hpp"
#include "query/options.hpp"
#include "query/render/json.hpp"
#include "query/render/text.hpp"

namespace lectern {

namespace {

struct ShowParser {
    CLI::App app;
    ShowCommand command;

    explicit ShowParser(const CommandSpec& spec) : app("Print one talk whole.", program_name(spec)) {
        add_format(app, command.format);
        add_database(app, command.settings);
        add_color(app, command.settings);
    }

    Result<Command> finish(const std::vector<std::string>& words) {
        auto id = read_id("show", words);
        if (!id) return id.error();
        command.id = std::move(*id);
        return Command(std::move(command));
    }
};

}  // namespace

constinit const CommandSpec show_command = make_command<ShowParser>("show", "ID", "Print one talk whole");

ExitCode run(const ShowCommand& command, Session& session) {
    const Settings& settings = command.settings;
    auto searcher = Searcher::open(session.database(settings));
    if (!searcher) return session.fail(searcher.error(), settings);
    const auto talk = searcher->find(command.id);
    if (!talk) return session.fail(talk.error(), settings);
    session.print(command.format == PageFormat::text ? render_talk(*talk, session.terminal(settings))
                                                     : render_json(*talk));
    return ExitCode::ok;
}

}  // namespace lectern
