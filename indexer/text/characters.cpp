// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

namespace lectern::text {
namespace {

// ICU's rules never separate two plain letters. Those of class `other` are joined
// by dictionary or, as in Tangut, not at all.
CharKind letter_kind(UChar32 c) {
    switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
        case U_WB_OTHER:
        case U_WB_KATAKANA:
            return CharKind::dictionary;
        case U_WB_EXTEND:
            return CharKind::mark;  // the half-width ﾞ and ﾟ
        default:
            break;
    }
    if (c >= 0xAC00 && c <= 0xD7A3) return CharKind::hangul;
    UErrorCode status = U_ZERO_ERROR;
    const bool han = uscript_getScript(c, &status) == USCRIPT_HAN;
    return han ? CharKind::dictionary : CharKind::letter;  // 々 is of no class of its own
}

// The zero width space is a format character, yet it is there to separate words.
constexpr UChar32 zero_width_space = 0x200B;

CharKind kind_by_category(UChar32 c) {
    switch (u_charType(c)) {
        case U_LOWERCASE_LETTER:
            return CharKind::lower;
        case U_UPPERCASE_LETTER:
        case U_TITLECASE_LETTER:
            return CharKind::upper;
        case U_MODIFIER_LETTER:
        case U_OTHER_LETTER:
        case U_LETTER_NUMBER:
            return letter_kind(c);
        case U_DECIMAL_DIGIT_NUMBER:
            return CharKind::digit;
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_COMBINING_SPACING_MARK:
            return CharKind::mark;
        case U_FORMAT_CHAR:
            return c == zero_width_space ? CharKind::other : CharKind::mark;
        default:
            return CharKind::other;
    }
}

}  // namespace

CharKind unicode_char_kind(char32_t c) {
    return c == no_char || is_apostrophe(c) ? CharKind::other : kind_by_category(static_cast<UChar32>(c));
}

// Unicode's table 3-7 of well-formed sequences. What is none costs one byte.
Char unicode_char_at(std::string_view text, std::size_t at) {
    constexpr Char invalid{no_char, 1};
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(at);
    const std::uint32_t size = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
    if (size == 1 || text.size() - at < size) return invalid;
    char32_t value = lead & (0x7FU >> size);
    for (std::size_t i = at + 1; i < at + size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return invalid;
        value = (value << 6) | (byte(i) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = value >= 0xD800 && value < 0xE000;
    if (value < smallest[size] || value > 0x10FFFF || surrogate) return invalid;
    return {value, size};
}

Char char_before(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 4;
    for (std::size_t size = 1; size <= std::min(at, longest); ++size) {
        const Char c = char_at(text, at - size);
        if (c.size == size && c.value != no_char) return c;
    }
    return at == 0 ? Char{} : Char{no_char, 1};
}

bool is_ascii(std::string_view text) {
    unsigned char bits = 0;  // of all bytes: without a branch for each
    for (const char c : text) bits |= static_cast<unsigned char>(c);
    return bits < 0x80;
}

void cut_at_character(std::string& text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return;
    std::size_t end = max_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
    text.resize(end);
}

}  // namespace lectern::text
