// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace lectern::glass {

/// Appends the tag of a term's positions in one document: at least one position,
/// strictly ascending. Interpolative coding (A. Moffat and L. Stuiver, "Binary
/// interpolative coding for effective index compression", 2000) with centred
/// minimal binary codes, lowest bit first (docs/glass-format.md, "Positions").
void append_position_list(std::string& out, std::span<const std::uint32_t> positions);

}  // namespace lectern::glass
