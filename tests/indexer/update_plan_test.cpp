// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update_plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Talk talk(std::string title, Source source, std::string abstract = {}) {
    Talk made;
    made.title = std::move(title);
    made.abstract = std::move(abstract);
    made.event = "KubeCon 2025";
    made.sources = {std::move(source)};
    return made;
}

std::vector<std::size_t> counts(const IndexSummary& s) {
    return {s.talks, s.added, s.updated, s.unchanged, s.kept, s.removed};
}

/// A database in memory: every plan is carried out.
class Plans : public testing::Test, public TalkStore {
protected:
    [[nodiscard]] Result<TalkOfRecords> load(std::uint32_t number) const override {
        ++loaded_;
        return talks_.at(number);
    }
    [[nodiscard]] std::uint32_t size() const override { return static_cast<std::uint32_t>(talks_.size()); }
    [[nodiscard]] std::uint32_t last_number() const override {
        return talks_.empty() ? 0 : talks_.rbegin()->first;
    }

    UpdatePlan update(std::vector<Talk> talks, const std::vector<std::filesystem::path>& roots,
                      std::vector<std::string> failed = {}) {
        Collection collection;
        collection.talks = std::move(talks);
        collection.failed_paths = std::move(failed);
        loaded_ = 0;
        UpdatePlan plan =
            std::move(plan_update(inventory_, *this, records_of(std::move(collection)), roots)).value();
        inventory_ = plan.inventory;
        for (const std::uint32_t number : plan.removed) talks_.erase(number);
        for (std::size_t i = 0; i < plan.written.size(); ++i)
            talks_[plan.written[i].number] = load_with_records(plan.talks, i).value();
        return plan;
    }

    [[nodiscard]] std::vector<std::string> titles() const {
        std::vector<std::string> out;
        for (const auto& [number, stored] : talks_) out.push_back(stored.talk.title);
        std::sort(out.begin(), out.end());
        return out;
    }

    [[nodiscard]] std::map<std::string, TalkOfRecords> by_id() const {
        std::map<std::string, TalkOfRecords> out;
        for (const auto& [number, stored] : talks_) out.emplace(stored.talk.id, stored);
        return out;
    }

    void forget() {
        talks_.clear();
        inventory_ = {};
    }

    std::map<std::uint32_t, TalkOfRecords> talks_;
    Inventory inventory_;
    mutable std::size_t loaded_ = 0;
};

TEST_F(Plans, OfNothingIsNothing) {
    const UpdatePlan plan = update({}, {});
    EXPECT_THAT(plan.written, IsEmpty());
    EXPECT_TRUE(plan.changes_nothing());
}

TEST_F(Plans, CountAddedUpdatedUnchangedRemoved) {
    update({talk("Same", {"/a/1.md", 1}), talk("Moved", {"/a/1.md", 5}), talk("Gone", {"/a/1.md", 9})},
           {"/a"});
    const UpdatePlan plan = update(
        {talk("Same", {"/a/1.md", 1}), talk("Moved", {"/a/1.md", 7}), talk("New", {"/a/1.md", 9})}, {"/a"});
    EXPECT_THAT(counts(plan.summary), ElementsAre(3, 1, 1, 1, 0, 1));
    EXPECT_THAT(titles(), ElementsAre("Moved", "New", "Same"));
}

TEST_F(Plans, LookOnlyAtTalksOfTheTitlesThatChanged) {
    std::vector<Talk> talks;
    for (std::uint32_t i = 0; i < 100; ++i)
        talks.push_back(talk("Talk " + std::to_string(i), {"/a/1.md", i + 1}));
    update(talks, {"/a"});
    talks[7].abstract = "Now with an abstract.";
    EXPECT_THAT(counts(update(talks, {"/a"}).summary), ElementsAre(100, 0, 1, 99, 0, 0));
    EXPECT_EQ(loaded_, 1u);
}

TEST_F(Plans, TheSameAgainChangesNothing) {
    const std::vector<Talk> talks{talk("One", {"/a/1.md", 1}), talk("Two", {"/b/1.md", 1})};
    update(talks, {"/a", "/b"});
    const UpdatePlan plan = update(talks, {"/a", "/b"});
    EXPECT_THAT(counts(plan.summary), ElementsAre(2, 0, 0, 2, 0, 0));
    EXPECT_TRUE(plan.changes_nothing());
}

TEST_F(Plans, KeepTalksFromOutsideTheRoots) {
    update({talk("One", {"/a/1.md", 1}), talk("Two", {"/ab/1.md", 1})}, {"/"});
    EXPECT_THAT(counts(update({}, {"/a"}).summary), ElementsAre(1, 0, 0, 0, 1, 1));
    EXPECT_THAT(titles(), ElementsAre("Two"));
}

TEST_F(Plans, TakeFilesFoldersOrEverythingForRoots) {
    const auto left = [&](const std::vector<std::filesystem::path>& roots) {
        forget();
        update({talk("One", {"/a/1.md", 1}), talk("Two", {"/a/b/2.md", 1})}, {"/"});
        update({}, roots);
        return titles();
    };
    EXPECT_THAT(left({"/a/1.md"}), ElementsAre("Two"));
    EXPECT_THAT(left({"/a/b/"}), ElementsAre("One"));
    EXPECT_THAT(left({"/a/b/../1.md"}), ElementsAre("Two"));
    EXPECT_THAT(left({"/"}), IsEmpty());
    EXPECT_THAT(left({}), ElementsAre("One", "Two"));
}

TEST_F(Plans, KeepTalksOfFilesAndFoldersThatFailed) {
    update({talk("One", {"/a/1.md", 1}), talk("Two", {"/a/b/2.md", 1}), talk("Three", {"/a/3.md", 1})},
           {"/"});
    const UpdatePlan plan = update({}, {"/a"}, {"/a/1.md", "/a/b"});
    EXPECT_THAT(titles(), ElementsAre("One", "Two"));
    EXPECT_THAT(counts(plan.summary), ElementsAre(2, 0, 0, 0, 2, 1));
}

TEST_F(Plans, ATalkKeepsTheSourcesThatStillListItAndWhatTheySay) {
    Talk rich = talk("One", {"/a/1.md", 1}, "Only here.");
    rich.tags = {"dns"};
    update({rich, talk("One", {"/b/1.md", 1})}, {"/"});
    ASSERT_THAT(talks_, SizeIs(1));
    EXPECT_EQ(talks_.begin()->second.talk.abstract, "Only here.");
    EXPECT_THAT(talks_.begin()->second.records, SizeIs(2));
    const std::string id = talks_.begin()->second.talk.id;

    EXPECT_THAT(counts(update({}, {"/a"}).summary), ElementsAre(1, 0, 1, 0, 0, 0));
    ASSERT_THAT(talks_, SizeIs(1));
    const TalkOfRecords& rest = talks_.begin()->second;
    EXPECT_EQ(rest.talk.id, id);
    EXPECT_THAT(rest.talk.sources, ElementsAre(Source{"/b/1.md", 1}));
    EXPECT_EQ(rest.talk.abstract, "");
    EXPECT_THAT(rest.talk.tags, IsEmpty());
    EXPECT_THAT(rest.records, IsEmpty());
}

TEST_F(Plans, ANewListingJoinsAStoredTalk) {
    update({talk("One", {"/c/1.md", 1})}, {"/c"});
    const std::string id = talks_.begin()->second.talk.id;
    const UpdatePlan plan = update({talk("One", {"/b/1.md", 1}, "What it is about.")}, {"/b"});
    EXPECT_THAT(counts(plan.summary), ElementsAre(1, 0, 1, 0, 0, 0));
    const Talk& joined = talks_.begin()->second.talk;
    EXPECT_EQ(joined.id, id);
    EXPECT_EQ(joined.abstract, "What it is about.");
    EXPECT_THAT(joined.sources, ElementsAre(Source{"/b/1.md", 1}, Source{"/c/1.md", 1}));
}

TEST_F(Plans, ATalkThatMovesToAnotherFileStaysTheSame) {
    update({talk("One", {"/a/1.md", 1})}, {"/a"});
    const std::string id = talks_.begin()->second.talk.id;
    EXPECT_THAT(counts(update({talk("One", {"/a/2.md", 8})}, {"/a"}).summary), ElementsAre(1, 0, 1, 0, 0, 0));
    EXPECT_EQ(talks_.begin()->second.talk.id, id);
    EXPECT_THAT(talks_.begin()->second.talk.sources, ElementsAre(Source{"/a/2.md", 8}));
}

TEST_F(Plans, RunsOneByOneComeToTheSameAsOneRun) {
    const Talk a = talk("One", {"/a/1.md", 1});
    const Talk b = talk("ONE", {"/b/1.md", 3}, "Longer.");
    const Talk c = talk("One!", {"/c/1.md", 2});
    update({c, b, a}, {"/"});
    const auto together = by_id();
    forget();
    update({c}, {"/c"});
    update({a}, {"/a"});
    update({b}, {"/b"});
    EXPECT_EQ(by_id(), together);
    EXPECT_TRUE(update({b}, {"/b"}).changes_nothing());
}

TEST_F(Plans, TwoTalksOfOneTitleInOneDocumentStayTwo) {
    const std::vector<Talk> talks{talk("Keynote", {"/a.json", 1}), talk("Keynote", {"/a.json", 5}),
                                  talk("Keynote", {"/b.json", 1})};
    update(talks, {"/"});
    EXPECT_THAT(talks_, SizeIs(2));
    const auto before = by_id();
    update({}, {"/b.json"});
    EXPECT_THAT(talks_, SizeIs(2));
    update({talks[2]}, {"/b.json"});
    EXPECT_EQ(by_id(), before);
}

TEST_F(Plans, MakeSourcesAbsolute) {
    update({talk("One", {"./posts/../1.md", 4})}, {"."});
    ASSERT_THAT(talks_, SizeIs(1));
    EXPECT_EQ(talks_[1].talk.sources[0].path, (std::filesystem::current_path() / "1.md").string());
}

TEST_F(Plans, ManyRootsCostNoMoreThanTheirNumber) {
    // A shell's wildcard names each file: 20,000 roots, 20,000 talks.
    std::vector<Talk> talks;
    std::vector<std::filesystem::path> roots;
    for (int i = 0; i < 20'000; ++i) {
        const std::string path = "/a/" + std::to_string(i) + ".md";
        talks.push_back(talk("Talk " + std::to_string(i), {path, 1}));
        roots.emplace_back(path);
    }
    update(talks, roots);
    EXPECT_TRUE(update(talks, roots).changes_nothing());
}

}  // namespace
}  // namespace lectern
