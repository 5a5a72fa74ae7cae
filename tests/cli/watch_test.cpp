// SPDX-License-Identifier: GPL-2.0-or-later

// lectern-index --watch.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/cli/index_fixture.hpp"

namespace lectern::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class WatchTest : public IndexTest {
protected:
    void TearDown() override {
        if (child_ > 0) stop(SIGKILL);
    }

    void watch(Words arguments) {
        arguments.insert(arguments.begin(), "--watch");
        child_ = start(std::move(arguments));
    }

    int stop(int signal) {
        ::kill(child_, signal);
        return status_of(std::exchange(child_, 0));
    }

    [[nodiscard]] std::string out() const { return without_time(read_file(folder_.at("out"))); }
    [[nodiscard]] std::string err() const { return read_file(folder_.at("err")); }

    /// Waits until it holds; what was said is shown where that is never.
    template <class Condition>
    void expect_soon(Condition holds) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
        while (!holds()) {
            ASSERT_LT(std::chrono::steady_clock::now(), deadline) << out() << err();
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }

    void expect_titles(const std::vector<std::string>& wanted) {
        expect_soon([&] { return titles() == wanted; });
        EXPECT_EQ(titles(), wanted);
    }

    /// At once, so that no run sees half of it.
    void replace(const std::string& name, const std::string& content) const {
        fs::rename(folder_.write("replacement", content), folder_.at(name));
    }

    pid_t child_ = 0;
};

TEST_F(WatchTest, KeepsTheIndexCurrentUntilItIsStopped) {
    folder_.write("posts/a.jsonl", talk_line("One"));
    watch({"."});
    expect_titles({"One"});
    folder_.write("posts/b.jsonl", talk_line("Two"));
    expect_titles({"One", "Two"});
    replace("posts/b.jsonl", talk_line("Three"));
    expect_titles({"One", "Three"});
    folder_.write("new/deep/c.jsonl", talk_line("Four"));
    expect_titles({"Four", "One", "Three"});
    replace("new/deep/c.jsonl", talk_line("Five"));
    expect_titles({"Five", "One", "Three"});
    fs::remove(folder_.at("posts/b.jsonl"));
    expect_titles({"Five", "One"});
    expect_soon([&] { return lines(out()).size() == 6; });
    EXPECT_EQ(stop(SIGTERM), 0);
    EXPECT_EQ(err(), "");
    EXPECT_THAT(
        lines(out()),
        ElementsAre("1 talk from 1 file: 1 added, 0 updated, 0 unchanged, 0 removed; 0 problems in N s",
                    "2 talks from 2 files: 1 added, 0 updated, 1 unchanged, 0 removed; 0 problems in N s",
                    "2 talks from 2 files: 1 added, 0 updated, 1 unchanged, 1 removed; 0 problems in N s",
                    "3 talks from 3 files: 1 added, 0 updated, 2 unchanged, 0 removed; 0 problems in N s",
                    "3 talks from 3 files: 1 added, 0 updated, 2 unchanged, 1 removed; 0 problems in N s",
                    "2 talks from 2 files: 0 added, 0 updated, 2 unchanged, 1 removed; 0 problems in N s"));
    EXPECT_EQ(lectern_index({"--check"}).status, 0);
}

TEST_F(WatchTest, CtrlCEndsItWithoutAComplaint) {
    folder_.write("a.jsonl", talk_line("One"));
    watch({"--rebuild", "a.jsonl"});
    expect_titles({"One"});
    EXPECT_EQ(stop(SIGINT), 0);
    EXPECT_EQ(err(), "");
}

TEST_F(WatchTest, SaysOnceWhatIsWrongAndGoesOn) {
    folder_.write("posts/a.jsonl", talk_line("One"));
    watch({"posts"});
    expect_titles({"One"});
    const std::string broken = "{\"title\": \n" + talk_line("Zero");
    const std::string problem = "posts/b.jsonl:1: error: not a JSON object; each line holds one talk\n";
    folder_.write("posts/b.jsonl", broken);
    expect_soon([&] { return err() == problem; });
    folder_.write("posts/c.jsonl", talk_line("Two"));
    expect_titles({"One", "Two", "Zero"});
    fs::remove(folder_.at("posts/b.jsonl"));
    folder_.write("posts/c.jsonl", talk_line("Three"));
    expect_titles({"One", "Three"});
    EXPECT_EQ(err(), problem);
    folder_.write("posts/b.jsonl", broken);
    expect_soon([&] { return err() == problem + problem; });
    EXPECT_EQ(stop(SIGTERM), 0);
}

TEST_F(WatchTest, WaitsForAnotherWriter) {
    folder_.write("a.jsonl", talk_line("One"));
    ASSERT_EQ(lectern_index({"a.jsonl"}).status, 0);
    const int lock = ::open(folder_.at("talks.db/LOCK").c_str(), O_RDWR | O_CLOEXEC);
    struct flock all {};
    all.l_type = F_WRLCK;
    all.l_whence = SEEK_SET;
    ASSERT_EQ(::fcntl(lock, F_SETLK, &all), 0);
    folder_.write("a.jsonl", talk_line("Two"));
    watch({"a.jsonl"});
    const std::string turned_away = "lectern-index: error: talks.db: another lectern-index (pid " +
                                    std::to_string(::getpid()) +
                                    ") is writing\n  wait until it has finished\n";
    expect_soon([&] { return err() == turned_away; });
    ::close(lock);
    expect_titles({"Two"});
    EXPECT_EQ(err(), turned_away);
    EXPECT_EQ(stop(SIGTERM), 0);
}

TEST_F(WatchTest, WhatIsWrongFromTheStartEndsIt) {
    folder_.write("mine/letter.txt", "mine");
    folder_.write("a.jsonl", talk_line("One"));
    const Outcome foreign = lectern_index({"--watch", "--db", "mine", "a.jsonl"});
    EXPECT_EQ(foreign.status, 3);
    EXPECT_EQ(foreign.err,
              "lectern-index: error: mine: other files are kept here, and no lectern database; nothing was "
              "changed\n"
              "  name another place with --db or $LECTERN_DB\n");
    EXPECT_THAT(foreign.out, IsEmpty());
}

}  // namespace
}  // namespace lectern::test
