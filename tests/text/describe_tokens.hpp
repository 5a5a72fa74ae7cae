// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "lectern/analyzer.hpp"

namespace lectern::test {

/// All tokens of a text on one line: words as term@position, a compound with
/// its parts in angle brackets: `the@1 <nodej@2-3 node@2 js@3>`.
[[nodiscard]] inline std::string describe(Analyzer& analyzer, std::string_view text) {
    std::string out;
    bool open = false;
    for (const Token& token : analyzer.tokenize(text)) {
        if (open && token.kind != TokenKind::part) {
            out += '>';
            open = false;
        }
        if (!out.empty()) out += ' ';
        if (token.kind == TokenKind::compound) {
            out += '<';
            open = true;
        }
        out += std::string(token.term) + '@' + std::to_string(token.position);
        if (token.last_position != token.position) out += '-' + std::to_string(token.last_position);
    }
    return open ? out + '>' : out;
}

[[nodiscard]] inline std::string describe(std::string_view text) {
    Analyzer analyzer;
    return describe(analyzer, text);
}

/// A row of a table of texts and what they become.
struct Case {
    std::string_view text;
    std::string_view expected;
};

}  // namespace lectern::test
