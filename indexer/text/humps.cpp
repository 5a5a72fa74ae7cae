// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/humps.hpp"

#include "indexer/text/characters.hpp"

namespace lectern::text {
namespace {

constexpr int least_letters = 2;

// Of the character at `at`, which moves behind it and its accents.
CharKind take_char(std::string_view word, std::size_t& at) {
    const Char c = char_at(word, at);
    at += c.size;
    for (Char mark = char_at(word, at); char_kind(mark.value) == CharKind::mark; mark = char_at(word, at)) {
        at += mark.size;
    }
    return char_kind(c.value);
}

// After another capital or a digit, only a capital that two small letters follow
// opens a hump: FQDN|Policy, IPv4|Address, but not FQDNs, TCPv6, NAT46, S3NS.
bool starts_plain_word(std::string_view word, std::size_t after_capital) {
    return take_char(word, after_capital) == CharKind::lower &&
           take_char(word, after_capital) == CharKind::lower;
}

}  // namespace

void find_hump_ends(std::string_view word, std::vector<std::uint32_t>& ends) {
    ends.clear();
    CharKind previous = CharKind::other;
    int letters = 0;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t begin = at;
        const CharKind kind = take_char(word, at);
        const bool opens =
            kind == CharKind::upper && (previous == CharKind::lower || starts_plain_word(word, at));
        if (opens && letters >= least_letters) {
            ends.push_back(static_cast<std::uint32_t>(begin));
            letters = 0;
        }
        if (is_letter(kind)) ++letters;
        previous = kind;
    }
    if (letters < least_letters && !ends.empty()) ends.pop_back();
    ends.push_back(static_cast<std::uint32_t>(word.size()));
}

}  // namespace lectern::text
