// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// How glass spells numbers and strings (docs/glass-format.md, "Numbers and
/// strings"). All of them append to `out`.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace lectern::glass {

/// Seven bits a byte, the lowest first; the top bit says that more follow.
inline void pack_uint(std::string& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
    out += static_cast<char>(value);
}

/// Bytes, the lowest first, as many as it takes and none for zero: only where
/// nothing follows.
inline void pack_uint_last(std::string& out, std::uint64_t value) {
    for (; value != 0; value >>= 8) out += static_cast<char>(value);
}

/// Big endian, at least two bytes, as many leading ones in front as there are
/// bytes beyond the second: numbers compare as their bytes do.
inline void pack_uint_sorted(std::string& out, std::uint32_t value) {
    int bytes = 2;
    while (bytes < 5 && (value >> (7 * bytes + 1)) != 0) ++bytes;
    const std::uint64_t marked = (std::uint64_t{0xff00} >> (bytes - 2) & 0xff) << (8 * (bytes - 1)) | value;
    for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(marked >> (8 * i));
}

/// Length and bytes.
inline void pack_string(std::string& out, std::string_view value) {
    pack_uint(out, value.size());
    out += value;
}

/// The bytes, but NUL as `00 ff`, so that a `00` after it ends the string and
/// strings compare as before.
inline void pack_string_sorted(std::string& out, std::string_view value) {
    for (std::size_t nul = value.find('\0'); nul != std::string_view::npos; nul = value.find('\0')) {
        out += value.substr(0, nul + 1);
        out += '\xff';
        value.remove_prefix(nul + 1);
    }
    out += value;
}

/// Takes numbers and strings as pack_uint() and pack_string() write them, millions
/// of them: its memory is there before the bytes come.
class PackedBytes {
public:
    explicit PackedBytes(std::size_t expected) : bytes_(expected, '\0') {}

    void add_uint(std::uint64_t value) {
        make_room(longest_uint);
        for (; value >= 0x80; value >>= 7) bytes_[size_++] = static_cast<char>(value | 0x80);
        bytes_[size_++] = static_cast<char>(value);
    }

    void add_string(std::string_view value) {
        add_uint(value.size());
        make_room(value.size());
        for (const char c : value) bytes_[size_++] = c;  // most have two or three
    }

    /// Everything so far; the last call.
    [[nodiscard]] std::string take() {
        bytes_.resize(size_);
        return std::move(bytes_);
    }

private:
    static constexpr std::size_t longest_uint = 10;

    void make_room(std::size_t more) {
        if (bytes_.size() - size_ < more) bytes_.resize(2 * bytes_.size() + more);
    }

    std::string bytes_;
    std::size_t size_ = 0;
};

/// Reads what pack_uint() wrote, from data that this program wrote itself and
/// that is known to be whole.
inline std::uint64_t unpack_uint(const char*& from) {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*from++);
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (byte < 0x80) return value;
    }
}

}  // namespace lectern::glass
