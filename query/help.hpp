// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The help texts.

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace lectern {

[[nodiscard]] std::string version_text();

/// Of the program: its commands and exit statuses.
[[nodiscard]] std::string program_help();

/// lectern(1), in roff: the same from the same.
[[nodiscard]] std::string manual_page();

/// Of one command: what it does, its options with choices and defaults, and the
/// command's footer. `words` names what it takes besides options.
[[nodiscard]] std::string command_help(const CLI::App& command, std::string_view words);

/// The fields' names, wrapped and indented.
[[nodiscard]] std::string field_names(bool only_facets);

}  // namespace lectern
