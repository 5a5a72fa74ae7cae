// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// How help, manual and completion speak of an option.

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace lectern {

[[nodiscard]] bool takes_value(const CLI::Option& option);

/// -n, --limit
[[nodiscard]] std::vector<std::string> option_names(const CLI::Option& option);

/// "-n, --limit N"; empty for a positional one.
[[nodiscard]] std::string option_heading(const CLI::Option& option);

/// "talks on a page (default: 10)"
[[nodiscard]] std::string option_help(const CLI::Option& option);

}  // namespace lectern
