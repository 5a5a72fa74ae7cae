// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// How JSON is written here, for the renderers that make it.

#include <nlohmann/json.hpp>
#include <string>

namespace lectern {

using Json = nlohmann::ordered_json;  ///< keys as they are put in

/// On one line; bytes that are not UTF-8 come out as U+FFFD.
[[nodiscard]] std::string dump(const Json& json);

/// The same with a line end, and the control characters of terminals escaped.
[[nodiscard]] std::string json_line(const Json& json);

}  // namespace lectern
