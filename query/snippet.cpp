// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/snippet.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "indexer/text/characters.hpp"

namespace lectern {

namespace {

// ---------------------------------------------------------------- the matches

/// A matching token: which of the distinct terms, and in which piece.
struct Occurrence {
    std::size_t term;
    std::size_t begin;
    std::size_t piece = 0;
};

struct Matches {
    std::vector<double> weights;  ///< of the distinct terms that occur
    std::vector<Occurrence> occurrences;
    std::vector<ByteRange> marks;  ///< the largest matching ranges, ascending
    std::vector<ByteRange> words;  ///< all words; a compound is one
};

/// Tokenises once and asks for the weight of each token.
Matches find_matches(std::string_view text, Analyzer& analyzer, const TermWeight& weight) {
    Matches found;
    std::unordered_map<std::string_view, std::size_t> numbers;
    analyzer.tokenize(text, [&](const Token& token) {
        if (token.kind != TokenKind::part) found.words.push_back({token.begin, token.end});
        const double value = weight(token.term);
        if (!(value > 0) || !std::isfinite(value)) return;
        const auto [number, is_new] = numbers.emplace(token.term, found.weights.size());
        if (is_new) found.weights.push_back(value);
        found.occurrences.push_back({number->second, token.begin});
        // A compound comes before its parts: inside the last mark all is marked.
        if (found.marks.empty() || token.end > found.marks.back().end) {
            found.marks.push_back({token.begin, token.end});
        }
    });
    return found;
}

/// Whether what lies between two marks belongs to them: nothing
/// (EndpointSlice), one space (BIG TCP) or one joiner (kube-proxy).
bool joins(std::string_view gap) {
    return gap.empty() ||
           (gap.size() == 1 && std::string_view(" -_/.").find(gap[0]) != std::string_view::npos);
}

void add_mark(std::vector<ByteRange>& marks, std::string_view text, ByteRange mark) {
    if (!marks.empty() && (mark.begin <= marks.back().end ||
                           joins(text.substr(marks.back().end, mark.begin - marks.back().end)))) {
        marks.back().end = std::max(marks.back().end, mark.end);
    } else {
        marks.push_back(mark);
    }
}

// ----------------------------------------------------------------- the pieces

/// The unit that snippets are cut in: text without white space, mostly a word
/// with its punctuation.
struct Piece {
    std::size_t begin;
    std::size_t end;
    std::size_t chars;  ///< code points
    bool space_before;
    bool starts_sentence;
    bool has_word = false;
};

constexpr std::size_t long_piece = 32;      ///< splits where a word begins: URLs
constexpr std::size_t overlong_piece = 64;  ///< splits between words: rows of dashes

bool is_space(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return c != text::no_char && u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_bullet(char32_t c) {
    return c == '*' || c == '-' || c == '+' || c == U'•' || c == U'‣' || c == U'▪' || c == U'–';
}

bool ends_sentence(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == U'…' || c == U'。' || c == U'！' || c == U'？';
}

bool closes(char32_t c) {
    return c == ')' || c == ']' || c == '"' || c == '\'' || c == U'”' || c == U'’' || c == U'»' || c == U'」';
}

/// Cuts a text into pieces in one pass.
class PieceScanner {
public:
    PieceScanner(std::string_view text, const std::vector<ByteRange>& words, std::size_t max_chars)
        : text_(text), words_(words), max_chars_(max_chars) {}

    std::vector<Piece> scan() {
        pieces_.reserve(words_.size());
        for (std::size_t at = 0; at < text_.size();) {
            const text::Char c = text::char_at(text_, at);
            std::size_t end = at + c.size;
            if (is_space(c.value)) {
                take_space(c.value);
            } else if (line_start_ && is_bullet(c.value) && is_space(text::char_at(text_, end).value)) {
                paragraph_ = true;
            } else {
                take_character(c.value, at, end);
                end += take_rest_of_word(end);
            }
            at = end;
        }
        return std::move(pieces_);
    }

private:
    void take_space(char32_t c) {
        space_ = true;
        if (c != '\n') return;
        if (line_start_) paragraph_ = true;  // an empty line
        line_start_ = true;
    }

    void take_character(char32_t c, std::size_t begin, std::size_t end) {
        while (word_ < words_.size() && words_[word_].end <= begin) ++word_;
        const bool word_begins = word_ < words_.size() && words_[word_].begin == begin;
        if (pieces_.empty() || space_ || splits(c, begin, word_begins)) {
            // "e.g. this" goes on after its full stop.
            const bool is_lower = c >= 'a' && c <= 'z';
            pieces_.push_back({begin, end, 0, space_, paragraph_ || (sentence_ended_ && !is_lower)});
        }
        Piece& piece = pieces_.back();
        piece.end = end;
        ++piece.chars;
        piece.has_word |= word_begins;
        if (!closes(c)) sentence_ended_ = ends_sentence(c);
        previous_ = c;
        space_ = line_start_ = paragraph_ = false;
    }

    /// Letters and digits of ASCII that go on a word which has just begun: nothing
    /// can end among them. Returns how many were taken.
    std::size_t take_rest_of_word(std::size_t at) {
        if (word_ == words_.size() || words_[word_].begin >= at) return 0;
        Piece& piece = pieces_.back();
        const std::size_t room = max_chars_ - std::min(max_chars_, piece.chars);
        const std::size_t last = std::min(words_[word_].end, at + room);
        std::size_t end = at;
        while (end < last && (text::is_ascii_letter(text_[end]) || text::is_ascii_digit(text_[end]))) ++end;
        if (end == at) return 0;
        piece.end = end;
        piece.chars += end - at;
        sentence_ended_ = false;
        previous_ = static_cast<char32_t>(text_[end - 1]);
        return end - at;
    }

    /// Whether the last piece ends before this character without a space.
    bool splits(char32_t c, std::size_t begin, bool word_begins) const {
        const std::size_t chars = pieces_.back().chars;
        if (chars >= max_chars_) return true;
        if (word_begins) {
            // Scripts that need a dictionary put no spaces between words.
            return chars >= long_piece || text::char_kind(c) == text::CharKind::dictionary ||
                   text::char_kind(previous_) == text::CharKind::dictionary;
        }
        const bool inside_word = word_ < words_.size() && words_[word_].begin < begin;
        return chars >= overlong_piece && !inside_word && text::char_kind(c) != text::CharKind::mark;
    }

    std::string_view text_;
    const std::vector<ByteRange>& words_;
    std::size_t max_chars_;
    std::vector<Piece> pieces_;
    std::size_t word_ = 0;         ///< the first that does not end before here
    char32_t previous_ = 0;        ///< the last character of the last piece
    bool space_ = false;           ///< white space since the last piece
    bool line_start_ = true;       ///< only white space since the line began
    bool paragraph_ = true;        ///< a text, paragraph or list item begins
    bool sentence_ended_ = false;  ///< by the punctuation last seen
};

// ---------------------------------------------------------------- the passage

/// Pieces or occurrences [first, last).
struct Span {
    std::size_t first = 0;
    std::size_t last = 0;
};

constexpr double enough_after = 40;  ///< characters behind the last match

/// Slides a window over the pieces: each piece is tried as the first one, with
/// as many others as fit. Both ends of the window only move forward, and with
/// them both ends of the occurrences in it, so the whole is linear.
class PassageFinder {
public:
    PassageFinder(const std::vector<Piece>& pieces, const Matches& matches, std::size_t max_chars)
        : pieces_(pieces), matches_(matches), max_chars_(max_chars), counts_(matches.weights.size(), 0) {
        offsets_.reserve(pieces.size() + 1);
        offsets_.push_back(0);
        for (const Piece& piece : pieces) {
            offsets_.push_back(offsets_.back() + piece.chars + (piece.space_before ? 1 : 0));
        }
        if (!matches.weights.empty()) prepare_scores();
    }

    Span best() {
        Span best;
        double best_score = -1;
        for (std::size_t first = 0; first < pieces_.size(); ++first) {
            move_to(first);
            if (first == 0 || pieces_[first].has_word) {
                const double score = rate();
                if (score > best_score) {
                    best_score = score;
                    best = window_;
                }
            }
            if (window_.last == pieces_.size()) break;  // what follows is only shorter
        }
        return best;
    }

private:
    /// Weights as whole numbers, so that sums do not depend on their order, and
    /// running totals of repetition and nearness. Neighbours of the same term
    /// say nothing about nearness.
    void prepare_scores() {
        const double largest = *std::max_element(matches_.weights.begin(), matches_.weights.end());
        for (const double weight : matches_.weights) {
            weights_.push_back(std::max<std::int64_t>(1, std::llround(weight / largest * 1e6)));
        }
        unit_ = static_cast<double>(*std::min_element(weights_.begin(), weights_.end()));
        const auto& all = matches_.occurrences;
        totals_.assign(all.size() + 1, 0);
        nearness_.assign(all.size() + 1, 0);
        for (std::size_t k = 0; k < all.size(); ++k) {
            const std::int64_t weight = weights_[all[k].term];
            totals_[k + 1] = totals_[k] + weight;
            nearness_[k + 1] = nearness_[k];
            if (k == 0 || all[k].term == all[k - 1].term) continue;
            const auto distance = static_cast<std::int64_t>(all[k].piece - all[k - 1].piece);
            nearness_[k + 1] +=
                std::min(weight, weights_[all[k - 1].term]) / std::max<std::int64_t>(distance, 1);
        }
    }

    std::size_t chars(std::size_t first, std::size_t last) const {
        return first == last ? 0 : offsets_[last] - offsets_[first] - (pieces_[first].space_before ? 1 : 0);
    }

    void move_to(std::size_t first) {
        const auto& all = matches_.occurrences;
        window_.first = first;
        while (window_.last < pieces_.size() && chars(first, window_.last + 1) <= max_chars_) ++window_.last;
        for (; inside_.last < all.size() && all[inside_.last].piece < window_.last; ++inside_.last) {
            const std::size_t term = all[inside_.last].term;
            if (counts_[term]++ == 0) coverage_ += weights_[term];
        }
        for (; inside_.first < inside_.last && all[inside_.first].piece < first; ++inside_.first) {
            const std::size_t term = all[inside_.first].term;
            if (--counts_[term] == 0) coverage_ -= weights_[term];
        }
    }

    /// What the window covers counts most. Everything else together is worth
    /// less than the least of the terms.
    double rate() const {
        if (coverage_ == 0) return 0;
        const auto covered = static_cast<double>(coverage_);
        const auto repeated = static_cast<double>(totals_[inside_.last] - totals_[inside_.first]) - covered;
        const auto near = static_cast<double>(nearness_[inside_.last] - nearness_[inside_.first + 1]);
        return covered + unit_ * (0.4 * saturate(near) + 0.1 * saturate(repeated) + rate_beginning());
    }

    double saturate(double value) const { return value / (value + unit_); }

    /// A sentence is where to begin, the first one best of all, when something
    /// follows the last match. Else there is as much text before the matches as
    /// after them.
    double rate_beginning() const {
        const std::size_t first = matches_.occurrences[inside_.first].piece;
        const std::size_t last = matches_.occurrences[inside_.last - 1].piece + 1;
        const auto before = static_cast<double>(chars(window_.first, first));
        const auto after = static_cast<double>(chars(last, window_.last));
        if (!pieces_[window_.first].starts_sentence) {
            return 0.1 * (1 - std::abs(before - after) / (before + after + 1));
        }
        return (window_.first == 0 ? 0.35 : 0.3) + 0.1 * std::min(after / enough_after, 1.0);
    }

    const std::vector<Piece>& pieces_;
    const Matches& matches_;
    std::size_t max_chars_;
    std::vector<std::size_t> offsets_;  ///< of the pieces, in code points
    std::vector<std::int64_t> weights_;
    std::vector<std::int64_t> totals_;    ///< weights of the occurrences before
    std::vector<std::int64_t> nearness_;  ///< of the occurrences before, to their predecessors
    double unit_ = 1;                     ///< the least weight
    Span window_;                         ///< of pieces
    Span inside_;                         ///< of occurrences in the window
    std::vector<std::size_t> counts_;     ///< of each term in the window
    std::int64_t coverage_ = 0;           ///< weights of the terms in the window
};

// ---------------------------------------------------------------- the snippet

/// Puts the pieces together and carries the marks over.
Snippet assemble(std::string_view text, const std::vector<Piece>& pieces, Span passage,
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

Snippet make_snippet(std::string_view text, Analyzer& analyzer, const TermWeight& weight,
                     std::size_t max_chars) {
    if (max_chars == 0) return {};
    Matches matches = find_matches(text, analyzer, weight);
    const std::vector<Piece> pieces = PieceScanner(text, matches.words, max_chars).scan();
    std::size_t piece = 0;
    for (Occurrence& occurrence : matches.occurrences) {
        while (piece + 1 < pieces.size() && pieces[piece].end <= occurrence.begin) ++piece;
        occurrence.piece = piece;
    }
    Span passage = PassageFinder(pieces, matches, max_chars).best();
    // A dash or bar left over at the cut says nothing.
    while (passage.last < pieces.size() && passage.last > passage.first + 1 &&
           !pieces[passage.last - 1].has_word) {
        --passage.last;
    }
    return assemble(text, pieces, passage, matches.marks);
}

Snippet mark_matches(std::string_view text, Analyzer& analyzer, const TermWeight& weight) {
    Snippet snippet;
    snippet.text = text;
    for (const ByteRange& mark : find_matches(text, analyzer, weight).marks) {
        add_mark(snippet.matches, text, mark);
    }
    return snippet;
}

}  // namespace lectern
