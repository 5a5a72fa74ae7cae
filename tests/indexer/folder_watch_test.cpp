// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/folder_watch.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <string>

#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Wake = FolderWatch::Wake;

class FolderWatchTest : public testing::Test {
protected:
    FolderWatchTest() { folder_.write("posts/2024/a.md", "a"); }

    FolderWatch watch(const std::vector<std::string>& names) const {
        std::vector<fs::path> paths;
        for (const std::string& name : names) paths.emplace_back(folder_.at(name));
        auto begun = FolderWatch::begin(std::move(paths), folder_.at("posts/talks.db"), {5ms, 200ms});
        EXPECT_TRUE(begun.ok());
        EXPECT_TRUE(begun->refresh().ok());
        return std::move(begun).value();
    }

    /// Events are there when the call that causes them returns.
    static Wake look(FolderWatch& watch) { return watch.wait(nullptr, 0ms); }

    /// Whether it told of a change; then it watches what there is now.
    static bool noticed(FolderWatch& watch) {
        const bool changed = watch.wait(nullptr, 20ms) == Wake::changed;
        EXPECT_TRUE(watch.refresh().ok());
        return changed;
    }

    test::TempFolder folder_;
};

TEST_F(FolderWatchTest, TellsOfFilesThatComeChangeMoveAndGo) {
    FolderWatch posts = watch({"posts"});
    EXPECT_FALSE(noticed(posts));
    folder_.write("posts/b.md", "b");
    EXPECT_TRUE(noticed(posts));
    EXPECT_FALSE(noticed(posts));
    folder_.write("posts/2024/a.md", "aa");
    EXPECT_TRUE(noticed(posts));
    fs::rename(folder_.at("posts/b.md"), folder_.at("posts/c.md"));
    EXPECT_TRUE(noticed(posts));
    fs::permissions(folder_.at("posts/c.md"), fs::perms::owner_read);
    EXPECT_TRUE(noticed(posts));
    fs::remove(folder_.at("posts/c.md"));
    EXPECT_TRUE(noticed(posts));
    folder_.write("posts/talks.tar.xz", "");
    EXPECT_TRUE(noticed(posts));
}

TEST_F(FolderWatchTest, WhatWalksDoNotReadDoesNotCount) {
    fs::create_directory(folder_.at("posts/talks.db"));
    folder_.write("posts/.git/HEAD.md", "");
    FolderWatch posts = watch({"posts"});
    folder_.write("posts/photo.jpg", "");
    folder_.write("posts/.a.md.swp", "");
    folder_.write("posts/.hidden.md", "");
    folder_.write("posts/.git/HEAD.md", "1");
    folder_.write("posts/talks.db/notes.md", "");
    folder_.write("posts/talks.db/new/notes.md", "");
    folder_.write("beside.md", "");
    EXPECT_FALSE(noticed(posts));
    fs::rename(folder_.at("posts/photo.jpg"), folder_.at("posts/photo.md"));
    EXPECT_TRUE(noticed(posts));
}

TEST_F(FolderWatchTest, NewFoldersAreWatchedAndThoseThatLeaveAreNot) {
    FolderWatch posts = watch({"posts"});
    fs::create_directories(folder_.at("posts/2025/spring"));
    EXPECT_TRUE(noticed(posts));
    folder_.write("posts/2025/spring/b.md", "b");
    EXPECT_TRUE(noticed(posts));
    fs::rename(folder_.at("posts/2025"), folder_.at("away"));
    EXPECT_TRUE(noticed(posts));
    folder_.write("away/spring/b.md", "bb");
    EXPECT_FALSE(noticed(posts));
    fs::rename(folder_.at("away"), folder_.at("posts/back"));
    EXPECT_TRUE(noticed(posts));
    folder_.write("posts/back/spring/b.md", "bbb");
    EXPECT_TRUE(noticed(posts));
}

TEST_F(FolderWatchTest, LinksToFoldersAreFollowedAndCirclesEnd) {
    folder_.write("elsewhere/b.md", "b");
    FolderWatch posts = watch({"posts"});
    fs::create_directory_symlink("../elsewhere", folder_.at("posts/v1.2"));
    fs::create_directory_symlink("..", folder_.at("posts/2024/up"));
    EXPECT_TRUE(noticed(posts));
    folder_.write("elsewhere/b.md", "bb");
    EXPECT_TRUE(noticed(posts));
    fs::remove(folder_.at("posts/v1.2"));
    EXPECT_TRUE(noticed(posts));
    folder_.write("elsewhere/b.md", "bbb");
    EXPECT_FALSE(noticed(posts));
}

TEST_F(FolderWatchTest, AFileIsNoticedWhenItIsReplacedAndWithItWhatLiesBeside) {
    folder_.write("files/list", "a");
    folder_.write("real/current.md", "a");
    fs::create_symlink("../real/current.md", folder_.at("files/link.md"));
    FolderWatch files = watch({"files/list", "files/link.md"});
    folder_.write("files/list.new", "b");
    EXPECT_FALSE(noticed(files));
    fs::rename(folder_.at("files/list.new"), folder_.at("files/list"));
    EXPECT_TRUE(noticed(files));
    folder_.write("files/speakers.yml", "");
    EXPECT_TRUE(noticed(files));
    fs::create_directory(folder_.at("files/folder"));
    EXPECT_FALSE(noticed(files));
    folder_.write("real/current.md", "b");
    EXPECT_TRUE(noticed(files));
}

TEST_F(FolderWatchTest, APathMayComeAndGo) {
    FolderWatch later = watch({"new/site/posts"});
    fs::create_directory(folder_.at("other"));
    EXPECT_FALSE(noticed(later));
    for (int times = 0; times < 2; ++times) {
        fs::create_directory(folder_.at("new"));
        EXPECT_TRUE(noticed(later));
        folder_.write("new/site/posts/a.md", "a");
        EXPECT_TRUE(noticed(later));
        folder_.write("new/site/posts/a.md", "aa");
        EXPECT_TRUE(noticed(later));
        fs::remove_all(folder_.at("new"));
        EXPECT_TRUE(noticed(later));
    }
}

TEST_F(FolderWatchTest, AfterAnOverflowEverythingIsLookedAtAgain) {
    std::string limit = test::read_file("/proc/sys/fs/inotify/max_queued_events");
    const int events = std::stoi(limit) / 2 + 1000;
    FolderWatch posts = watch({"posts"});
    for (int i = 0; i < events; ++i) {  // two of the same would be one event
        const auto perms = i % 2 == 0 ? fs::perms::owner_all : fs::perms::owner_read;
        fs::permissions(folder_.at("posts/2024/a.md"), perms);
        folder_.write("posts/photo.jpg", "");
    }
    fs::create_directory(folder_.at("posts/2026"));
    EXPECT_TRUE(noticed(posts));
    folder_.write("posts/2026/b.md", "b");
    EXPECT_TRUE(noticed(posts));
}

TEST_F(FolderWatchTest, WaitsForAPauseButNotForEver) {
    auto begun = FolderWatch::begin({folder_.at("posts")}, folder_.at("talks.db"), {1h, 30ms});
    ASSERT_TRUE(begun.ok());
    ASSERT_TRUE(begun->refresh().ok());
    EXPECT_EQ(look(*begun), Wake::patience_over);
    folder_.write("posts/b.md", "b");
    EXPECT_EQ(begun->wait(nullptr), Wake::changed);
    const std::atomic<bool> stop = true;
    EXPECT_EQ(begun->wait(&stop), Wake::stopped);
}

TEST_F(FolderWatchTest, ALimitOfTheSystemIsAnErrorThatSaysWhatToDo) {
    const Error folders = cannot_watch(ENOSPC);
    EXPECT_EQ(folders.code, ErrorCode::io);
    EXPECT_EQ(folders.message,
              "there are more folders to watch than the system allows (No space left on device)");
    EXPECT_EQ(folders.hint,
              "raise the limit: sudo sysctl fs.inotify.max_user_watches=1048576, or name fewer folders");
    EXPECT_EQ(cannot_watch(ENOMEM).message, "folders cannot be watched: Cannot allocate memory");
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit none{0, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
    const auto refused = FolderWatch::begin({"."}, "talks.db");
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().message,
              "more programs watch folders than the system allows (Too many open files)");
    EXPECT_EQ(refused.error().hint,
              "raise the limit: sudo sysctl fs.inotify.max_user_instances=1024, or end some");
}

}  // namespace
}  // namespace lectern
