// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Every distinct word of the text seen so far, folded and stemmed once.

#include <xapian.h>

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/characters.hpp"
#include "indexer/text/fold.hpp"
#include "indexer/text/short_hash.hpp"
#include "lectern/analyzer.hpp"

namespace lectern::text {

/// A hash table that only grows, in open addressing: this look-up is what
/// tokenizing spends most of its time on, and std::unordered_map makes the whole
/// a third slower. Entries and their words lie in an arena.
class Vocabulary {
public:
    struct Entry {
        std::string_view spelling;  ///< as looked up
        std::string_view word;      ///< folded
        std::string_view term;      ///< folded and stemmed; else the word
        std::uint32_t number = 0;   ///< in the order in which they were first seen
        bool stemmed = false;       ///< or nothing to stem
    };

    /// `language` as for Analyzer.
    explicit Vocabulary(std::string_view language);

    /// Of a word as written, or in lower case already. Entries stay where they
    /// are until the next clear(). Words with a digit or a symbol are not stemmed.
    [[nodiscard]] const Entry& find(std::string_view spelling) { return find(spelling, looks_for_all_); }

    /// The same, whatever is looked for.
    [[nodiscard]] const Entry& find_stemmed(std::string_view spelling) { return find(spelling, true); }

    /// What find() of this word will look at in memory, first one and then the other,
    /// for who can ask for it in advance: a table of many words is larger than the
    /// processor's caches, and words ask for anything in it. Capitals do not matter.
    [[nodiscard]] const void* slot_of(std::string_view spelling) const {
        return &slots_[short_hash_of_lower(spelling) & (slots_.size() - 1)];
    }
    [[nodiscard]] const void* entry_of(std::string_view spelling) const {
        return slots_[short_hash_of_lower(spelling) & (slots_.size() - 1)].entry;
    }

    /// Whether all words are stemmed and none passed over.
    [[nodiscard]] bool looks_for_all() const { return looks_for_all_; }

    /// From now on only words that can become one of these terms are stemmed.
    /// Most stemmers work on endings: a term begins with the byte that its words
    /// begin with.
    void look_for(const std::vector<std::string>& terms);
    void look_for_all() { looks_for_all_ = true; }

    /// Whether no form of a word can be one of the terms looked for, as its first
    /// byte alone tells: folding an ASCII letter or digit gives its lower case,
    /// whatever follows.
    [[nodiscard]] bool passes_over(std::string_view spelling) const {
        return !looks_for_all_ && spelling.size() <= Analyzer::max_term_bytes && is_ascii(spelling.front()) &&
               char_kind(static_cast<char32_t>(spelling.front())) != CharKind::other &&
               !first_bytes_.test(static_cast<unsigned char>(ascii_lower(spelling.front())));
    }

    /// Memory taken by the words and the table, roughly.
    [[nodiscard]] std::size_t bytes() const;

    void clear();

private:
    struct Slot {
        std::uint64_t hash = 0;
        Entry* entry = nullptr;
    };

    [[nodiscard]] const Entry& find(std::string_view spelling, bool needs_stem);
    [[nodiscard]] Entry& look_up(std::string_view spelling);
    [[nodiscard]] Entry& add(std::string_view spelling, std::uint64_t hash);
    [[nodiscard]] bool may_be_looked_for(std::string_view word) const;
    void stem(Entry& entry);
    [[nodiscard]] Slot& free_slot(std::uint64_t hash);
    void grow();
    [[nodiscard]] std::string_view keep(std::string_view s);
    [[nodiscard]] std::string_view copy(std::string_view s, char* to);

    Xapian::Stem stemmer_;
    bool english_;
    bool stems_endings_only_;
    bool looks_for_all_ = true;
    std::bitset<256> first_bytes_;  ///< of the terms looked for
    std::pmr::monotonic_buffer_resource arena_;
    std::vector<Slot> slots_;  // a power of two, at most half of them used
    std::uint32_t used_ = 0;
    std::size_t text_bytes_ = 0;
};

}  // namespace lectern::text
