// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/command_line.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "indexer/shell/manual.hpp"
#include "indexer/text/edit_distance.hpp"
#include "query/commands/command_spec.hpp"

namespace lectern {

namespace {

constexpr std::array commands{&search_command, &similar_command,  &suggest_command,   &show_command,
                              &facets_command, &speakers_command, &companies_command, &events_command,
                              &tags_command,   &stats_command,    &fields_command,    &config_command};

Error unknown_command(const std::string& name) {
    std::vector<std::string_view> names;
    for (const CommandSpec* command : commands) names.push_back(command->name);
    const std::string_view nearest = nearest_name(name, names);
    return {ErrorCode::usage, fmt::format("unknown command \"{}\"", name),
            nearest.empty()
                ? fmt::format("one of {}, help; to search: lectern search {}", fmt::join(names, ", "), name)
                : fmt::format("did you mean {}?", nearest)};
}

Result<Command> parse_command(const std::string& name, const std::vector<std::string>& arguments) {
    for (const CommandSpec* command : commands) {
        if (command->name == name) return command->parse(*command, arguments);
    }
    return unknown_command(name);
}

}  // namespace

std::span<const CommandSpec* const> all_commands() { return commands; }

Result<Command> parse_command_line(const std::vector<std::string>& arguments) {
    if (arguments.empty()) return Error{ErrorCode::usage, "no command", "lectern help lists them"};
    const std::string& name = arguments.front();
    if (name == "--version") return Command(TextCommand{version_text()});
    if (name == manual_option) return Command(TextCommand{manual_page()});
    const bool asks_for_help = name == "help" || name == "--help" || name == "-h";
    if (asks_for_help && arguments.size() == 1) return Command(TextCommand{program_help()});
    if (asks_for_help) return parse_command(arguments[1], {"--help"});
    return parse_command(name, {arguments.begin() + 1, arguments.end()});
}

}  // namespace lectern
