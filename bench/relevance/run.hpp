// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What the engines find for the queries, and how good it is.

#include <string>
#include <vector>

#include "bench/relevance/engine.hpp"
#include "bench/relevance/judged_set.hpp"

namespace lectern::relevance {

struct Figures {
    double ndcg = 0;               ///< of the first 10
    double average_precision = 0;  ///< of the first 1000
    double precision = 0;          ///< of the first 10
    double recall = 0;             ///< of the first 100
    double unjudged = 0;           ///< among the first 10
};

struct Answer {
    std::vector<std::string> keys;  ///< best first
    Figures figures;
    std::string error;  ///< why there are none; usually empty
};

/// One engine's answers, in the order of the queries.
struct Run {
    std::string engine;
    std::vector<Answer> answers;
};

inline constexpr std::size_t first_page = 10;
inline constexpr std::size_t recall_depth = 100;
inline constexpr std::size_t run_depth = 1000;

/// Asks the engine every query.
[[nodiscard]] Run ask(Engine& engine, const std::vector<JudgedQuery>& queries);

/// Over the answers whose query is of this kind; empty: over all. A query without
/// a relevant document says nothing and is left out.
[[nodiscard]] Figures mean(const Run& run, const std::vector<JudgedQuery>& queries,
                           const std::string& kind = {});

}  // namespace lectern::relevance
