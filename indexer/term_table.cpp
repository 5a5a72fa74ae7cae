// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/term_table.hpp"

#include <algorithm>
#include <utility>

#include "indexer/text/short_hash.hpp"

namespace lectern {

namespace {

constexpr std::size_t first_slots = 4096;

}  // namespace

TermTable::TermTable() : slots_(first_slots) {}

TermId TermTable::intern(std::string_view term) {
    const auto hash = static_cast<std::uint32_t>(text::short_hash(term));
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    for (; slots_[at].id != none; at = (at + 1) & mask) {
        if (slots_[at].hash == hash && text::same_short(terms_[slots_[at].id], term)) return slots_[at].id;
    }
    auto* const copy = static_cast<char*>(arena_.allocate(std::max<std::size_t>(term.size(), 1), 1));
    std::copy(term.begin(), term.end(), copy);
    const auto id = static_cast<TermId>(terms_.size());
    terms_.emplace_back(copy, term.size());
    text_bytes_ += term.size();
    slots_[at] = {hash, id};
    if (terms_.size() * 2 > slots_.size()) grow();
    return id;
}

TermId TermTable::intern(std::string_view prefix, std::string_view word) {
    if (prefix.empty()) return intern(word);
    joined_ = prefix;
    joined_ += word;
    return intern(joined_);
}

std::size_t TermTable::bytes() const {
    return text_bytes_ + terms_.size() * sizeof(terms_[0]) + slots_.size() * sizeof(Slot);
}

void TermTable::clear() {
    terms_.clear();
    std::fill(slots_.begin(), slots_.end(), Slot());  // as many will be needed again
    arena_.release();
    text_bytes_ = 0;
}

void TermTable::grow() {
    std::vector<Slot> larger(slots_.size() * 2);
    const std::size_t mask = larger.size() - 1;
    for (const Slot& slot : slots_) {
        if (slot.id == none) continue;
        std::size_t at = slot.hash & mask;
        while (larger[at].id != none) at = (at + 1) & mask;
        larger[at] = slot;
    }
    slots_ = std::move(larger);
}

}  // namespace lectern
