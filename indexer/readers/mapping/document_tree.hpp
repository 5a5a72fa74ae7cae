// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// JSON, JSON Lines, YAML and CSV as one kind of tree.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.hpp"

namespace lectern::mapping {

/// What a text holds, told by its beginning: JSON; one JSON value a line as a
/// list; rows below headings (an object each) when the first row has any of
/// `headings`; else YAML. Error: bad_input with the parser's words. Trees that
/// aliases blow up, or deeper than any list of talks, are refused.
[[nodiscard]] Result<nlohmann::json> parse_tree(std::string_view text,
                                                const std::vector<std::string>& headings);

}  // namespace lectern::mapping
