// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "lectern/suggestions.hpp"
#include "query/render/formats.hpp"
#include "query/render/terminal.hpp"

namespace lectern {

/// In lines: how many talks, what it is, the text. In tables and JSON: kind,
/// value, count; docs/suggestions.schema.json.
[[nodiscard]] std::string render_suggestions(CountsFormat format, const std::string& text,
                                             const std::vector<Suggestion>& suggestions,
                                             const Terminal& terminal);

}  // namespace lectern
