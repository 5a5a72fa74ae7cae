// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/table_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

namespace lectern::glass {

namespace {

// A leaf item: two bytes of length and flags, one of the key's length, the key,
// from the second item of a tag on two of its number, and the tag.
constexpr std::size_t item_head = 3;
constexpr std::size_t component_bytes = 2;
constexpr unsigned max_components = 0xffff;

namespace flag {
constexpr unsigned first = 0x2000;
constexpr unsigned last = 0x4000;
constexpr unsigned compressed = 0x8000;
}  // namespace flag

// A branch item: the child's number, the key's length, the key, a component.
constexpr std::size_t branch_item_bytes = 7;

/// Less of a tag than this at the end of a block is not worth a further item.
constexpr std::size_t min_piece_bytes = 64;

std::size_t head_bytes(std::string_view key, unsigned component) {
    return item_head + key.size() + (component > 1 ? component_bytes : 0);
}

}  // namespace

TableWriter::TableWriter(std::filesystem::path path, File file) : path_(std::move(path)) {
    levels_.emplace_back(0);
    if (file == File::always) file_.emplace(path_);
    add_item({}, {}, 1, flag::first | flag::last);  // every table begins with it
}

void TableWriter::add(std::string_view key, std::string_view tag, bool compressed) {
    add_pieces(key, tag, compressed ? flag::compressed : 0, min_piece_bytes);
}

void TableWriter::add_whole(std::string_view key, std::string_view tag) {
    add_pieces(key, tag, 0, max_item_bytes);
}

std::size_t TableWriter::longest_whole_tag(std::size_t key_bytes) {
    return max_item_bytes - item_head - key_bytes;
}

void TableWriter::add_pieces(std::string_view key, std::string_view tag, unsigned flags,
                             std::size_t least_piece) {
    assert(!key.empty() && key.size() <= max_key_bytes && key > last_key());
    for (unsigned component = 1; component == 1 || !tag.empty(); ++component) {
        if (component > max_components) {
            too_long_ = true;
            break;
        }
        const std::size_t head = head_bytes(key, component);
        const std::size_t needed = head + Block::directory_entry;
        const std::size_t wanted = std::min(tag.size(), max_item_bytes - head);
        std::size_t room = levels_[0].block.free_bytes();
        if (room < needed + std::min(wanted, least_piece)) {
            begin_leaf(key, component);
            room = levels_[0].block.free_bytes();
        }
        const std::size_t piece = std::min(wanted, room - needed);
        const unsigned first = component == 1 ? flag::first : 0;
        const unsigned last = piece == tag.size() ? flag::last : 0;
        add_item(key, tag.substr(0, piece), component, flags | first | last);
        tag.remove_prefix(piece);
    }
    ++entries_;
}

/// There is one: a table begins with an item, and so does every block.
std::string_view TableWriter::last_key() const {
    const char* const item = levels_[0].block.last();
    return {item + item_head, static_cast<unsigned char>(item[2])};
}

void TableWriter::begin_leaf(std::string_view key, unsigned component) {
    const std::string last(last_key());
    close(0);
    Level& leaf = levels_[0];
    // As short as it can be: up to the first byte that differs from the last key.
    std::size_t size = key.size();
    if (component == 1) {
        const auto common = std::mismatch(key.begin(), key.end(), last.begin(), last.end()).first;
        size = std::min(size, static_cast<std::size_t>(common - key.begin()) + 1);
    }
    leaf.divider = key.substr(0, size);
    leaf.component = component;
}

void TableWriter::add_item(std::string_view key, std::string_view tag, unsigned component, unsigned flags) {
    const std::size_t head = head_bytes(key, component);
    char* at = levels_[0].block.add(head + tag.size());
    put16(at, (head + tag.size() - item_head) | flags);
    at[2] = static_cast<char>(key.size());
    at = std::copy(key.begin(), key.end(), at + item_head);
    if (component > 1) {
        put16(at, component);
        at += component_bytes;
    }
    std::copy(tag.begin(), tag.end(), at);
}

/// Writes the block of a level and enters it into the level above.
void TableWriter::close(std::size_t level) {
    const BlockNumber number = write(levels_[level].block);
    levels_[level].block.clear();
    if (level + 1 == levels_.size()) levels_.emplace_back(static_cast<unsigned>(level + 1));
    add_child(level + 1, levels_[level].divider, levels_[level].component, number);
}

void TableWriter::add_child(std::size_t level, const std::string& divider, unsigned component,
                            BlockNumber child) {
    if (!levels_[level].block.empty() && !levels_[level].block.fits(branch_item_bytes + divider.size())) {
        close(level);
    }
    // The first key of a branch block is never looked at; the level above has it.
    Block& block = levels_[level].block;
    const bool first = block.empty();
    if (first) {
        levels_[level].divider = divider;
        levels_[level].component = component;
    }
    const std::string_view key = first ? std::string_view() : divider;
    char* at = block.add(branch_item_bytes + key.size());
    put32(at, child);
    at[4] = static_cast<char>(key.size());
    at = std::copy(key.begin(), key.end(), at + 5);
    put16(at, first ? 0 : component);
}

BlockNumber TableWriter::write(Block& block) {
    if (!file_) file_.emplace(path_);
    file_->write(block.seal(first_revision));
    return blocks_++;
}

Result<TableRoot> TableWriter::finish() {
    if (too_long_) {
        return Error{ErrorCode::bad_input, fmt::format("{}: one entry is too large", path_.string())};
    }
    if (!file_ && entries_ == 0) return TableRoot{};
    for (std::size_t level = 0; level + 1 < levels_.size(); ++level) close(level);
    const BlockNumber root = write(levels_.back().block);
    if (auto finished = file_->finish(); !finished) return finished.error();
    return TableRoot{root, static_cast<unsigned>(levels_.size() - 1), entries_, blocks_};
}

}  // namespace lectern::glass
