// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// lectern's own form: what `lectern-index --dry-run` prints, one talk a line.

#include <cstddef>

#include "lectern/reader.hpp"

namespace lectern {

/// Reads docs/talk.schema.json, one object a line; blank lines are allowed.
/// The talk's source becomes the place in this file: what the file no longer
/// lists, the database forgets.
[[nodiscard]] const Reader& json_lines_reader();

/// A longer line is refused: no talk is that long, and parsed JSON takes many
/// times the memory of its text.
inline constexpr std::size_t max_json_line_bytes = 1u << 20;

}  // namespace lectern
