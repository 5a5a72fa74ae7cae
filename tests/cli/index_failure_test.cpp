// SPDX-License-Identifier: GPL-2.0-or-later

// lectern-index when something goes wrong: bad input, full disks, signals.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <string_view>

#include "tests/cli/index_fixture.hpp"

namespace lectern::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// As many talks as keep lectern-index busy for some seconds; with the sanitizers
/// it takes several times as long for each.
constexpr int lasting(int talks) { return std::string_view(LECTERN_SANITIZE).empty() ? talks : talks / 2; }

class IndexFailureTest : public IndexTest {
protected:
    /// Runs it by a shell, as "$0" "$@".
    Outcome shell(const std::string& command, const Words& arguments) {
        Words words{"-c", command, LECTERN_INDEX_BIN};
        words.insert(words.end(), arguments.begin(), arguments.end());
        return run_program("/bin/bash", words, {.folder = folder_.path().string()});
    }

    /// Starts it and returns when the generation of this name is being written.
    [[nodiscard]] pid_t start_writing(const std::string& generation) const {
        const pid_t child = start({"many.jsonl"});
        const std::string path = folder_.at("talks.db/" + generation);
        for (int waited = 0; !fs::exists(path) && waited < 60'000; ++waited) ::usleep(1000);
        return child;
    }
};

TEST_F(IndexFailureTest, BadInputIsToldAndTheRestIsIndexed) {
    folder_.write("posts/a.jsonl", talk_line("One") + "{\"title\": \n" + talk_line("Two"));
    folder_.write("posts/b.md", std::string_view("\xFF\xFE#\0", 4));
    folder_.write("posts/c.md", std::string_view("\177ELF\0\0", 6));
    folder_.write("posts/d.md", std::string(2000, 'x'));
    fs::create_symlink("gone.md", folder_.at("posts/e.md"));
    fs::create_directory_symlink("..", folder_.at("posts/loop"));
    fs::create_directory(folder_.at("posts/folder.md"));
    ASSERT_EQ(::mkfifo(folder_.at("posts/pipe.md").c_str(), 0600), 0);
    folder_.write("posts/f.txt", "");
    const Outcome outcome = lectern_index({"--max-file-size", "1kb", "posts", "nowhere.md"});
    EXPECT_EQ(outcome.status, 4);
    EXPECT_THAT(
        lines(outcome.err),
        ElementsAre("nowhere.md: error: there is no such file or folder",
                    "posts/a.jsonl:2: error: not a JSON object; each line holds one talk",
                    "posts/b.md: error: is UTF-16; convert it to UTF-8, e.g. with iconv -f UTF-16 -t UTF-8",
                    "posts/c.md:1: error: is no text: it contains NUL bytes; leave it out",
                    "posts/d.md: error: 2 KiB are more than the limit of 1 KiB; nothing was read; raise it "
                    "with --max-file-size, or leave the file out",
                    "posts/e.md: error: is a link to gone.md, which is not there",
                    "posts/pipe.md: error: is a pipe, no file; leave it out"));
    EXPECT_EQ(without_time(outcome.out),
              "2 talks from 1 file (1 file is in no known form): 2 added, 0 updated, 0 unchanged, 0 removed; "
              "7 problems in N s\n");
    EXPECT_THAT(titles(), ElementsAre("One", "Two"));
}

TEST_F(IndexFailureTest, TalksOfAFileThatFailsStay) {
    folder_.write("posts/a.jsonl", talk_line("One"));
    folder_.write("posts/b.jsonl", talk_line("Two"));
    EXPECT_EQ(lectern_index({"posts"}).status, 0);
    folder_.write("posts/b.jsonl", std::string_view("\xFF\xFE{\0", 4));
    const Outcome outcome = lectern_index({"posts"});
    EXPECT_EQ(outcome.status, 4);
    EXPECT_EQ(without_time(outcome.out),
              "1 talk from 1 file: 0 added, 0 updated, 1 unchanged, 0 removed, 1 from elsewhere kept; 1 "
              "problem in N s\n");
    EXPECT_THAT(titles(), ElementsAre("One", "Two"));
}

TEST_F(IndexFailureTest, AnErrorOfTheDatabaseEndsWithThree) {
    folder_.write("a.jsonl", talk_line("One"));
    folder_.write("mine/letter.txt", "mine");
    const Outcome foreign = lectern_index({"--db", "mine", "a.jsonl"});
    EXPECT_EQ(foreign.status, 3);
    EXPECT_EQ(foreign.err,
              "lectern-index: error: mine: other files are kept here, and no lectern database; nothing was "
              "changed\n"
              "  name another place with --db or $LECTERN_DB\n");
    EXPECT_EQ(lectern_index({"a.jsonl"}).status, 0);
    folder_.write("talks.db/gen-000001/iamglass", "");
    const Outcome damaged = lectern_index({"a.jsonl"});
    EXPECT_EQ(damaged.status, 3);
    EXPECT_EQ(damaged.err,
              "lectern-index: error: talks.db: the database is damaged (Couldn't read enough (EOF))\n"
              "  build it again with lectern-index --rebuild\n");
    EXPECT_EQ(lectern_index({"--rebuild", "a.jsonl"}).status, 0);
    EXPECT_THAT(titles(), ElementsAre("One"));
}

TEST_F(IndexFailureTest, AFullDiskEndsWithFiveAndLeavesTheOldIndex) {
    folder_.write("a.jsonl", talk_line("One"));
    EXPECT_EQ(lectern_index({"a.jsonl"}).status, 0);
    folder_.write("a.jsonl", talk_line("Two", std::string(100'000, 'x') + " and more"));
    const Outcome full = shell(R"(ulimit -f 4; exec "$0" "$@")", {"a.jsonl"});
    EXPECT_EQ(full.status, 5);
    EXPECT_EQ(full.out, "");
    EXPECT_THAT(full.err,
                AllOf(StartsWith("lectern-index: error: talks.db: a new index could not be written ("),
                      HasSubstr("File too large"), EndsWith(")\n  the index is as it was\n")));
    EXPECT_THAT(titles(), ElementsAre("One"));
}

TEST_F(IndexFailureTest, OutputThatCannotBeWrittenIsAnError) {
    folder_.write("a.jsonl", talk_line("One"));
    for (const char* option : {"--dry-run", "--rebuild", "--help"}) {
        const Outcome full = shell(R"("$0" "$@" > /dev/full)", {option, "a.jsonl"});
        EXPECT_EQ(full.status, 5) << option;
        EXPECT_THAT(
            full.err,
            EndsWith("lectern-index: error: cannot write to standard output: No space left on device\n"));
    }
}

TEST_F(IndexFailureTest, AReaderThatHasSeenEnoughIsNoError) {
    folder_.write("many.jsonl", many_talks(5000));
    const Outcome outcome =
        shell(R"("$0" "$@" | head -n 1; echo "${PIPESTATUS[0]}")", {"--dry-run", "many.jsonl"});
    const auto printed = lines(outcome.out);
    ASSERT_EQ(printed.size(), 2u);
    EXPECT_THAT(printed[0], HasSubstr("Talk 0"));
    EXPECT_EQ(printed[1], "0");
    EXPECT_EQ(outcome.err, "");
}

TEST_F(IndexFailureTest, ClosedStreamsDoNotReachTheDatabase) {
    folder_.write("a.jsonl", talk_line("One") + "{\n");
    const Outcome outcome = shell(R"("$0" "$@" >&- 2>&- <&-)", {"a.jsonl"});
    EXPECT_EQ(outcome.err, "");
    EXPECT_THAT(titles(), ElementsAre("One"));
}

TEST_F(IndexFailureTest, CtrlCLeavesTheOldIndex) {
    folder_.write("a.jsonl", talk_line("One"));
    EXPECT_EQ(lectern_index({"a.jsonl"}).status, 0);
    folder_.write("many.jsonl", many_talks(lasting(30'000)));
    for (const int signal : {SIGINT, SIGTERM}) {
        const pid_t child = start_writing("gen-000002");
        ::kill(child, signal);
        EXPECT_EQ(status_of(child), 130);
        EXPECT_THAT(read_file(folder_.at("err")),
                    EndsWith("lectern-index: error: interrupted\n  the index is as it was\n"));
        EXPECT_THAT(titles(), ElementsAre("One"));
        EXPECT_FALSE(fs::exists(folder_.at("talks.db/gen-000002")));
    }
}

TEST_F(IndexFailureTest, KilledInTheMiddleTheOldIndexStaysAndTheNextRunCleansUp) {
    folder_.write("a.jsonl", talk_line("One"));
    EXPECT_EQ(lectern_index({"a.jsonl"}).status, 0);
    folder_.write("many.jsonl", many_talks(lasting(30'000)));
    const pid_t child = start_writing("gen-000002");
    ::kill(child, SIGKILL);
    EXPECT_EQ(status_of(child), 128 + SIGKILL);
    EXPECT_TRUE(fs::exists(folder_.at("talks.db/gen-000002")));
    EXPECT_THAT(titles(), ElementsAre("One"));
    folder_.write("a.jsonl", talk_line("Two"));
    EXPECT_EQ(lectern_index({"a.jsonl"}).status, 0);
    EXPECT_THAT(titles(), ElementsAre("Two"));
    EXPECT_FALSE(fs::exists(folder_.at("talks.db/gen-000002/shard-0")));
}

TEST_F(IndexFailureTest, ASecondWriterIsTurnedAway) {
    folder_.write("many.jsonl", many_talks(lasting(30'000)));
    folder_.write("b.jsonl", talk_line("One"));
    const pid_t child = start_writing("gen-000001");
    const Outcome second = lectern_index({"b.jsonl"});
    ::kill(child, SIGTERM);
    EXPECT_EQ(status_of(child), 130);
    EXPECT_EQ(second.status, 3);
    EXPECT_EQ(second.err, "lectern-index: error: talks.db: another lectern-index (pid " +
                              std::to_string(child) + ") is writing\n  wait until it has finished\n");
}

/// What a program writes to a terminal.
Outcome run_on_terminal(const std::string& command) {
    int controller = -1;
    const pid_t child = ::forkpty(&controller, nullptr, nullptr, nullptr);
    if (child == 0) {
        ::setenv("TERM", "xterm", 1);
        ::execl("/bin/bash", "bash", "-c", command.c_str(), nullptr);
        ::_exit(127);
    }
    Outcome outcome;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(controller, buffer, sizeof buffer)) > 0;) {
        outcome.out.append(buffer, static_cast<std::size_t>(got));
    }
    ::close(controller);
    int status = 0;
    ::waitpid(child, &status, 0);
    outcome.status = WEXITSTATUS(status);
    return outcome;
}

TEST_F(IndexFailureTest, ATerminalShowsProgressThatIsErasedAtTheEnd) {
    const int talks = lasting(20'000);
    const std::string thousands = std::to_string(talks / 1000);
    folder_.write("many.jsonl", many_talks(talks));
    const std::string command = "cd '" + folder_.path().string() + "' && " LECTERN_INDEX_BIN " many.jsonl";
    const Outcome outcome = run_on_terminal(command);
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("\r\x1b[Kindexing: "), HasSubstr("> "),
                                   HasSubstr(" of " + thousands + ",000 talks, "), HasSubstr(" a second, "),
                                   HasSubstr(" s left\r\x1b[K")));
    EXPECT_THAT(without_time(outcome.out),
                EndsWith("\r\x1b[K" + thousands + "000 talks from 1 file: " + thousands +
                         "000 added, 0 updated, 0 unchanged, 0 removed; 0 problems in N s\r\n"));
    EXPECT_THAT(run_on_terminal("export TERM=dumb; " + command + " --rebuild").out, Not(HasSubstr("\x1b")));
    const auto events = lines(lectern_index({"--rebuild", "--progress", "json", "many.jsonl"}).err);
    ASSERT_FALSE(events.empty());
    EXPECT_THAT(events.back(),
                AllOf(StartsWith(R"({"stage":"indexing","talks":)"),
                      HasSubstr(R"(,"of":)" + thousands + "000,"), HasSubstr(R"("seconds_left":)")));
    EXPECT_EQ(lectern_index({"--rebuild", "--quiet", "--progress", "json", "many.jsonl"}).err, "");
}

TEST_F(IndexFailureTest, AnIndexCanBeChecked) {
    folder_.write("a.jsonl", talk_line("One"));
    EXPECT_EQ(lectern_index({"--check"}).status, 3);
    EXPECT_EQ(lectern_index({"a.jsonl"}).status, 0);
    EXPECT_EQ(lectern_index({"--check"}).out, "talks.db: 1 talk, 0 problems\n");
    fs::remove(folder_.at("talks.db/gen-000001/inventory.lectern"));
    const Outcome damaged = lectern_index({"--check"});
    EXPECT_EQ(damaged.status, 3);
    EXPECT_EQ(damaged.out, "talks.db: 1 talk, 1 problem\n");
    EXPECT_EQ(damaged.err,
              "lectern-index: error: the inventory of its files is missing\n"
              "  build it again with lectern-index --rebuild\n");
}

}  // namespace
}  // namespace lectern::test
