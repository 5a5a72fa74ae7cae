// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <string>
#include <utility>

#include "indexer/text/characters.hpp"
#include "indexer/text/fold.hpp"
#include "indexer/text/language.hpp"
#include "indexer/text/short_hash.hpp"
#include "lectern/analyzer.hpp"

namespace lectern::text {
namespace {

// Small: a collection in many languages has an analyzer for each, of which most see
// nothing but the query.
constexpr std::size_t first_size = 64;

// A stem is a rule about words: of IPv6, x86 or c++ it could only make something
// that nobody types.
bool is_word_of_letters(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const Char c = char_at(word, at);
        const CharKind kind = char_kind(c.value);
        if (kind == CharKind::other || kind == CharKind::digit) return false;
        at += c.size;
    }
    return true;
}

// Most words come in lower case.
bool is_folded(std::string_view spelling) {
    return std::all_of(spelling.begin(), spelling.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || is_ascii_digit(c); });
}

// Snowball takes the plural s only behind a vowel, so LLMs, VMs and CRDs would
// not be found by LLM, VM and CRD. Where there is no vowel at all, it is a plural
// too, but for these.
bool is_plural_abbreviation(std::string_view word) {
    constexpr std::array<std::string_view, 6> singular{"dns", "gps", "https", "mtls", "nfs", "tls"};
    if (word.size() < 3 || !word.ends_with('s') || word.ends_with("ss")) return false;
    const bool consonants = std::all_of(word.begin(), word.end(), [](char c) {
        return is_ascii_letter(c) && std::string_view("aeiouy").find(c) == std::string_view::npos;
    });
    return consonants && std::find(singular.begin(), singular.end(), word) == singular.end();
}

// Whether a stem begins with the first byte of every folded word that has it.
// Arabic and Indonesian take prefixes off, Irish undoes mutations (bhfear), Tamil
// rewrites beginnings, Nepali leaves nothing of some words, and the short words of
// Turkish change as a whole (dime is t).
bool stems_endings_only(std::string_view stemmer) {
    constexpr std::array<std::string_view, 6> others{"ar", "ga", "id", "ne", "ta", "tr"};
    return std::find(others.begin(), others.end(), stemmer) == others.end();
}

}  // namespace

Vocabulary::Vocabulary(std::string_view language)
    : stemmer_(std::string(stemmer_name(language))),
      english_(stemmer_name(language) == "en"),
      stems_endings_only_(stems_endings_only(stemmer_name(language))),
      slots_(first_size) {}

void Vocabulary::look_for(const std::vector<std::string>& terms) {
    if (!stems_endings_only_) return;
    looks_for_all_ = false;
    first_bytes_.reset();
    for (const std::string& term : terms) {
        if (!term.empty()) first_bytes_.set(static_cast<unsigned char>(term.front()));
    }
}

// An overlong word can have a stem that is short enough for the index.
bool Vocabulary::may_be_looked_for(std::string_view word) const {
    return word.size() > Analyzer::max_term_bytes ||
           (!word.empty() && first_bytes_.test(static_cast<unsigned char>(word.front())));
}

const Vocabulary::Entry& Vocabulary::find(std::string_view spelling, bool needs_stem) {
    Entry& entry = look_up(spelling);
    if (!entry.stemmed && (needs_stem || may_be_looked_for(entry.word))) stem(entry);
    return entry;
}

Vocabulary::Entry& Vocabulary::look_up(std::string_view spelling) {
    const std::uint64_t hash = short_hash_of_lower(spelling);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask; slots_[i].entry != nullptr; i = (i + 1) & mask) {
        if (slots_[i].hash == hash && same_short(slots_[i].entry->spelling, spelling))
            return *slots_[i].entry;
    }
    return add(spelling, hash);
}

Vocabulary::Entry& Vocabulary::add(std::string_view spelling, std::uint64_t hash) {
    const std::string word = is_folded(spelling) ? std::string(spelling) : fold_word(spelling);
    // The spelling right behind its entry: who looks at the one looks at the other.
    auto* const memory = static_cast<char*>(arena_.allocate(sizeof(Entry) + spelling.size(), alignof(Entry)));
    auto* entry = new (memory) Entry;
    entry->spelling = copy(spelling, memory + sizeof(Entry));
    entry->number = used_;
    entry->word = word == spelling ? entry->spelling : keep(word);
    entry->term = entry->word;
    if (2 * ++used_ > slots_.size()) grow();
    free_slot(hash) = {hash, entry};
    return *entry;
}

void Vocabulary::stem(Entry& entry) {
    entry.stemmed = true;
    if (english_ && is_plural_abbreviation(entry.word)) {
        entry.term.remove_suffix(1);
    } else if (is_word_of_letters(entry.word)) {
        const std::string term = stemmer_(std::string(entry.word));
        if (term != entry.word) entry.term = keep(term);
    }
}

Vocabulary::Slot& Vocabulary::free_slot(std::uint64_t hash) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = hash & mask;
    while (slots_[i].entry != nullptr) i = (i + 1) & mask;
    return slots_[i];
}

void Vocabulary::grow() {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
    for (const Slot& slot : old) {
        if (slot.entry != nullptr) free_slot(slot.hash) = slot;
    }
}

std::string_view Vocabulary::keep(std::string_view s) {
    return copy(s, static_cast<char*>(arena_.allocate(s.size(), 1)));
}

std::string_view Vocabulary::copy(std::string_view s, char* to) {
    std::copy(s.begin(), s.end(), to);
    text_bytes_ += s.size();
    return {to, s.size()};
}

std::size_t Vocabulary::bytes() const {
    return text_bytes_ + used_ * sizeof(Entry) + slots_.size() * sizeof(Slot);
}

void Vocabulary::clear() {
    slots_.assign(first_size, {});
    arena_.release();
    used_ = 0;
    text_bytes_ = 0;
}

}  // namespace lectern::text
