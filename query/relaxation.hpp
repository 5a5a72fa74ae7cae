// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What to do when too few talks have all words of a query: want fewer of them.

#include <xapian.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "lectern/analyzer.hpp"
#include "lectern/query.hpp"

namespace lectern {

/// Fewer talks than these with all words are few.
inline constexpr std::size_t few_talks = 10;

/// A query that wants less than was asked for.
struct Relaxation {
    QueryNode tree;
    std::vector<std::string> dropped;  ///< words that may be missing, as typed
    bool any = false;                  ///< any one of the words is enough
};

/// In the order in which to try them: without the word that tells least (words
/// that no talk has tell nothing), without the two that tell least and so on,
/// then with any of the words. Only bare words are given up: fields, quotes, `+`,
/// `-` and written operators mean what they say. Empty when there are no two
/// words of which one could be missing. Throws Xapian::Error.
[[nodiscard]] std::vector<Relaxation> relaxations(const QueryNode& root, const Xapian::Database& database,
                                                  std::span<Analyzer* const> analyzers);

}  // namespace lectern
