// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/snippet.hpp"

#include <algorithm>
#include <utility>

#include "query/snippet/matches.hpp"
#include "query/snippet/passage.hpp"
#include "query/snippet/pieces.hpp"

namespace lectern {

namespace {

constexpr std::size_t least_fragment = 40;  ///< characters; shorter ones say nothing

/// Chooses the passages of one text. One is best, if it shows as much as several
/// could: only words of the query that it does not show are worth cutting it up.
class FragmentChooser {
public:
    FragmentChooser(const Pieces& pieces, const TextMatches& matches, const SnippetSize& size)
        : pieces_(pieces), matches_(matches), size_(size) {
        for (const TermWeight& term : matches.terms) {
            const auto known = std::find(words_.begin(), words_.end(), term.word);
            word_of_.push_back(static_cast<std::size_t>(known - words_.begin()));
            if (known == words_.end()) {
                words_.push_back(term.word);
                values_.push_back(0);
            }
            double& value = values_[word_of_.back()];
            value = std::max(value, term.weight);
        }
    }

    [[nodiscard]] std::vector<Span> choose() const {
        Choice best = choose(1);
        const double all = worth(std::vector<bool>(words_.size(), true));
        for (std::size_t n = 2; n <= size_.fragments && size_.chars / n >= least_fragment; ++n) {
            if (!(worth(best.shown) < all)) break;
            Choice more = choose(n);
            if (worth(more.shown) > worth(best.shown)) best = std::move(more);
        }
        return joined(best.spans);
    }

private:
    struct Choice {
        std::vector<Span> spans;  ///< in the order of the text
        std::vector<bool> shown;  ///< words of the query
    };

    /// Up to `n` passages of an n-th of the room: the best one, then the best one
    /// for the words that it does not show, and so on.
    [[nodiscard]] Choice choose(std::size_t n) const {
        Choice choice{{}, std::vector<bool>(words_.size(), false)};
        while (choice.spans.size() < n) {
            const Span span = best_for_the_rest(choice, size_.chars / n);
            std::vector<bool> shown = choice.shown;
            for (const WordMatch& one : matches_.occurrences) {
                if (one.piece >= span.first && one.piece < span.last) shown[word_of_[one.term]] = true;
            }
            if (!choice.spans.empty() && shown == choice.shown) break;
            choice.shown = std::move(shown);
            const auto behind = std::find_if(choice.spans.begin(), choice.spans.end(),
                                             [&](const Span& other) { return other.first > span.first; });
            choice.spans.insert(behind, span);
        }
        return choice;
    }

    /// Among what no span has taken.
    [[nodiscard]] Span best_for_the_rest(const Choice& choice, std::size_t max_chars) const {
        std::vector<double> weights;
        for (std::size_t term = 0; term < matches_.terms.size(); ++term) {
            weights.push_back(choice.shown[word_of_[term]] ? 0 : matches_.terms[term].weight);
        }
        Passage best;
        std::size_t begin = 0;
        const auto look_before = [&](std::size_t end) {
            const Passage here =
                best_passage(pieces_, {begin, end}, matches_.occurrences, weights, max_chars);
            if (here.score > best.score) best = here;
        };
        for (const Span& span : choice.spans) {
            look_before(span.first);
            begin = span.last;
        }
        look_before(pieces_.size());
        return best.span;
    }

    [[nodiscard]] double worth(const std::vector<bool>& shown) const {
        double sum = 0;
        for (std::size_t word = 0; word < values_.size(); ++word) sum += shown[word] ? values_[word] : 0;
        return sum;
    }

    /// Passages that touch become one.
    [[nodiscard]] static std::vector<Span> joined(const std::vector<Span>& spans) {
        std::vector<Span> out;
        for (const Span& span : spans) {
            if (!out.empty() && out.back().last == span.first) {
                out.back().last = span.last;
            } else {
                out.push_back(span);
            }
        }
        return out;
    }

    const Pieces& pieces_;
    const TextMatches& matches_;
    const SnippetSize& size_;
    std::vector<std::uint32_t> words_;  ///< of the query, that occur
    std::vector<double> values_;        ///< of each: its heaviest term's
    std::vector<std::size_t> word_of_;  ///< of each term
};

/// Puts the pieces together and carries the marks over.
Snippet assemble(std::string_view text, const Pieces& pieces, Span passage,
                 const std::vector<ByteRange>& marks) {
    Snippet snippet;
    snippet.cut_before = passage.first > 0;
    snippet.cut_after = passage.last < pieces.size();
    auto mark = marks.begin();
    for (std::size_t k = passage.first; k < passage.last; ++k) {
        const Piece& piece = pieces[k];
        if (k > passage.first && piece.space_before) snippet.text += ' ';
        const std::size_t moved = snippet.text.size();
        snippet.text += text.substr(piece.begin, piece.end - piece.begin);
        while (mark != marks.end() && mark->end <= piece.begin) ++mark;
        for (auto inside = mark; inside != marks.end() && inside->begin < piece.end; ++inside) {
            const ByteRange range{std::max(inside->begin, piece.begin), std::min(inside->end, piece.end)};
            add_mark(snippet.matches, snippet.text,
                     {range.begin - piece.begin + moved, range.end - piece.begin + moved});
        }
    }
    return snippet;
}

}  // namespace

std::vector<Snippet> make_snippets(std::string_view text, Analyzer& analyzer, const TermWeights& weights,
                                   const SnippetSize& size) {
    if (size.chars == 0 || size.fragments == 0) return {};
    TextMatches matches = find_text_matches(text, analyzer, weights);
    const Pieces pieces(cut_into_pieces(text, matches.words, size.chars));
    if (pieces.size() == 0) return {};
    std::size_t piece = 0;
    for (WordMatch& occurrence : matches.occurrences) {
        while (piece + 1 < pieces.size() && pieces[piece].end <= occurrence.begin) ++piece;
        occurrence.piece = piece;
    }
    std::vector<Snippet> snippets;
    for (Span passage : FragmentChooser(pieces, matches, size).choose()) {
        // A dash or bar left over at the cut says nothing.
        while (passage.last < pieces.size() && passage.last > passage.first + 1 &&
               !pieces[passage.last - 1].has_word) {
            --passage.last;
        }
        snippets.push_back(assemble(text, pieces, passage, matches.marks));
    }
    return snippets;
}

Snippet mark_matches(std::string_view text, Analyzer& analyzer, const TermWeights& weights) {
    Snippet snippet;
    snippet.text = text;
    for (const ByteRange& mark : find_text_matches(text, analyzer, weights).marks) {
        add_mark(snippet.matches, text, mark);
    }
    return snippet;
}

}  // namespace lectern
