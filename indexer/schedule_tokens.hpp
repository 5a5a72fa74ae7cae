// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The pieces of a line that may be a schedule.

#include <string>
#include <string_view>
#include <vector>

namespace lectern::schedule {

enum class TokenType { word, number, mark };

struct Token {
    TokenType type = TokenType::mark;
    std::string_view text;  ///< in the line
    std::string lower;      ///< of words
    int value = 0;          ///< of numbers of up to four digits
    char mark = 0;          ///< '-' stands for all dashes, '|' for all bullets
    bool space_before = false;
};

/// Words, runs of digits, and single marks. Tokens point into the line.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view line);

}  // namespace lectern::schedule
