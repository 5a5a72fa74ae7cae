// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/shell/option_text.hpp"
#include "indexer/text/edit_distance.hpp"

namespace lectern {

namespace {

/// -n, or -n5 for an option that takes a number; anything longer is a word.
bool is_short_option(const CLI::App& command, const std::string& argument) {
    if (argument.size() < 2 || argument[0] != '-') return false;
    const CLI::Option* option = command.get_option_no_throw(argument.substr(0, 2));
    if (option == nullptr) return false;
    if (argument.size() == 2) return true;
    return takes_value(*option) && option->get_type_name() == "N" &&
           std::all_of(argument.begin() + 2, argument.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string nearest_option(const CLI::App& command, std::string_view name) {
    std::vector<std::string_view> names;
    for (const CLI::Option* option : command.get_options()) {
        names.insert(names.end(), option->get_lnames().begin(), option->get_lnames().end());
    }
    return std::string(nearest_name(name.substr(2), names));
}

Error unknown_option(const CLI::App& command, const std::string& name) {
    const std::string nearest = nearest_option(command, name);
    return {ErrorCode::usage, fmt::format("unknown option {}", name),
            nearest.empty()
                ? fmt::format("{} --help lists them; a word that begins with -- goes after a lone --",
                              command.get_name())
                : fmt::format("did you mean --{}?", nearest)};
}

Error no_value(const CLI::Option& option, const std::string& name) {
    return {ErrorCode::usage, fmt::format("{} needs a value", name),
            fmt::format("{} {}", name, option.get_type_name())};
}

}  // namespace

Result<Arguments> split_arguments(const CLI::App& command, const std::vector<std::string>& arguments) {
    Arguments out;
    for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
        if (*argument == "--") {
            out.words.insert(out.words.end(), argument + 1, arguments.end());
            break;
        }
        const bool is_long = argument->starts_with("--");
        if (!is_long && !is_short_option(command, *argument)) {
            out.words.push_back(*argument);
            continue;
        }
        const std::string name = is_long ? argument->substr(0, argument->find('=')) : argument->substr(0, 2);
        const CLI::Option* option = command.get_option_no_throw(name);
        if (option == nullptr) return unknown_option(command, name);
        std::string option_text = *argument;
        if (takes_value(*option) && option_text == name && argument + 1 != arguments.end()) {
            option_text += (is_long ? "=" : "") + *++argument;
        }
        const bool has_value = option_text.size() > name.size() + (is_long ? 1 : 0);
        if (takes_value(*option) && !has_value) return no_value(*option, name);
        out.options.push_back(std::move(option_text));
    }
    return out;
}

std::vector<std::string> parse_options(CLI::App& command, Arguments arguments) {
    std::reverse(arguments.options.begin(), arguments.options.end());  // as parse() wants them
    command.parse(std::move(arguments.options));
    return std::move(arguments.words);
}

}  // namespace lectern
