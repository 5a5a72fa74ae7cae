// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a character is to the analyzer, and UTF-8 read one character at a time.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lectern::text {

enum class CharKind : std::uint8_t {
    other,       ///< separates words: white space, punctuation, symbols, what is no character
    lower,       ///< letter
    upper,       ///< letter, title case included
    letter,      ///< of a script without case
    hangul,      ///< syllable; ICU separates it from other letters: eBPF|로
    dictionary,  ///< letter of a script whose words need a dictionary: Han, kana, Thai …
    digit,       ///< decimal, of any script
    mark,        ///< goes with the character before: accents, joiners, soft hyphen
};

inline constexpr char32_t no_char = 0xFFFFFFFF;

struct Char {
    char32_t value = no_char;  ///< no_char: the end of the text, or no UTF-8
    std::uint32_t size = 0;    ///< bytes; 0 at the end only
};

[[nodiscard]] constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
[[nodiscard]] constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] bool is_ascii(std::string_view text);

inline constexpr std::array<CharKind, 128> ascii_kinds = [] {
    std::array<CharKind, 128> kinds{};
    for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = CharKind::lower;
    for (std::size_t c = 'A'; c <= 'Z'; ++c) kinds[c] = CharKind::upper;
    for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = CharKind::digit;
    return kinds;
}();

/// Of code points from 0x80 on.
[[nodiscard]] CharKind unicode_char_kind(char32_t c);
[[nodiscard]] Char unicode_char_at(std::string_view text, std::size_t at);

/// Of any code point; no_char is `other`.
[[nodiscard]] inline CharKind char_kind(char32_t c) {
    return c < ascii_kinds.size() ? ascii_kinds[c] : unicode_char_kind(c);
}

/// The character that begins at byte `at`.
[[nodiscard]] inline Char char_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    if (is_ascii(text[at])) return {static_cast<char32_t>(text[at]), 1};
    return unicode_char_at(text, at);
}

/// The character that ends before byte `at`.
[[nodiscard]] Char char_before(std::string_view text, std::size_t at);

/// Cuts before the first character that passes `max_bytes`.
void cut_at_character(std::string& text, std::size_t max_bytes);

/// Whether a word can begin with it.
[[nodiscard]] constexpr bool begins_word(CharKind kind) {
    return kind != CharKind::other && kind != CharKind::mark;
}
[[nodiscard]] constexpr bool is_letter(CharKind kind) { return begins_word(kind) && kind != CharKind::digit; }

/// ' and what is typed for it: ‘ ’, the letters ʻ ʼ (Hawaiʻi) and the full-width
/// form.
[[nodiscard]] constexpr bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'\u2018' || c == U'\u2019' || c == U'\u02BB' || c == U'\u02BC' ||
           c == U'\uFF07';
}

}  // namespace lectern::text
