// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/term_list.hpp"

#include <algorithm>

#include "indexer/glass/packing.hpp"

namespace lectern::glass {

TermListEncoder::TermListEncoder(std::string& out, std::uint32_t length, std::size_t terms) : out_(out) {
    pack_uint(out_, length);
    pack_uint(out_, terms);
}

void TermListEncoder::add(std::string_view term, std::uint32_t wdf) {
    if (first_) {
        pack_string(out_, term);
        pack_uint(out_, wdf);
    } else {
        const auto differ = std::mismatch(term.begin(), term.end(), previous_.begin(), previous_.end()).first;
        const auto common = static_cast<std::size_t>(differ - term.begin());
        // A small wdf shares the byte of what is taken over from the term before;
        // the reader knows how long that was.
        constexpr std::uint32_t small_wdf = 127;
        const std::size_t both = wdf < small_wdf ? (wdf + 1) * (previous_.size() + 1) + common : 256;
        out_ += static_cast<char>(both < 256 ? both : common);
        out_ += static_cast<char>(term.size() - common);
        out_ += term.substr(common);
        if (both >= 256) pack_uint(out_, wdf);
    }
    previous_ = term;
    first_ = false;
}

void append_slots(std::string& out, std::span<const Slot> slots) {
    std::uint64_t next = 0;
    for (const Slot slot : slots) {
        pack_uint(out, slot - next);
        next = std::uint64_t{slot} + 1;
    }
}

}  // namespace lectern::glass
