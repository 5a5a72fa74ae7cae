// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Hashes of words, for tables in memory: eight bytes at a time, where a call of a
/// general hash costs more than the few bytes of a word do.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace lectern::text {

namespace short_hash_steps {

/// At most eight bytes as a number, other ones as another number of that size.
inline std::uint64_t load(const char* at, std::size_t size) {
    if (size >= 4) {
        std::uint32_t head = 0;
        std::uint32_t tail = 0;  // the two overlap
        std::memcpy(&head, at, sizeof head);
        std::memcpy(&tail, at + size - sizeof tail, sizeof tail);
        return std::uint64_t{tail} << 32 | head;
    }
    if (size == 0) return 0;
    const auto byte = [at](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])}; };
    return byte(0) | byte(size / 2) << 8 | byte(size - 1) << 16;
}

/// ascii_lower() of eight bytes at once: of each, whether it is from A to Z is
/// found in its top bit.
inline std::uint64_t lower(std::uint64_t bytes) {
    constexpr std::uint64_t each = 0x0101010101010101;
    const std::uint64_t low_bits = bytes & 0x7f * each;
    const std::uint64_t from_a = low_bits + (0x80 - 'A') * each;
    const std::uint64_t behind_z = low_bits + (0x7f - 'Z') * each;
    const std::uint64_t capitals = (from_a ^ behind_z) & ~bytes & 0x80 * each;
    return bytes | capitals >> 2;  // 0x20 divides a letter from its capital
}

inline std::uint64_t mix(std::uint64_t hash, std::uint64_t bytes) {
    hash = (hash ^ bytes) * 0x9e3779b97f4a7c15;
    return hash ^ hash >> 29;
}

/// Calls `convert` with eight bytes at a time.
template <class Convert>
std::uint64_t hash(std::string_view text, Convert convert) {
    constexpr std::size_t step = 8;
    std::uint64_t hash = text.size();
    for (; text.size() > step; text.remove_prefix(step)) hash = mix(hash, convert(load(text.data(), step)));
    hash = mix(hash, convert(load(text.data(), text.size())));
    return mix(hash, 0);
}

}  // namespace short_hash_steps

[[nodiscard]] inline std::uint64_t short_hash(std::string_view text) {
    return short_hash_steps::hash(text, [](std::uint64_t bytes) { return bytes; });
}

/// short_hash() of the text with its capitals A to Z in lower case.
[[nodiscard]] inline std::uint64_t short_hash_of_lower(std::string_view text) {
    return short_hash_steps::hash(text, [](std::uint64_t bytes) { return short_hash_steps::lower(bytes); });
}

/// Whether two texts are the same; quicker than a call where they are short.
[[nodiscard]] inline bool same_short(std::string_view a, std::string_view b) {
    constexpr std::size_t step = 8;
    if (a.size() != b.size()) return false;
    if (a.size() > 2 * step) return a == b;
    using short_hash_steps::load;
    const std::size_t size = std::min(a.size(), step);
    const std::size_t rest = a.size() - size;  // the last eight overlap the first
    return load(a.data(), size) == load(b.data(), size) &&
           load(a.data() + rest, size) == load(b.data() + rest, size);
}

}  // namespace lectern::text
