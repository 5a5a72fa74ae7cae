// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/query_words.hpp"

#include <utility>

#include "query/language/filler_words.hpp"

namespace lectern {

namespace {

/// The term of what the first analyzer has found, as each of them stems it. A stem
/// that is too long for a term is none.
class Stems {
public:
    explicit Stems(std::span<Analyzer* const> analyzers) : analyzers_(analyzers) {}

    [[nodiscard]] std::vector<std::string> of(const Token& token) const {
        std::vector<std::string> stems{std::string(token.term)};
        for (Analyzer* const other : analyzers_.subspan(1)) {
            const std::string_view stem = other->stem(token.word);
            stems.emplace_back(stem.size() > Analyzer::max_term_bytes ? token.term : stem);
        }
        return stems;
    }

private:
    std::span<Analyzer* const> analyzers_;
};

bool need_not_match(const Token& token) {
    return token.kind == TokenKind::word && (is_stop_word(token.word) || is_filler_word(token.word));
}

}  // namespace

std::vector<QueryWord> analyze_query_text(std::string_view text, std::span<Analyzer* const> analyzers) {
    const Stems stems(analyzers);
    std::vector<QueryWord> words;
    analyzers.front()->tokenize(text, [&](const Token& token) {
        std::vector<std::string> terms = stems.of(token);
        const bool is_part = token.kind == TokenKind::part && !words.empty();
        if (!is_part) {
            words.push_back({.forms = std::vector<WordForm>(terms.size()),
                             .word = std::string(token.word),
                             .where = {token.begin, token.end},
                             .first = token.position,
                             .last = token.last_position,
                             .stop_word = need_not_match(token)});
        }
        std::vector<WordForm>& forms = words.back().forms;
        for (std::size_t i = 0; i < terms.size(); ++i) {
            if (is_part) {
                forms[i].parts.push_back(std::move(terms[i]));
            } else {
                forms[i].term = std::move(terms[i]);
            }
        }
    });
    return words;
}

}  // namespace lectern
