// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The options of commands: each function adds one to a command's app, which
/// fills the target when the arguments are parsed. App and target must stay
/// where they are until then.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/command_line.hpp"
#include "query/option_values.hpp"

namespace lectern {

/// An option with one value, of which the last one given counts; `take` gets
/// the option's name and the value and refuses what it does not like.
template <class Take>
CLI::Option* add_value(CLI::App& command, const std::string& names, const std::string& type, Take take,
                       const std::string& help) {
    const std::string name = names.substr(names.rfind(',') + 1);
    return command
        .add_option(names, CLI::callback_t([name, take](const CLI::results_t& values) {
                        take(name, values.back());
                        return true;
                    }),
                    help)
        ->type_name(type)
        ->take_last();
}

/// The same for an option that may be repeated.
template <class Take>
CLI::Option* add_values(CLI::App& command, const std::string& name, const std::string& type, Take take,
                        const std::string& help) {
    return command
        .add_option(name, CLI::callback_t([name, take](const CLI::results_t& values) {
                        for (const std::string& value : values) take(name, value);
                        return true;
                    }),
                    help)
        ->type_name(type)
        ->take_all();
}

template <class Value, std::size_t count>
using Choices = std::array<std::pair<std::string_view, Value>, count>;

/// One of several names; a wrong one is answered with all of them. The first
/// is the default.
template <class Value, std::size_t count>
void add_choice(CLI::App& command, const std::string& name, const Choices<Value, count>& choices,
                Value& target, const std::string& help) {
    std::vector<std::string_view> names;
    for (const auto& choice : choices) names.push_back(choice.first);
    const auto take = [choices, names, &target](const std::string& option, const std::string& value) {
        for (const auto& [known, meaning] : choices) {
            if (known != value) continue;
            target = meaning;
            return;
        }
        refuse_choice(option, value, names);
    };
    add_value(command, name, fmt::format("{}", fmt::join(names, "|")), take, help)
        ->default_str(std::string(names.front()));
}

/// From `low` to max_page; the target's value is the default.
void add_number(CLI::App& command, const std::string& names, std::size_t low, std::size_t& target,
                const std::string& help);

/// --where
void add_filters(CLI::App& command, std::vector<Filter>& filters);

/// --any, --exact
void add_any(CLI::App& command, SearchRequest& request);
void add_exact(CLI::App& command, SearchRequest& request);

/// --no-collapse, --limit, --offset, --snippets
void add_page(CLI::App& command, SearchRequest& request);

/// --facet, --facet-sort, --no-facets
struct FacetOptions {
    std::vector<FacetRequest> requests = {};
    FacetOrder order = FacetOrder::usual;
    bool none = false;

    void add_to(CLI::App& command);
    void add_order_to(CLI::App& command);
    /// Those asked for, in their order, else the usual ones.
    [[nodiscard]] bool chosen() const { return none || !requests.empty(); }
    [[nodiscard]] std::vector<FacetRequest> take();
};

/// --format
void add_format(CLI::App& command, TalksFormat& format);
void add_format(CLI::App& command, CountsFormat& format);
void add_format(CLI::App& command, PageFormat& format);

/// --db, --config, --color, --explain
void add_database(CLI::App& command, Settings& settings);
void add_config(CLI::App& command, Settings& settings);
void add_color(CLI::App& command, Settings& settings);
void add_explain(CLI::App& command, Settings& settings);

/// The filters of one field side by side, so that "either" is easy to say.
void group_filters(std::vector<Filter>& filters);

/// The words of a command with spaces between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

}  // namespace lectern
