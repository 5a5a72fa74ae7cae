// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/relevance/measures.hpp"

#include <gtest/gtest.h>

namespace lectern::relevance {
namespace {

struct Case {
    RankedGrades found;
    std::vector<int> judged;
    std::size_t cutoff;
    double expected;
};

constexpr double rounding = 1e-9;

TEST(Measures, NdcgGainsGrowWithTheGradeAndShrinkWithTheRank) {
    const Case cases[] = {
        {{3, 2, 1}, {1, 2, 3}, 10, 1.0},
        {{0, 3}, {3}, 10, 0.6309297535714575},     // 1 / log2(3)
        {{1, 3}, {1, 3}, 10, 0.7098097413968655},  // (1 + 7 / log2 3) / (7 + 1 / log2 3)
        {{3, 0, 0}, {3, 3, 3}, 1, 1.0},            // what lies behind the cutoff is not missed
        {{0, 0, 3}, {3}, 2, 0.0},
        {{}, {3}, 10, 0.0},
        {{0, 0}, {0}, 10, 0.0},
    };
    for (const Case& test : cases) {
        EXPECT_NEAR(test.expected, ndcg(test.found, test.judged, test.cutoff), rounding)
            << testing::PrintToString(test.found);
    }
}

TEST(Measures, AveragePrecisionCountsWhatWasNotFoundAsZero) {
    EXPECT_NEAR(1.0, average_precision({1, 3, 0}, {1, 3, 0}), rounding);
    EXPECT_NEAR((0.5 + 2.0 / 3) / 3, average_precision({0, 2, 1}, {1, 1, 2}), rounding);
    EXPECT_EQ(0.0, average_precision({0, 0}, {}));
}

TEST(Measures, PrecisionIsOfAFullPageAndRecallOfAllThatIsRelevant) {
    EXPECT_NEAR(0.2, precision({1, 0, 3}, 10), rounding);
    EXPECT_NEAR(0.5, precision({1, 0, 3}, 2), rounding);
    EXPECT_NEAR(0.5, recall({1, 0, 3}, {1, 3, 2, 2, 0}, 10), rounding);
    EXPECT_NEAR(0.25, recall({1, 0, 3}, {1, 3, 2, 2, 0}, 2), rounding);
    EXPECT_EQ(0.0, recall({0}, {0}, 10));
}

}  // namespace
}  // namespace lectern::relevance
