// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/spelling_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "indexer/glass/compressor.hpp"
#include "indexer/glass/packing.hpp"

namespace lectern::glass {

namespace {

/// Where a fragment is found in a word: the first byte of its key.
enum class Place : char { ends = 'B', head = 'H', middle = 'M', tail = 'T' };

/// Up to four bytes of key, packed so that numbers compare as the keys do, and
/// behind them the word's number: sorted, they yield each key with its words in
/// order.
using Fragment = std::uint64_t;

std::uint32_t key_of(Fragment fragment) { return static_cast<std::uint32_t>(fragment >> 32); }
std::uint32_t word_of(Fragment fragment) { return static_cast<std::uint32_t>(fragment); }

std::uint32_t packed(Place place, std::string_view bytes) {
    std::uint32_t key = static_cast<unsigned char>(place);
    for (std::size_t i = 0; i < 3; ++i) {
        key = key << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0);
    }
    return key;
}

std::string unpacked(std::uint32_t key) {
    std::string out{static_cast<char>(key >> 24), static_cast<char>(key >> 16), static_cast<char>(key >> 8)};
    if (static_cast<Place>(key >> 24) == Place::middle) out += static_cast<char>(key);
    return out;
}

void append_fragments(std::vector<Fragment>& out, std::string_view word, std::uint32_t number) {
    const auto add = [&](Place place, std::string_view bytes) {
        out.push_back(std::uint64_t{packed(place, bytes)} << 32 | number);
    };
    add(Place::head, word.substr(0, 2));
    add(Place::tail, word.substr(word.size() - 2));
    // So that a short word is found with any one byte changed.
    constexpr std::size_t short_word = 4;
    const std::array ends{word.front(), word.back()};
    if (word.size() <= short_word) add(Place::ends, {ends.data(), ends.size()});
    for (std::size_t i = 0; i + 3 <= word.size(); ++i) add(Place::middle, word.substr(i, 3));
}

/// Byte by byte, the last one first; fragments with the same key stay in the
/// order of their words.
void sort_by_key(std::vector<Fragment>& fragments) {
    std::vector<Fragment> sorted(fragments.size());
    for (unsigned shift = 32; shift < 64; shift += 8) {
        const auto byte = [shift](Fragment fragment) { return fragment >> shift & 0xff; };
        std::array<std::size_t, 257> at{};
        for (const Fragment fragment : fragments) ++at[byte(fragment) + 1];
        std::partial_sum(at.begin(), at.end(), at.begin());
        for (const Fragment fragment : fragments) sorted[at[byte(fragment)]++] = fragment;
        fragments.swap(sorted);
    }
}

/// Words that share their beginning with the one before; lengths are written so
/// that short ones look like letters, which compresses better.
class WordListEncoder {
public:
    explicit WordListEncoder(std::string& out) : out_(out) {}

    void add(std::string_view word) {
        std::size_t common = 0;
        if (!previous_.empty()) {
            const auto differ = std::mismatch(word.begin(), word.end(), previous_.begin(), previous_.end());
            common = static_cast<std::size_t>(differ.first - word.begin());
            out_ += length(common);
        }
        out_ += length(word.size() - common);
        out_ += word.substr(common);
        previous_ = word;
    }

private:
    static char length(std::size_t bytes) { return static_cast<char>(bytes ^ 96); }

    std::string& out_;
    std::string_view previous_;
};

}  // namespace

void write_spellings(TableWriter& table, std::span<const SpellingWord> words) {
    std::vector<Fragment> fragments;
    for (std::uint32_t i = 0; i < words.size(); ++i) append_fragments(fragments, words[i].word, i);
    sort_by_key(fragments);
    fragments.erase(std::unique(fragments.begin(), fragments.end()), fragments.end());

    Compressor compressor;
    std::string tag;
    for (auto it = fragments.begin(); it != fragments.end();) {
        const std::uint32_t key = key_of(*it);
        tag.clear();
        WordListEncoder list(tag);
        for (; it != fragments.end() && key_of(*it) == key; ++it) list.add(words[word_of(*it)].word);
        const StoredTag stored = compressor.compress(tag);
        table.add(unpacked(key), stored.bytes, stored.compressed);
    }
    for (const SpellingWord& word : words) {
        tag.clear();
        pack_uint_last(tag, word.frequency);
        table.add(std::string("W").append(word.word), tag);
    }
}

}  // namespace lectern::glass
