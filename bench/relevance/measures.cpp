// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/relevance/measures.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace lectern::relevance {

namespace {

double discounted_gain(const std::vector<int>& grades, std::size_t cutoff) {
    double sum = 0;
    for (std::size_t i = 0; i < std::min(grades.size(), cutoff); ++i) {
        sum += (std::exp2(grades[i]) - 1) / std::log2(static_cast<double>(i) + 2);
    }
    return sum;
}

/// Relevant ones among the first.
double relevant(const std::vector<int>& grades, std::size_t cutoff) {
    const auto end = grades.begin() + static_cast<std::ptrdiff_t>(std::min(grades.size(), cutoff));
    return static_cast<double>(std::count_if(grades.begin(), end, [](int grade) { return grade > 0; }));
}

double ratio(double part, double whole) { return whole == 0 ? 0 : part / whole; }

}  // namespace

double ndcg(const RankedGrades& found, std::vector<int> judged, std::size_t cutoff) {
    std::sort(judged.begin(), judged.end(), std::greater<>());
    return ratio(discounted_gain(found, cutoff), discounted_gain(judged, cutoff));
}

double average_precision(const RankedGrades& found, const std::vector<int>& judged) {
    double hits = 0;
    double sum = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i] > 0) sum += ++hits / static_cast<double>(i + 1);
    }
    return ratio(sum, relevant(judged, judged.size()));
}

double precision(const RankedGrades& found, std::size_t cutoff) {
    return relevant(found, cutoff) / static_cast<double>(cutoff);
}

double recall(const RankedGrades& found, const std::vector<int>& judged, std::size_t cutoff) {
    return ratio(relevant(found, cutoff), relevant(judged, judged.size()));
}

}  // namespace lectern::relevance
