// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Lays down one glass table from items in the order of their keys.

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/glass/block.hpp"
#include "indexer/glass/output_file.hpp"
#include "lectern/result.hpp"

namespace lectern::glass {

/// The revision that a database written here has.
inline constexpr std::uint32_t first_revision = 1;

/// What a reader must know of a table to find its way in; of a table without a
/// file as it is here.
struct TableRoot {
    BlockNumber root = 0;
    unsigned level = 0;  ///< of the root block; leaves have 0
    std::uint64_t entries = 0;
    BlockNumber blocks = 0;  ///< in the file; 0: there is no file
};

/// Writes a B-tree bottom up: leaf blocks one behind the other, and between them
/// each branch block when it is full. Holds one block for each level, so takes
/// the same memory however large the table. Tags too long for one item are
/// continued in further ones, and what is left of a block is filled with the
/// beginning of a tag. Use from one thread.
class TableWriter {
public:
    /// Whether a table without items has a file all the same.
    enum class File { always, if_needed };

    TableWriter(std::filesystem::path path, File file);

    /// `key`: 1 to max_key_bytes bytes, greater than that of the call before.
    /// `compressed` tags are raw deflate streams (docs/glass-format.md).
    void add(std::string_view key, std::string_view tag, bool compressed = false);

    /// The same, but rather begins a new block than to divide a tag of at most
    /// longest_whole_tag(): whoever looks for what lies within a chunk, and finds its
    /// second item, goes back to the block before and then comes again.
    void add_whole(std::string_view key, std::string_view tag);

    /// That one item holds with its key.
    [[nodiscard]] static std::size_t longest_whole_tag(std::size_t key_bytes);

    /// Completes the table; the last call. Errors: io; bad_input for a tag of
    /// more than 65,535 items, which glass cannot number.
    [[nodiscard]] Result<TableRoot> finish();

private:
    // The block being filled at one level, and the key that divides it from the
    // one before: at least the first key in it, greater than the last key there.
    struct Level {
        explicit Level(unsigned number) : block(number) {}
        Block block;
        std::string divider;
        unsigned component = 0;
    };

    void add_pieces(std::string_view key, std::string_view tag, unsigned flags, std::size_t least_piece);
    [[nodiscard]] std::string_view last_key() const;
    void begin_leaf(std::string_view key, unsigned component);
    void add_item(std::string_view key, std::string_view tag, unsigned component, unsigned flags);
    void add_child(std::size_t level, const std::string& divider, unsigned component, BlockNumber child);
    void close(std::size_t level);
    [[nodiscard]] BlockNumber write(Block& block);

    std::filesystem::path path_;
    std::optional<OutputFile> file_;
    std::deque<Level> levels_;  // references into it survive a new level
    std::uint64_t entries_ = 0;
    BlockNumber blocks_ = 0;
    bool too_long_ = false;
};

}  // namespace lectern::glass
