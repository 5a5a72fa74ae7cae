// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schedule_tokens.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "indexer/text_util.hpp"

namespace lectern::schedule {

namespace {

struct MarkSpelling {
    std::string_view bytes;
    char mark;
};
constexpr std::array<MarkSpelling, 12> mark_spellings{{{"–", '-'},
                                                       {"—", '-'},
                                                       {"−", '-'},
                                                       {"‐", '-'},
                                                       {"‑", '-'},
                                                       {"•", '|'},
                                                       {"·", '|'},
                                                       {"∙", '|'},
                                                       {"⋅", '|'},
                                                       {"●", '|'},
                                                       {"→", '-'},
                                                       {"│", '|'}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view line) {
    std::vector<Token> out;
    bool space = false;
    for (std::size_t i = 0; i < line.size();) {
        Token token;
        std::size_t length = 1;
        const std::string_view rest = line.substr(i);
        const auto spelling = std::find_if(mark_spellings.begin(), mark_spellings.end(),
                                           [&](const MarkSpelling& s) { return rest.starts_with(s.bytes); });
        const std::string_view no_break = rest.starts_with("\u00a0")   ? "\u00a0"
                                          : rest.starts_with("\u202f") ? "\u202f"
                                                                       : "";
        if (!no_break.empty() || std::string_view(" \t\r\n").find(line[i]) != std::string_view::npos) {
            i += no_break.empty() ? 1 : no_break.size();
            space = true;
            continue;
        }
        if (spelling != mark_spellings.end()) {
            token.mark = spelling->mark;
            length = spelling->bytes.size();
        } else if (is_digit(line[i])) {
            token.type = TokenType::number;
            while (i + length < line.size() && is_digit(line[i + length])) ++length;
            if (length <= 4) std::from_chars(line.data() + i, line.data() + i + length, token.value);
        } else if (is_word_byte(line[i])) {
            token.type = TokenType::word;
            const auto begins_mark = [&](std::size_t at) {
                const std::string_view tail = line.substr(at);
                return tail.starts_with("\u00a0") || tail.starts_with("\u202f") ||
                       std::any_of(mark_spellings.begin(), mark_spellings.end(),
                                   [&](const MarkSpelling& s) { return tail.starts_with(s.bytes); });
            };
            while (i + length < line.size() && is_word_byte(line[i + length]) && !begins_mark(i + length))
                ++length;
            token.lower = lower_ascii(line.substr(i, length));
        } else {
            token.mark = line[i];
        }
        token.text = line.substr(i, length);
        token.space_before = space;
        space = false;
        out.push_back(token);
        i += length;
    }
    return out;
}

}  // namespace lectern::schedule
