// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Small pieces of text handling that the readers share. Nothing here knows
/// about talks. Letters are told from UTF-8 by ICU.

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Without white space (also no-break spaces) at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// ASCII letters lowered; other bytes stay. For comparing with ASCII words.
[[nodiscard]] std::string lower_ascii(std::string_view text);

/// Every run of white space, no-break and zero-width spaces included, becomes
/// one space; trimmed.
[[nodiscard]] std::string single_spaced(std::string_view text);

/// Parts between `separator`, as they are.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, std::string_view separator);

/// Words between white space.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view text);

/// Takes the next word off the front of `text`, with the white space (of any
/// kind, as in single_spaced) before it; empty when none is left.
[[nodiscard]] std::string_view take_word(std::string_view& text);

/// The words of a text for comparing with lists: lower case, punctuation at
/// both ends of a word gone, empty ones left out.
[[nodiscard]] std::vector<std::string> plain_words(std::string_view text);

/// How the letters of a word are written.
struct LetterCase {
    bool starts_upper = false;  ///< first letter is a capital or has no case (王)
    bool has_upper = false;
    bool has_letter = false;
    bool has_digit = false;
};
[[nodiscard]] LetterCase letter_case(std::string_view word);

/// The path of another file in the folder of `path`.
[[nodiscard]] std::string beside(std::string_view path, std::string_view name);

[[nodiscard]] bool is_web_address(std::string_view text);

/// The ending of a file's name with its dot, in lower case: ".md"; empty when
/// there is none.
[[nodiscard]] std::string file_ending(std::string_view path);

/// Number of code points.
[[nodiscard]] std::size_t code_points(std::string_view text);

}  // namespace lectern
