// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Numbers of any size in as few bytes as they need: seven bits a byte, low bits
/// first, the high bit set in all but the last byte (LEB128).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lectern {

inline void append_base128(std::string& out, std::uint64_t number) {
    for (; number > 0x7F; number >>= 7) out += static_cast<char>((number & 0x7F) | 0x80);
    out += static_cast<char>(number);
}

/// Takes a number off the front of `bytes`. Nothing when it does not end, or
/// not within `max_bits`.
[[nodiscard]] inline std::optional<std::uint64_t> take_base128(std::string_view& bytes, unsigned max_bits) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; !bytes.empty() && shift < max_bits; shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte <= 0x7F) return number;
    }
    return std::nullopt;
}

}  // namespace lectern
