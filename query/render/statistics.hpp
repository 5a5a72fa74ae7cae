// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "lectern/statistics.hpp"
#include "query/render/terminal.hpp"

namespace lectern {

/// `database` is its path, as the user names it.
[[nodiscard]] std::string render_statistics(const Statistics& statistics, const std::string& database,
                                            const Terminal& terminal);

/// One object on one line: docs/statistics.schema.json.
[[nodiscard]] std::string render_statistics_json(const Statistics& statistics, const std::string& database);

}  // namespace lectern
