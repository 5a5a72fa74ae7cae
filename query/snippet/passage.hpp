// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Chooses the passage of a text that says most about the words of a query.

#include <cstddef>
#include <vector>

#include "query/snippet/matches.hpp"
#include "query/snippet/pieces.hpp"

namespace lectern {

/// Pieces or occurrences [first, last).
struct Span {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// The pieces of a text and how long its stretches are.
class Pieces {
public:
    explicit Pieces(std::vector<Piece> pieces);

    [[nodiscard]] std::size_t size() const { return pieces_.size(); }
    [[nodiscard]] const Piece& operator[](std::size_t at) const { return pieces_[at]; }

    /// Code points, white space between pieces as one.
    [[nodiscard]] std::size_t chars(Span span) const {
        if (span.first == span.last) return 0;
        return offsets_[span.last] - offsets_[span.first] - (pieces_[span.first].space_before ? 1 : 0);
    }

private:
    std::vector<Piece> pieces_;
    std::vector<std::size_t> offsets_;
};

struct Passage {
    Span span;
    double score = -1;  ///< comparable for the same weights
};

/// The best passage within `among` of at most `max_chars`; the first one there
/// when nothing matches. `weights` are of the terms that the occurrences name;
/// those of 0 count for nothing. Linear.
[[nodiscard]] Passage best_passage(const Pieces& pieces, Span among,
                                   const std::vector<WordMatch>& occurrences,
                                   const std::vector<double>& weights, std::size_t max_chars);

}  // namespace lectern
