// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update_plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Talk talk(std::string title, std::vector<Source> sources) {
    Talk made;
    made.title = std::move(title);
    made.event = "KubeCon 2025";
    made.sources = std::move(sources);
    return made;
}

Collection collection_of(std::vector<Talk> talks, std::vector<std::string> failed = {}) {
    Collection collection;
    collection.talks = std::move(talks);
    assign_ids(collection.talks);
    collection.failed_paths = std::move(failed);
    return collection;
}

std::vector<Talk> first_plan(std::vector<Talk> talks) {
    return plan_update({}, collection_of(std::move(talks)), {"/a", "/b"}).talks;
}

std::vector<std::size_t> counts(const UpdatePlan& plan) {
    const IndexSummary& s = plan.summary;
    return {s.talks, s.added, s.updated, s.unchanged, s.kept, s.removed};
}

std::vector<std::string> titles(const UpdatePlan& plan) {
    std::vector<std::string> out;
    for (const Talk& t : plan.talks) out.push_back(t.title);
    std::sort(out.begin(), out.end());
    return out;
}

TEST(UpdatePlan, OfNothingIsNothing) {
    const UpdatePlan plan = plan_update({}, {}, {});
    EXPECT_THAT(plan.talks, IsEmpty());
    EXPECT_TRUE(plan.changes_nothing());
}

TEST(UpdatePlan, OrdersTalksByIdWhateverTheirOrderBefore) {
    const std::vector<Talk> one{talk("One", {{"/a/1.md", 1}}), talk("Two", {{"/a/1.md", 5}}),
                                talk("Three", {{"/b/1.md", 1}})};
    const std::vector<Talk> other(one.rbegin(), one.rend());
    const auto plan = first_plan(one);
    EXPECT_TRUE(
        std::is_sorted(plan.begin(), plan.end(), [](const Talk& a, const Talk& b) { return a.id < b.id; }));
    EXPECT_EQ(plan, first_plan(other));
}

TEST(UpdatePlan, CountsAddedUpdatedUnchangedRemoved) {
    const auto stored = first_plan(
        {talk("Same", {{"/a/1.md", 1}}), talk("Moved", {{"/a/1.md", 5}}), talk("Gone", {{"/a/1.md", 9}})});
    const UpdatePlan plan =
        plan_update(stored,
                    collection_of({talk("Same", {{"/a/1.md", 1}}), talk("Moved", {{"/a/1.md", 7}}),
                                   talk("New", {{"/a/1.md", 9}})}),
                    {"/a"});
    EXPECT_THAT(counts(plan), ElementsAre(3, 1, 1, 1, 0, 1));
    EXPECT_FALSE(plan.changes_nothing());
}

TEST(UpdatePlan, TheSameAgainChangesNothing) {
    const std::vector<Talk> talks{talk("One", {{"/a/1.md", 1}}), talk("Two", {{"/b/1.md", 1}})};
    const UpdatePlan plan = plan_update(first_plan(talks), collection_of(talks), {"/a", "/b"});
    EXPECT_THAT(counts(plan), ElementsAre(2, 0, 0, 2, 0, 0));
    EXPECT_TRUE(plan.changes_nothing());
}

TEST(UpdatePlan, KeepsTalksFromOutsideTheRoots) {
    const auto stored = first_plan({talk("One", {{"/a/1.md", 1}}), talk("Two", {{"/ab/1.md", 1}})});
    const UpdatePlan plan = plan_update(stored, collection_of({}), {"/a"});
    EXPECT_THAT(titles(plan), ElementsAre("Two"));
    EXPECT_THAT(counts(plan), ElementsAre(1, 0, 0, 0, 1, 1));
}

TEST(UpdatePlan, RootsMayBeFilesFoldersOrEverything) {
    const auto stored = first_plan({talk("One", {{"/a/1.md", 1}}), talk("Two", {{"/a/b/2.md", 1}})});
    EXPECT_THAT(titles(plan_update(stored, collection_of({}), {"/a/1.md"})), ElementsAre("Two"));
    EXPECT_THAT(titles(plan_update(stored, collection_of({}), {"/a/b/"})), ElementsAre("One"));
    EXPECT_THAT(titles(plan_update(stored, collection_of({}), {"/a/b/../1.md"})), ElementsAre("Two"));
    EXPECT_THAT(titles(plan_update(stored, collection_of({}), {"/"})), IsEmpty());
    EXPECT_THAT(titles(plan_update(stored, collection_of({}), {})), ElementsAre("One", "Two"));
}

TEST(UpdatePlan, KeepsTalksOfFilesAndFoldersThatFailed) {
    const auto stored = first_plan(
        {talk("One", {{"/a/1.md", 1}}), talk("Two", {{"/a/b/2.md", 1}}), talk("Three", {{"/a/3.md", 1}})});
    const UpdatePlan plan = plan_update(stored, collection_of({}, {"/a/1.md", "/a/b"}), {"/a"});
    EXPECT_THAT(titles(plan), ElementsAre("One", "Two"));
    EXPECT_THAT(counts(plan), ElementsAre(2, 0, 0, 0, 2, 1));
}

TEST(UpdatePlan, ATalkKeepsTheSourcesThatStillListIt) {
    const auto stored = first_plan({talk("One", {{"/a/1.md", 1}, {"/b/1.md", 1}})});
    const UpdatePlan plan = plan_update(stored, collection_of({}), {"/a"});
    ASSERT_THAT(plan.talks, SizeIs(1));
    EXPECT_THAT(plan.talks[0].sources, ElementsAre(Source{"/b/1.md", 1}));
    EXPECT_THAT(counts(plan), ElementsAre(1, 0, 1, 0, 0, 0));
}

TEST(UpdatePlan, ANewListingJoinsAStoredTalk) {
    Talk longer = talk("One", {{"/b/1.md", 1}});
    longer.abstract = "What it is about.";
    const auto stored = first_plan({talk("One", {{"/c/1.md", 1}})});
    const UpdatePlan plan = plan_update(stored, collection_of({longer}), {"/b"});
    ASSERT_THAT(plan.talks, SizeIs(1));
    EXPECT_EQ(plan.talks[0].id, stored[0].id);
    EXPECT_EQ(plan.talks[0].abstract, "What it is about.");
    EXPECT_THAT(plan.talks[0].sources, ElementsAre(Source{"/b/1.md", 1}, Source{"/c/1.md", 1}));
    EXPECT_THAT(counts(plan), ElementsAre(1, 0, 1, 0, 0, 0));
}

TEST(UpdatePlan, RunsOneByOneComeToTheSameAsOneRun) {
    const Talk a = talk("One", {{"/a/1.md", 1}});
    Talk b = talk("ONE", {{"/b/1.md", 3}});
    b.abstract = "Longer.";
    const Talk c = talk("One!", {{"/c/1.md", 2}});
    const auto together = plan_update({}, collection_of(merge_talks({a, b, c})), {"/"}).talks;
    auto stored = plan_update({}, collection_of({c}), {"/c"}).talks;
    stored = plan_update(stored, collection_of({a}), {"/a"}).talks;
    stored = plan_update(stored, collection_of({b}), {"/b"}).talks;
    EXPECT_EQ(stored, together);
    EXPECT_THAT(counts(plan_update(stored, collection_of({b}), {"/b"})), ElementsAre(1, 0, 0, 1, 0, 0));
}

TEST(UpdatePlan, SourcesBecomeAbsolute) {
    const UpdatePlan plan = plan_update({}, collection_of({talk("One", {{"./posts/../1.md", 4}})}), {"."});
    ASSERT_THAT(plan.talks, SizeIs(1));
    EXPECT_EQ(plan.talks[0].sources[0].path, (std::filesystem::current_path() / "1.md").string());
}

TEST(UpdatePlan, ManyRootsCostNoMoreThanTheirNumber) {
    // A shell's wildcard names each file: 20,000 roots, 20,000 talks.
    std::vector<Talk> talks;
    std::vector<std::filesystem::path> roots;
    for (int i = 0; i < 20'000; ++i) {
        const std::string path = "/a/" + std::to_string(i) + ".md";
        talks.push_back(talk("Talk " + std::to_string(i), {{path, 1}}));
        roots.emplace_back(path);
    }
    const auto stored = plan_update({}, collection_of(talks), roots).talks;
    EXPECT_TRUE(plan_update(stored, collection_of(talks), roots).changes_nothing());
}

}  // namespace
}  // namespace lectern
