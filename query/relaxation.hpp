// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Wanting fewer words of a query: of long ones from the beginning, of others when
/// too few talks have all.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "lectern/analyzer.hpp"
#include "lectern/query.hpp"
#include "query/warm_database.hpp"

namespace lectern {

/// Fewer talks than these with all words are few.
inline constexpr std::size_t few_talks = 10;

/// A query that wants less than was asked for.
struct Relaxation {
    QueryNode tree;
    std::vector<std::string> dropped;  ///< words that may be missing, as typed
    bool any = false;                  ///< any one of the words is enough
};

/// Words for the manner of a talk (is_manner_word()) are not demanded beside others.
/// Of a question, and of six words and more, no single one is demanded, only any
/// one; of a question any that tells something beside the others: `why is python
/// so slow` wants `slow`. A question begins with one of its words or ends with
/// its mark. Only bare words are so. Throws Xapian::Error.
void ease(QueryNode& root, const WarmDatabase& database, std::span<Analyzer* const> analyzers);

/// In the order in which to try them: without the word that tells least (words
/// that no talk has tell nothing, and a number goes before the word it belongs to),
/// without the two that tell least and so on, then with any of the words. Only bare words are given up:
/// fields, quotes, `+`,
/// `-` and written operators mean what they say. Empty when there are no two
/// words of which one could be missing. Throws Xapian::Error.
[[nodiscard]] std::vector<Relaxation> relaxations(const QueryNode& root, const WarmDatabase& database,
                                                  std::span<Analyzer* const> analyzers);

}  // namespace lectern
