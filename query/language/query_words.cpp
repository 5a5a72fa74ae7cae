// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/query_words.hpp"

#include <utility>

#include "query/language/filler_words.hpp"

namespace lectern {

namespace {

std::vector<QueryWord> analyze(std::string_view text, Analyzer& analyzer) {
    std::vector<QueryWord> words;
    analyzer.tokenize(text, [&words](const Token& token) {
        if (token.kind == TokenKind::part && !words.empty()) {
            words.back().forms.front().parts.emplace_back(token.term);
            return;
        }
        words.push_back({.forms = {{std::string(token.term), {}}},
                         .word = std::string(token.word),
                         .where = {token.begin, token.end},
                         .first = token.position,
                         .last = token.last_position,
                         .stop_word = token.kind == TokenKind::word &&
                                      (is_stop_word(token.word) || is_filler_word(token.word))});
    });
    return words;
}

}  // namespace

std::vector<QueryWord> analyze_query_text(std::string_view text, std::span<Analyzer* const> analyzers) {
    std::vector<QueryWord> words = analyze(text, *analyzers.front());
    for (QueryWord& word : words) word.forms.resize(analyzers.size(), word.forms.front());
    for (std::size_t i = 1; i < analyzers.size(); ++i) {
        auto word = words.begin();  // both lists are in the order of the text
        for (QueryWord& other : analyze(text, *analyzers[i])) {
            while (word != words.end() && word->where.begin < other.where.begin) ++word;
            if (word == words.end()) break;
            if (word->where.begin == other.where.begin) word->forms[i] = std::move(other.forms.front());
        }
    }
    return words;
}

}  // namespace lectern
