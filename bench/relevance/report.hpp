// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Tables for people, and the per-query file that later runs are compared with.

#include <filesystem>
#include <string>
#include <vector>

#include "bench/relevance/judged_set.hpp"
#include "bench/relevance/run.hpp"

namespace lectern::relevance {

/// One line an engine, and one a kind of query where there are several.
[[nodiscard]] std::string summary(const JudgedSet& set, const std::vector<Run>& runs);

/// nDCG@10 of every query, one column an engine, and what could not be asked.
[[nodiscard]] std::string query_table(const JudgedSet& set, const std::vector<Run>& runs);

/// Lines of set, query, engine, nDCG@10 and average precision, separated by
/// tabulators: what compare() reads.
[[nodiscard]] std::string per_query_file(const JudgedSet& set, const std::vector<Run>& runs);

/// For each engine that `former` (per_query_file()) knows: how many queries won
/// and lost nDCG@10, which ones most, and how likely the mean difference is by
/// chance (Fisher's randomization test with a fixed seed; Smucker, Allan and
/// Carterette 2007).
[[nodiscard]] Result<std::string> compare(const JudgedSet& set, const std::vector<Run>& runs,
                                          const std::string& former);

/// The first `depth` keys that every engine finds and nobody has judged, lines of
/// query id and key in an order that tells nothing about engines and ranks.
[[nodiscard]] std::string unjudged_pool(const JudgedSet& set, const std::vector<Run>& runs,
                                        std::size_t depth);

}  // namespace lectern::relevance
