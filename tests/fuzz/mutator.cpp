// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/fuzz/mutator.hpp"

#include <algorithm>
#include <string_view>

namespace lectern::fuzz {

namespace {

constexpr std::size_t max_bytes = 1u << 16;
constexpr std::size_t max_piece = 512;

/// What the forms are made of.
constexpr std::string_view words[] = {"<",
                                      ">",
                                      "</",
                                      "/>",
                                      "<!--",
                                      "-->",
                                      "<![CDATA[",
                                      "]]>",
                                      "&",
                                      "&amp;",
                                      "&#x0;",
                                      "&lt;p&gt;",
                                      "{",
                                      "}",
                                      "[",
                                      "]",
                                      "\"",
                                      "'",
                                      ":",
                                      ",",
                                      ";",
                                      "|",
                                      "\n",
                                      "\r\n",
                                      "\t",
                                      "---\n",
                                      "+++\n",
                                      "# ",
                                      "* ",
                                      "**",
                                      "`",
                                      "](http",
                                      "null",
                                      "-1",
                                      "1e999",
                                      "true",
                                      "0",
                                      "99999999999999999999",
                                      "2024-13-45",
                                      "2024-02-29T25:61",
                                      "00:00",
                                      "-00:05",
                                      "\xff",
                                      "\xc2\xa0",
                                      "\xe2\x80\xa2",
                                      "\xf0\x9f\x8d\x95",
                                      "AND ",
                                      "OR ",
                                      "NOT ",
                                      "NEAR/",
                                      "(",
                                      ")",
                                      "title:",
                                      "year:2020..",
                                      "..",
                                      "*",
                                      "BEGIN:VEVENT\n",
                                      "END:VEVENT\n",
                                      "SUMMARY:",
                                      "&a ",
                                      "*a ",
                                      "!!str ",
                                      "<event>",
                                      "</event>",
                                      "<day ",
                                      "\"title\":",
                                      "\"speakers\":",
                                      "title: ",
                                      "speakers: "};

}  // namespace

std::string Mutator::piece_of(const std::string& text) {
    if (text.empty()) return {};
    return text.substr(below(text.size()), 1 + below(max_piece));
}

void Mutator::mutate(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    switch (below(7)) {
        case 0:
            if (at < text.size()) text[at] = static_cast<char>(below(256));
            return;
        case 1:
            text.erase(at, 1 + below(max_piece));
            return;
        case 2:
            text.insert(at, words[below(std::size(words))]);
            return;
        case 3:
            text.insert(at, piece_of(text));
            return;
        case 4:
            text.insert(at, piece_of(seeds_[below(seeds_.size())]));
            return;
        case 5: {
            // the same many times over: nesting, long lines
            const std::string piece =
                below(2) == 0 ? std::string(words[below(std::size(words))]) : piece_of(text).substr(0, 16);
            for (std::size_t i = below(2000); i > 0 && text.size() < max_bytes; --i) text.insert(at, piece);
            return;
        }
        default:
            text.resize(at);
    }
}

std::string Mutator::next() {
    std::string text = seeds_[below(seeds_.size())];
    for (std::size_t i = below(8) + 1; i > 0; --i) mutate(text);
    text.resize(std::min(text.size(), max_bytes));
    return text;
}

}  // namespace lectern::fuzz
