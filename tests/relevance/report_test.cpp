// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/relevance/report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

namespace lectern::relevance {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// Finds what it was told to.
class Told final : public Engine {
public:
    explicit Told(std::map<std::string, std::vector<std::string>> answers) : answers_(std::move(answers)) {}
    [[nodiscard]] std::string_view name() const override { return "told"; }
    [[nodiscard]] Result<std::vector<std::string>> search(const std::string& query,
                                                          std::size_t limit) override {
        EXPECT_EQ(run_depth, limit);
        const auto answer = answers_.find(query);
        if (answer == answers_.end()) return Error{ErrorCode::bad_query, "not understood"};
        return answer->second;
    }

private:
    std::map<std::string, std::vector<std::string>> answers_;
};

JudgedSet judged_set() {
    return {.name = "set",
            .talks = {},
            .queries = {{.id = "q1", .kind = "name", .text = "one", .grades = {{"a", 3}, {"b", 0}}},
                        {.id = "q2", .kind = "typo", .text = "two", .grades = {{"a", 1}, {"c", 3}}},
                        {.id = "q3", .kind = "typo", .text = "three", .grades = {{"a", 0}}}}};
}

Run run_of(const JudgedSet& set, std::map<std::string, std::vector<std::string>> answers) {
    Told engine(std::move(answers));
    return ask(engine, set.queries);
}

TEST(Run, MeansLeaveOutQueriesWithoutARelevantTalk) {
    const JudgedSet set = judged_set();
    const auto run = run_of(set, {{"one", {"b", "a", "x"}}, {"three", {"a"}}});
    EXPECT_NEAR(0.631, run.answers[0].figures.ndcg, 0.001);
    EXPECT_EQ(1, run.answers[0].figures.unjudged);
    EXPECT_EQ("not understood", run.answers[1].error);
    EXPECT_NEAR(0.631 / 2, mean(run, set.queries).ndcg, 0.001);
    EXPECT_NEAR(0.631, mean(run, set.queries, "name").ndcg, 0.001);
    EXPECT_EQ(0, mean(run, set.queries, "typo").ndcg);
}

TEST(Report, AnErrorIsShownInPlaceOfAFigure) {
    const JudgedSet set = judged_set();
    const auto run = run_of(set, {{"one", {"a"}}, {"three", {}}});
    EXPECT_THAT(query_table(set, {run}), HasSubstr("error  q2  two\n  told: not understood\n"));
}

TEST(Report, ComparisonCountsWhatWonAndLost) {
    const JudgedSet set = judged_set();
    const auto before = run_of(set, {{"one", {"b", "a"}}, {"two", {"c", "a"}}, {"three", {}}});
    const auto after = run_of(set, {{"one", {"a"}}, {"two", {"c", "a"}}, {"three", {}}});
    const auto changes = compare(set, {after}, per_query_file(set, {before}));
    ASSERT_TRUE(changes) << changes.error().message;
    EXPECT_THAT(*changes,
                StartsWith("told: nDCG@10 0.544 -> 0.667, 1 won, 0 lost, 2 as before, p = 1.000\n"));
    EXPECT_THAT(*changes, HasSubstr("+0.369 (0.631 -> 1.000)  q1  one\n"));
    EXPECT_THAT(*changes, Not(HasSubstr("q2")));
}

TEST(Report, AFileThatIsNoFormerRunIsAnError) {
    const auto changes = compare(judged_set(), {}, "set\tq1\ttold\tmuch\t0.1\n");
    ASSERT_FALSE(changes);
    EXPECT_EQ("line 1 is none that --save writes", changes.error().message);
}

TEST(Report, ThePoolIsWhatNobodyHasJudgedDownToItsDepth) {
    const JudgedSet set = judged_set();
    const auto run = run_of(set, {{"one", {"a", "x", "y", "z"}}, {"two", {"a"}}, {"three", {}}});
    EXPECT_EQ("q1\tx\n", unjudged_pool(set, {run, run}, 2));
}

}  // namespace
}  // namespace lectern::relevance
