// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text_util.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace lectern {

namespace {

constexpr std::string_view ascii_space = " \t\r\n\v\f";

/// Spaces that Unicode knows and authors paste in, and joiners nobody sees.
bool is_space(UChar32 c) {
    // nearly all there is, and ICU's look-up is a function call
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return u_isUWhiteSpace(c) || c == 0x200b || c == 0x2060 || c == 0xfeff;
}

template <class Visit>
void for_each_code_point(std::string_view text, Visit visit) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        const std::int32_t begin = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        visit(c, text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
    }
}

}  // namespace

std::string_view trim(std::string_view text) {
    // from both ends: an abstract is long, and its white space short
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::int32_t begin = 0;
    auto end = static_cast<std::int32_t>(text.size());
    UChar32 c = 0;
    for (std::int32_t i = begin; i < end; begin = i) {
        U8_NEXT(bytes, i, end, c);
        if (c < 0 || !is_space(c)) break;
    }
    while (end > begin) {
        std::int32_t last = end - 1;
        while (last > begin && U8_IS_TRAIL(bytes[last])) --last;
        std::int32_t i = last;
        U8_NEXT(bytes, i, end, c);
        if (c < 0 || !is_space(c)) break;
        end = last;
    }
    return text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string single_spaced(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool pending = false;
    for_each_code_point(text, [&](UChar32 c, std::string_view bytes) {
        if (c >= 0 && is_space(c)) {
            pending = !out.empty();
            return;
        }
        if (pending) out += ' ';
        pending = false;
        out += bytes;
    });
    return out;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + separator.size());
    }
}

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    while (true) {
        const auto begin = text.find_first_not_of(ascii_space);
        if (begin == std::string_view::npos) return words;
        text.remove_prefix(begin);
        const auto end = text.find_first_of(ascii_space);
        words.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return words;
        text.remove_prefix(end);
    }
}

std::string_view take_word(std::string_view& text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    std::int32_t begin = 0;
    std::int32_t end = 0;
    for (bool in_word = false; end < length;) {
        const std::int32_t here = end;
        UChar32 c = 0;
        U8_NEXT(bytes, end, length, c);
        const bool space = c >= 0 && is_space(c);
        if (!in_word) begin = space ? end : here;
        if (space && in_word) {
            end = here;
            break;
        }
        in_word = !space;
    }
    const std::string_view word =
        text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
    text.remove_prefix(static_cast<std::size_t>(end));
    return word;
}

std::vector<std::string> plain_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::string_view word : split_words(text)) {
        constexpr std::string_view punctuation = ".,;:!?\"'()[]{}*_";
        const auto begin = word.find_first_not_of(punctuation);
        if (begin == std::string_view::npos) continue;
        const auto end = word.find_last_not_of(punctuation);
        words.push_back(lower_ascii(word.substr(begin, end - begin + 1)));
    }
    return words;
}

LetterCase letter_case(std::string_view word) {
    LetterCase out;
    for_each_code_point(word, [&](UChar32 c, std::string_view) {
        if (c < 0) return;
        if (u_isdigit(c)) out.has_digit = true;
        if (!u_isalpha(c)) return;
        const bool upper = u_isupper(c) || u_istitle(c) || !u_islower(c);
        if (!out.has_letter) out.starts_upper = upper;
        out.has_letter = true;
        out.has_upper = out.has_upper || upper;
    });
    return out;
}

std::string beside(std::string_view path, std::string_view name) {
    std::string out(path.substr(0, path.rfind('/') + 1));  // npos + 1 is 0
    return out += name;
}

bool is_web_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

std::string file_ending(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string() : lower_ascii(name.substr(dot));
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    return count;
}

}  // namespace lectern
