// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace lectern::text {

/// Where the humps of a camelCase word end, in bytes, the last at its end:
/// CiliumEndpointSlice → 6, 14, 19. A hump has at least two letters, or it stays
/// with its neighbour: eBPF, IPv6 and iPhone have one hump, toFQDNs has two.
void find_hump_ends(std::string_view word, std::vector<std::uint32_t>& ends);

}  // namespace lectern::text
