// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lectern::test {

/// All that a database holds and queries can depend on, by the ids of talks instead
/// of numbers: one line for each term, talk, spelling and facet value. Two
/// databases of one text give the same answers to every query, but for the order
/// of equals.
[[nodiscard]] std::vector<std::string> database_text(const std::filesystem::path& directory);

}  // namespace lectern::test
