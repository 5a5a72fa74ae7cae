// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Completion of lectern's command line: commands and options, fields, and the
/// values that a field has in the database.

#include <string>
#include <vector>

#include "query/commands.hpp"

namespace lectern {

/// The candidates for the last of `words`, which stand behind the program's name,
/// as to_lines() has them. A database that cannot be opened has no values.
[[nodiscard]] std::string complete_command_line(const std::vector<std::string>& words,
                                                const Environment& environment);

}  // namespace lectern
