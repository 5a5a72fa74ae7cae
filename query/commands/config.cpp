// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/config.hpp"

#include <utility>

#include "query/commands/command_spec.hpp"
#include "query/commands/session.hpp"
#include "query/options.hpp"

namespace lectern {

namespace {

constexpr const char* config_footer = R"(
The first of these files is in force, no other:
  --config FILE
  $LECTERN_CONFIG
  lectern.yaml                               in the working folder
  lectern.yaml                               beside the database
  $XDG_CONFIG_HOME/lectern/lectern.yaml      else ~/.config/lectern/lectern.yaml
)";

struct ConfigParser {
    CLI::App app;
    ConfigCommand command;

    explicit ConfigParser(const CommandSpec& spec)
        : app("Show the configuration that is in force, and where it comes from.", program_name(spec)) {
        add_format(app, command.format);
        add_database(app, command.settings);
        add_config(app, command.settings);
        add_color(app, command.settings);
        app.footer(config_footer);
    }

    Result<Command> finish(const std::vector<std::string>& words) {
        if (!words.empty()) {
            return Error{ErrorCode::usage, "config takes no words", "lectern config shows all of it"};
        }
        return Command(std::move(command));
    }
};

}  // namespace

constinit const CommandSpec config_command =
    make_command<ConfigParser>("config", "", "Show the configuration that is in force");

ExitCode run(const ConfigCommand& command, Session& session) {
    const ConfigPlaces places = session.config_places(command.settings);
    const auto config = load_config(places);
    if (!config) return session.fail(config.error(), command.settings);
    session.print(command.format == PageFormat::text
                      ? render_config(*config, config_files(places), session.terminal(command.settings))
                      : render_config_json(*config, config_files(places)));
    return ExitCode::ok;
}

}  // namespace lectern
