// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/snippet/passage.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace lectern {

namespace {

constexpr double enough_after = 40;  ///< characters behind the last match

/// Slides a window over the pieces: each piece is tried as the first one, with
/// as many others as fit. Both ends of the window only move forward, and with
/// them both ends of the occurrences in it, so the whole is linear.
class PassageFinder {
public:
    PassageFinder(const Pieces& pieces, Span among, const std::vector<WordMatch>& occurrences,
                  const std::vector<double>& weights, std::size_t max_chars)
        : pieces_(pieces),
          among_(among),
          max_chars_(max_chars),
          window_{among.first, among.first},
          counts_(weights.size(), 0) {
        for (const WordMatch& one : occurrences) {
            const bool is_inside = one.piece >= among.first && one.piece < among.last;
            if (is_inside && weights[one.term] > 0) occurrences_.push_back(one);
        }
        if (!occurrences_.empty()) prepare_scores(weights);
    }

    Passage best() {
        Passage best;
        for (std::size_t first = among_.first; first < among_.last; ++first) {
            move_to(first);
            if (first == among_.first || pieces_[first].has_word) {
                const double score = rate();
                if (score > best.score) best = {window_, score};
            }
            if (window_.last == among_.last) break;  // what follows is only shorter
        }
        return best;
    }

private:
    /// Weights as whole numbers, so that sums do not depend on their order, and
    /// running totals of repetition and nearness. Neighbours of the same term
    /// say nothing about nearness.
    void prepare_scores(const std::vector<double>& weights) {
        const double largest = *std::max_element(weights.begin(), weights.end());
        unit_ = 1e6;
        for (const double weight : weights) {
            weights_.push_back(std::max<std::int64_t>(1, std::llround(weight / largest * 1e6)));
            if (weight > 0) unit_ = std::min(unit_, static_cast<double>(weights_.back()));
        }
        const auto& all = occurrences_;
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

    void move_to(std::size_t first) {
        const auto& all = occurrences_;
        window_ = {first, std::max(window_.last, first)};  // a piece may be longer than the window
        while (window_.last < among_.last && pieces_.chars({first, window_.last + 1}) <= max_chars_)
            ++window_.last;
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
        const std::size_t first = occurrences_[inside_.first].piece;
        const std::size_t last = occurrences_[inside_.last - 1].piece + 1;
        const auto before = static_cast<double>(pieces_.chars({window_.first, first}));
        const auto after = static_cast<double>(pieces_.chars({last, window_.last}));
        if (!pieces_[window_.first].starts_sentence) {
            return 0.1 * (1 - std::abs(before - after) / (before + after + 1));
        }
        return (window_.first == 0 ? 0.35 : 0.3) + 0.1 * std::min(after / enough_after, 1.0);
    }

    const Pieces& pieces_;
    Span among_;
    std::size_t max_chars_;
    std::vector<WordMatch> occurrences_;  ///< those that count
    std::vector<std::int64_t> weights_;
    std::vector<std::int64_t> totals_;    ///< weights of the occurrences before
    std::vector<std::int64_t> nearness_;  ///< of the occurrences before, to their predecessors
    double unit_ = 1;                     ///< the least weight
    Span window_;                         ///< of pieces
    Span inside_;                         ///< of occurrences in the window
    std::vector<std::size_t> counts_;     ///< of each term in the window
    std::int64_t coverage_ = 0;           ///< weights of the terms in the window
};

}  // namespace

Pieces::Pieces(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {
    offsets_.reserve(pieces_.size() + 1);
    offsets_.push_back(0);
    for (const Piece& piece : pieces_) {
        offsets_.push_back(offsets_.back() + piece.chars + (piece.space_before ? 1 : 0));
    }
}

Passage best_passage(const Pieces& pieces, Span among, const std::vector<WordMatch>& occurrences,
                     const std::vector<double>& weights, std::size_t max_chars) {
    return PassageFinder(pieces, among, occurrences, weights, max_chars).best();
}

}  // namespace lectern
