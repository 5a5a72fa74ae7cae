// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// One block of a glass table (docs/glass-format.md, "Blocks"): a header, a
/// directory of items that grows up, and the items, which grow down.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace lectern::glass {

using BlockNumber = std::uint32_t;

inline constexpr std::size_t block_size = 8192;
inline constexpr std::size_t max_key_bytes = 255;

/// Xapian wants four items to fit into a block, of whatever size.
inline constexpr std::size_t max_item_bytes = 2043;

/// Writes big-endian.
inline void put16(char* at, std::size_t value) {
    at[0] = static_cast<char>(value >> 8);
    at[1] = static_cast<char>(value);
}
inline void put32(char* at, std::uint32_t value) {
    put16(at, value >> 16);
    put16(at + 2, value & 0xffff);
}

/// Items are added in the order of their keys.
class Block {
public:
    explicit Block(unsigned level) : level_(level) {}

    void clear() {
        directory_end_ = directory_begin;
        items_begin_ = block_size;
    }

    [[nodiscard]] bool empty() const { return directory_end_ == directory_begin; }

    /// For one more item and its entry in the directory.
    [[nodiscard]] std::size_t free_bytes() const { return items_begin_ - directory_end_; }
    [[nodiscard]] bool fits(std::size_t item_bytes) const {
        return item_bytes + directory_entry <= free_bytes();
    }

    /// The item added last; the block is not empty.
    [[nodiscard]] const char* last() const { return bytes_->data() + items_begin_; }

    /// Where the caller writes an item that fits.
    char* add(std::size_t item_bytes) {
        items_begin_ -= item_bytes;
        put16(bytes_->data() + directory_end_, items_begin_);
        directory_end_ += directory_entry;
        return bytes_->data() + items_begin_;
    }

    /// Completes header and gap; all bytes of the block.
    [[nodiscard]] std::string_view seal(std::uint32_t revision) {
        char* const b = bytes_->data();
        const std::size_t gap = free_bytes();
        put32(b, revision);
        b[4] = static_cast<char>(level_);
        put16(b + 5, gap);  // between directory and items
        put16(b + 7, gap);  // free in all
        put16(b + 9, directory_end_);
        std::memset(b + directory_end_, 0, gap);
        return {b, block_size};
    }

    static constexpr std::size_t directory_entry = 2;

private:
    static constexpr std::size_t directory_begin = 11;

    std::unique_ptr<std::array<char, block_size>> bytes_ = std::make_unique<std::array<char, block_size>>();
    std::size_t directory_end_ = directory_begin;
    std::size_t items_begin_ = block_size;
    unsigned level_;
};

}  // namespace lectern::glass
