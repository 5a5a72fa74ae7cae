// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/snippet/matches.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace lectern {

namespace {

/// Less than they have with the space behind them, for most texts.
constexpr std::size_t bytes_a_word = 5;

/// Whether what lies between two marks belongs to them: nothing
/// (EndpointSlice), one space (BIG TCP) or one joiner (kube-proxy).
bool joins(std::string_view gap) {
    return gap.empty() ||
           (gap.size() == 1 && std::string_view(" -_/.").find(gap[0]) != std::string_view::npos);
}

}  // namespace

TextMatches find_text_matches(std::string_view text, Analyzer& analyzer, const TermWeights& weights) {
    TextMatches found;
    found.words.reserve(text.size() / bytes_a_word);
    std::unordered_map<std::string_view, std::size_t> numbers;
    analyzer.tokenize(text, [&](const Token& token) {
        if (token.kind != TokenKind::part) found.words.push_back({token.begin, token.end});
        if (token.number == Token::no_number) return;  // none of the terms
        const TermWeight weight = weights(token.term);
        if (!(weight.weight > 0) || !std::isfinite(weight.weight)) return;
        const auto [number, is_new] = numbers.emplace(token.term, found.terms.size());
        if (is_new) found.terms.push_back(weight);
        found.occurrences.push_back({number->second, token.begin});
        // A compound comes before its parts: inside the last mark all is marked.
        if (found.marks.empty() || token.end > found.marks.back().end) {
            found.marks.push_back({token.begin, token.end});
        }
    });
    return found;
}

void add_mark(std::vector<ByteRange>& marks, std::string_view text, ByteRange mark) {
    if (!marks.empty() && (mark.begin <= marks.back().end ||
                           joins(text.substr(marks.back().end, mark.begin - marks.back().end)))) {
        marks.back().end = std::max(marks.back().end, mark.end);
    } else {
        marks.push_back(mark);
    }
}

}  // namespace lectern
