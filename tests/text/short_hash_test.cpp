// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/short_hash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "indexer/text/fold.hpp"

namespace lectern::text {
namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), ascii_lower);
    return text;
}

/// All bytes, beginning with another one for each length.
std::string bytes(std::size_t size) {
    std::string out(size, '\0');
    for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<char>(i * 37 + size);
    return out;
}

TEST(ShortHash, OfLowerCaseIsThatOfTheTextInLowerCase) {
    for (std::size_t size = 0; size < 300; ++size) {
        const std::string text = bytes(size);
        EXPECT_EQ(short_hash_of_lower(text), short_hash(lower(text))) << size;
        EXPECT_EQ(short_hash_of_lower(lower(text)), short_hash(lower(text))) << size;
    }
    for (int c = 0; c < 256; ++c) {
        const std::string text(9, static_cast<char>(c));
        EXPECT_EQ(short_hash_of_lower(text), short_hash(lower(text))) << c;
    }
}

TEST(ShortHash, TellsTextsApart) {
    std::set<std::uint64_t> hashes;
    for (std::size_t size = 0; size < 40; ++size) hashes.insert(short_hash(std::string(size, '\0')));
    EXPECT_EQ(hashes.size(), 40u);
    hashes.clear();
    for (std::size_t at = 0; at < 20; ++at) {
        for (char c = 'a'; c <= 'z'; ++c) {
            std::string word(20, '-');
            word[at] = c;
            hashes.insert(short_hash(word));
        }
    }
    EXPECT_EQ(hashes.size(), 20u * 26);
}

TEST(ShortHash, SameShortLooksAtEachByte) {
    for (std::size_t size = 0; size < 40; ++size) {
        const std::string text = bytes(size);
        EXPECT_TRUE(same_short(text, std::string(text))) << size;
        EXPECT_FALSE(same_short(text, text + '\0')) << size;
        for (std::size_t at = 0; at < size; ++at) {
            std::string other = text;
            other[at] = static_cast<char>(other[at] ^ 1);
            EXPECT_FALSE(same_short(text, other)) << size << ", " << at;
        }
    }
}

}  // namespace
}  // namespace lectern::text
