// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/commands.hpp"

#include "indexer/shell/completion.hpp"
#include "query/commands/session.hpp"
#include "query/completion.hpp"
#include "query/help.hpp"
#include "query/render/text.hpp"

namespace lectern {

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

ExitCode run(const TextCommand& command, Session& session) {
    session.print(command.text);
    return ExitCode::ok;
}

ExitCode run(const Command& command, const Environment& environment, Console& console) {
    Session session(environment, console);
    return std::visit([&](const auto& chosen) { return run(chosen, session); }, command);
}

ExitCode run_lectern(const std::vector<std::string>& arguments, const Environment& environment,
                     Console& console) {
    if (arguments.empty()) {
        console.err += program_help();
        return ExitCode::usage;
    }
    if (arguments.front() == completion_option) {
        console.out += complete_command_line({arguments.begin() + 1, arguments.end()}, environment);
        return ExitCode::ok;
    }
    const auto command = parse_command_line(arguments);
    if (!command) {
        console.err += render_error(command.error(), {}, terminal_for(ColorChoice::automatic, environment));
        return exit_code(command.error().code);
    }
    return run(*command, environment, console);
}

}  // namespace lectern
