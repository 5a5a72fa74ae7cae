// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What is fuzzed: every reader by its name, and `query`, the query language.

#include <string>
#include <string_view>
#include <vector>

namespace lectern::fuzz {

inline constexpr std::string_view query_target = "query";

[[nodiscard]] std::vector<std::string> target_names();

/// Whether a file is a good beginning for a target: the reader accepts it.
[[nodiscard]] bool suits(std::string_view target, const std::string& content);

/// Runs a target on any bytes. Aborts when what comes of it breaks a promise of
/// the interface; crashes and hangs are for the caller to see.
void run_target(std::string_view target, std::string content);

}  // namespace lectern::fuzz
