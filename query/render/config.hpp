// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The configuration that is in force: each value with the line it comes from.

#include <filesystem>
#include <string>
#include <vector>

#include "lectern/config.hpp"
#include "query/render/terminal.hpp"

namespace lectern {

/// `looked_for`: the files that could have been in force.
[[nodiscard]] std::string render_config(const Config& config,
                                        const std::vector<std::filesystem::path>& looked_for,
                                        const Terminal& terminal);

/// The same as one JSON object on one line; `line` is null for what is built in.
[[nodiscard]] std::string render_config_json(const Config& config,
                                             const std::vector<std::filesystem::path>& looked_for);

}  // namespace lectern
