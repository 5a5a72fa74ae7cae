// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a command of `lectern` is. Each has a file of its own here, with its
/// options, its help and what it does; all_commands() names them. --help,
/// completion and man pages are made by walking their apps.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/arguments.hpp"
#include "query/command_line.hpp"
#include "query/help.hpp"

namespace lectern {

struct CommandSpec {
    std::string_view name;
    std::string_view operands;  ///< besides options: `WORDS...`
    std::string_view summary;   ///< for the list of commands: `Find talks`
    /// Arguments behind the command's name. Error: usage.
    Result<Command> (*parse)(const CommandSpec& spec, const std::vector<std::string>& arguments);
    /// Hands over the app with all its options; it lives as long as the call.
    void (*describe)(const CommandSpec& spec, const std::function<void(const CLI::App&)>& sink);
};

/// In the order in which help lists them.
[[nodiscard]] std::span<const CommandSpec* const> all_commands();

extern const CommandSpec search_command;
extern const CommandSpec similar_command;
extern const CommandSpec suggest_command;
extern const CommandSpec show_command;
extern const CommandSpec facets_command;
extern const CommandSpec speakers_command;
extern const CommandSpec companies_command;
extern const CommandSpec events_command;
extern const CommandSpec tags_command;
extern const CommandSpec stats_command;
extern const CommandSpec fields_command;
extern const CommandSpec config_command;

/// What usage and messages call it: `lectern search`.
[[nodiscard]] inline std::string program_name(const CommandSpec& spec) {
    return fmt::format("lectern {}", spec.name);
}

/// A parser is made from the command's spec, has `app`, which fills its members
/// (so it stays where it is made), and is told the words when the options are
/// read: `Result<Command> finish(std::vector<std::string> words)`.
template <class Parser>
Result<Command> parse_with(const CommandSpec& spec, const std::vector<std::string>& arguments) {
    Parser parser(spec);
    auto split = split_arguments(parser.app, arguments);
    if (!split) return split.error();
    try {
        return parser.finish(parse_options(parser.app, std::move(*split)));
    } catch (const CLI::CallForHelp&) {
        return Command(TextCommand{command_help(parser.app, spec.operands)});
    } catch (const CLI::ParseError& error) {
        return Error{ErrorCode::usage, error.what(), fmt::format("{} --help explains", program_name(spec))};
    }
}

template <class Parser>
void describe_with(const CommandSpec& spec, const std::function<void(const CLI::App&)>& sink) {
    const Parser parser(spec);
    sink(parser.app);
}

template <class Parser>
constexpr CommandSpec make_command(std::string_view name, std::string_view operands,
                                   std::string_view summary) {
    return {name, operands, summary, parse_with<Parser>, describe_with<Parser>};
}

}  // namespace lectern
