// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Tells options from the words of a query, which may look like options:
/// `lectern search cilium -istio -n 5`.

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "lectern/result.hpp"

namespace lectern {

struct Arguments {
    std::vector<std::string> options;  ///< each with its value: --limit=5, -n5, --any
    std::vector<std::string> words;
};

/// Sorts the arguments of one command. Long options must be the command's own; a
/// short one must be written exactly (-n, -n5), so that -network is a word.
/// Error: usage, for an unknown long option or a missing value.
[[nodiscard]] Result<Arguments> split_arguments(const CLI::App& command,
                                                const std::vector<std::string>& arguments);

/// Lets CLI11 fill what the options are bound to, and returns the words. Throws
/// CLI::ParseError.
[[nodiscard]] std::vector<std::string> parse_options(CLI::App& command, Arguments arguments);

}  // namespace lectern
