// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/analyzer.hpp"

#include <array>
#include <span>

#include "indexer/text/scanner.hpp"
#include "indexer/text/token_writer.hpp"
#include "indexer/text/vocabulary.hpp"
#include "indexer/text/word_breaker.hpp"

namespace lectern {

struct Analyzer::Impl {
    explicit Impl(std::string_view language) : vocabulary(language), writer(vocabulary) {}

    text::Vocabulary vocabulary;
    text::WordBreaker breaker;
    text::TokenWriter writer;
};

Analyzer::Analyzer(std::string_view language) : impl_(std::make_unique<Impl>(language)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::tokenize(std::string_view text, const std::function<void(const Token&)>& sink) {
    const std::string_view readable = text.substr(0, max_text_bytes);
    text::Scanner scanner(readable, impl_->breaker);
    impl_->writer.start(readable, sink);
    std::array<text::Piece, text::TokenWriter::pieces_at_once> pieces;
    for (std::size_t count = pieces.size(); count == pieces.size();) {
        count = 0;
        while (count < pieces.size() && scanner.next(pieces[count])) ++count;
        impl_->writer.add(std::span(pieces).first(count));
    }
    impl_->writer.finish();
}

std::vector<Token> Analyzer::tokenize(std::string_view text) {
    std::vector<Token> tokens;
    tokenize(text, [&tokens](const Token& token) { tokens.push_back(token); });
    return tokens;
}

std::string_view Analyzer::stem(std::string_view folded_word) {
    return impl_->vocabulary.find_stemmed(folded_word).term;
}

bool Analyzer::trim(std::size_t max_bytes) {
    if (impl_->vocabulary.bytes() <= max_bytes) return false;
    impl_->vocabulary.clear();
    return true;
}

Analyzer::Focus::Focus(Analyzer& analyzer, const std::vector<std::string>& terms)
    : analyzer_(*analyzer.impl_) {
    analyzer_.vocabulary.look_for(terms);
}

Analyzer::Focus::~Focus() { analyzer_.vocabulary.look_for_all(); }

}  // namespace lectern
