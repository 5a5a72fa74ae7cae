// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/glass/table_reader.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "tests/support/temp_folder.hpp"

namespace lectern::glass::test {

namespace {

constexpr std::size_t block_size = 8192;

std::size_t number(std::string_view bytes, std::size_t at, std::size_t count) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
    return value;
}

std::string inflated(const std::string& deflated) {
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, -15), Z_OK);
    std::string in = deflated;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    std::string out;
    std::array<char, 4096> buffer{};
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        state = inflate(&stream, Z_NO_FLUSH);
        out.append(buffer.data(), buffer.size() - stream.avail_out);
    }
    EXPECT_EQ(state, Z_STREAM_END);
    inflateEnd(&stream);
    return out;
}

/// Calls `visit` with each block's bytes, level and the offsets of its items.
template <class Visit>
void for_each_block(const std::filesystem::path& path, Visit visit) {
    const std::string file = lectern::test::read_file(path);
    EXPECT_EQ(file.size() % block_size, 0u);
    for (std::size_t at = 0; at + block_size <= file.size(); at += block_size) {
        const auto block = std::string_view(file).substr(at, block_size);
        std::vector<std::size_t> items;
        for (std::size_t entry = 11; entry < number(block, 9, 2); entry += 2) {
            items.push_back(number(block, entry, 2));
        }
        visit(block, number(block, 4, 1), items);
    }
}

}  // namespace

std::map<std::string, std::string> read_table(const std::filesystem::path& file) {
    struct Tag {
        bool compressed = false;
        std::map<std::size_t, std::string> pieces;
    };
    std::map<std::string, Tag> tags;
    for_each_block(file, [&](std::string_view block, std::size_t level, const auto& items) {
        if (level != 0) return;
        for (const std::size_t item : items) {
            const std::size_t word = number(block, item, 2);
            const std::size_t end = item + 3 + (word & 0x1fff);
            const std::size_t key_bytes = number(block, item + 2, 1);
            if (key_bytes == 0) continue;
            const bool first = (word & 0x2000) != 0;
            const std::size_t key_end = item + 3 + key_bytes;
            const std::size_t begin = first ? key_end : key_end + 2;
            Tag& tag = tags[std::string(block.substr(item + 3, key_bytes))];
            tag.compressed = (word & 0x8000) != 0;
            tag.pieces[first ? 1 : number(block, key_end, 2)] = block.substr(begin, end - begin);
        }
    });
    std::map<std::string, std::string> table;
    for (const auto& [key, tag] : tags) {
        std::string whole;
        for (const auto& [component, piece] : tag.pieces) whole += piece;
        table[key] = tag.compressed ? inflated(whole) : whole;
    }
    return table;
}

TableShape shape_of(const std::filesystem::path& file) {
    TableShape shape;
    for_each_block(file, [&](std::string_view block, std::size_t level, const auto& items) {
        shape.levels = std::max(shape.levels, level + 1);
        level == 0 ? ++shape.leaves : ++shape.branches;
        if (level == 0) shape.free_bytes += number(block, 7, 2);
        for (const std::size_t item : items) {
            if (level == 0) {
                shape.continued += (number(block, item, 2) & 0x2000) == 0 ? 1u : 0u;
            } else if (level == 1) {
                shape.dividers.emplace_back(block.substr(item + 5, number(block, item + 4, 1)));
            }
        }
    });
    return shape;
}

}  // namespace lectern::glass::test
