// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// How far apart two spellings are, for "did you mean".

#include <cstddef>
#include <span>
#include <string_view>

namespace lectern {

/// Fewest insertions, deletions, replacements and swaps of neighbours (optimal
/// string alignment, in bytes) between the two, or `limit + 1` when there are
/// more than `limit`.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The first of the names that are nearest to what was typed, at most two edits
/// away; empty when none is.
[[nodiscard]] std::string_view nearest_name(std::string_view typed, std::span<const std::string_view> names);

}  // namespace lectern
