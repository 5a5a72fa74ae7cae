// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The usual measures of a ranking against judgements, as trec_eval defines
/// them: https://github.com/usnistgov/trec_eval. A document is relevant from
/// grade 1 on; what is not judged is not relevant.

#include <cstddef>
#include <vector>

namespace lectern::relevance {

/// Grades of the documents found, best first; 0 for what is not judged.
using RankedGrades = std::vector<int>;

/// Järvelin and Kekäläinen 2002 with the gain 2^grade - 1 (Burges et al. 2005)
/// and the discount log2(rank + 1), over the same for the best possible order of
/// all judged documents. 0 when none is relevant.
[[nodiscard]] double ndcg(const RankedGrades& found, std::vector<int> judged, std::size_t cutoff);

/// Precision at each relevant document found, over the number of relevant ones.
[[nodiscard]] double average_precision(const RankedGrades& found, const std::vector<int>& judged);

[[nodiscard]] double precision(const RankedGrades& found, std::size_t cutoff);
[[nodiscard]] double recall(const RankedGrades& found, const std::vector<int>& judged, std::size_t cutoff);

}  // namespace lectern::relevance
