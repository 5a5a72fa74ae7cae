// SPDX-License-Identifier: GPL-2.0-or-later

// What the programs make of where their output goes.

#include <gmock/gmock.h>

#include "tests/cli/cli_test.hpp"

namespace lectern::test {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* bold_match = "\x1b[1;33mIPv6\x1b[0m";
constexpr const char* link = "\x1b]8;;https://example.org/ipv6\x1b\\";

TEST_F(SearchCliTest, PipesGetNoEscapes) {
    const Outcome outcome = lectern({"search", "ipv6"});
    EXPECT_THAT(outcome.out, Not(HasSubstr("\x1b"))) << outcome;
}

TEST_F(SearchCliTest, TerminalsGetColorAndLinks) {
    const Outcome outcome = lectern({"search", "ipv6"}, {.folder = {}, .terminal = true});
    EXPECT_THAT(outcome.out, HasSubstr(bold_match)) << outcome;
    EXPECT_THAT(outcome.out, HasSubstr(link)) << outcome;
}

TEST_F(SearchCliTest, DumbTerminalsGetNoEscapes) {
    const Outcome outcome =
        lectern({"search", "ipv6"}, {.folder = {}, .environment = {"TERM=dumb"}, .terminal = true});
    EXPECT_THAT(outcome.out, Not(HasSubstr("\x1b"))) << outcome;
}

TEST_F(SearchCliTest, ColorFollowsOptionAndEnvironment) {
    const Start no_color{.folder = {}, .environment = {"NO_COLOR=1"}, .terminal = true};
    EXPECT_THAT(lectern({"search", "ipv6"}, no_color).out, Not(HasSubstr("\x1b[")));
    EXPECT_THAT(lectern({"search", "ipv6", "--color", "always"}, no_color).out, HasSubstr(bold_match));
    const Start forced{.folder = {}, .environment = {"CLICOLOR_FORCE=1"}};
    EXPECT_THAT(lectern({"search", "ipv6"}, forced).out, HasSubstr(bold_match));
    EXPECT_THAT(lectern({"search", "ipv6"}, forced).out, Not(HasSubstr(link)));
    EXPECT_THAT(lectern({"search", "ipv6", "--color=never"}, forced).out, Not(HasSubstr("\x1b")));
    const Start not_forced{.folder = {}, .environment = {"CLICOLOR_FORCE=0"}};
    EXPECT_THAT(lectern({"search", "ipv6"}, not_forced).out, Not(HasSubstr("\x1b")));
}

TEST_F(SearchCliTest, TheWidthIsTheTerminalsElseColumns) {
    const std::string wide = " · CiliumCon\n";
    EXPECT_THAT(lectern({"search", "ipv6"}, {.folder = {}, .environment = {"COLUMNS=120"}}).out,
                HasSubstr(wide));
    EXPECT_THAT(lectern({"search", "ipv6"}, {.folder = {}, .environment = {"COLUMNS=many"}}).out,
                Not(HasSubstr(wide)));
    const Outcome terminal = lectern({"search", "ipv6", "--color=never"},
                                     {.folder = {}, .environment = {"COLUMNS=120"}, .terminal = true});
    EXPECT_THAT(terminal.out, Not(HasSubstr(" · CiliumCon\r\n"))) << terminal;
}

TEST_F(CliTest, HostileTalksCannotWriteToTheTerminal) {
    // Escape sequences, C1 controls (U+009B begins a sequence), a changed direction.
    const std::string evil = R"(Evil \u001b]0;owned\u0007\u001b[2J \u009b31m \u202etfel\u007f)";
    const std::string talk = R"({"title":")" + evil + R"(","abstract":")" + evil +
                             R"( abstract","speakers":[{"name":")" + evil + R"(","companies":[")" + evil +
                             R"("]}],"event":")" + evil + R"(","tags":[")" + evil +
                             R"("],"url":"https://e.org/\u001b\\\u0007"})" + "\n";
    ASSERT_EQ(index(talk + talk).status, 0);
    const std::string id = lectern({"search", "evil", "--format", "jsonl"}).out.substr(7, 10);
    for (const Words& words :
         {Words{"search", "evil"}, Words{"show", id}, Words{"facets", "tag", "company", "event"},
          Words{"search", "evil", "--format", "json"}, Words{"search", "evil", "--format", "jsonl"},
          Words{"search", "evil", "--format", "csv"}, Words{"search", "evil", "--format", "tsv"},
          Words{"search", "evil", "--format", "markdown"}, Words{"search", "evil", "--format", "html"},
          Words{"facets", "tag", "--format", "csv"}, Words{"show", id, "--format", "json"},
          Words{"search", "zz\x1b[2J"}, Words{"search", "titel\x1b[2J:x"}, Words{"serch\x1b[2J"}}) {
        const Outcome outcome = lectern(words);
        EXPECT_GE(outcome.status, 0) << outcome;
        EXPECT_EQ((outcome.out + outcome.err).find_first_of("\x1b\x07\x7f"), std::string::npos) << outcome;
        EXPECT_THAT(outcome.out, Not(HasSubstr("\u009b"))) << outcome;
        EXPECT_NE(outcome.out + outcome.err, "");
    }
}

TEST_F(SearchCliTest, AFullDiskIsReported) {
    const Outcome outcome = lectern({"search", "ipv6"}, {.folder = {}, .output = "/dev/full"});
    EXPECT_EQ(outcome.status, 5) << outcome;
    EXPECT_EQ(outcome.err, "lectern: error: cannot write to standard output: No space left on device\n");
}

TEST_F(SearchCliTest, AClosedOutputIsReported) {
    const Outcome outcome = lectern({"search", "ipv6"}, {.folder = {}, .closed = {0, 1}});
    EXPECT_EQ(outcome.status, 5) << outcome;
    EXPECT_THAT(outcome.err, StartsWith("lectern: error: cannot write to standard output: ")) << outcome;
}

TEST_F(SearchCliTest, AClosedStderrIsNobodysLoss) {
    const Outcome outcome = lectern({"search", "\"ipv6"}, {.folder = {}, .closed = {2}});
    EXPECT_EQ(outcome.status, 0) << outcome;
    EXPECT_THAT(outcome.out, StartsWith("1 talk")) << outcome;
}

TEST_F(SearchCliTest, AReaderThatLeavesEndsItQuietly) {
    const Outcome killed = lectern({"search", "ipv6"}, {.folder = {}, .reader_leaves = true});
    EXPECT_EQ(killed.signal, SIGPIPE) << killed;
    EXPECT_EQ(killed.err, "");
    const Outcome ended =
        lectern({"search", "ipv6"}, {.folder = {}, .ignore_sigpipe = true, .reader_leaves = true});
    EXPECT_EQ(ended.status, 0) << ended;
    EXPECT_EQ(ended.err, "");
}

TEST_F(SearchCliTest, CtrlCEndsIt) {
    // More than a pipe holds, so lectern waits for its reader when the signal comes.
    std::string many;
    for (int k = 0; k < 100; ++k) {
        many +=
            R"({"title":"Talk )" + std::to_string(k) + R"(","abstract":")" + std::string(2000, 'x') + "\"}\n";
    }
    ASSERT_EQ(index(many).status, 0);
    const Outcome outcome =
        lectern({"search", "--format", "jsonl", "-n", "1000"}, {.folder = {}, .interrupt = true});
    EXPECT_EQ(outcome.signal, SIGINT) << outcome;  // which shells report as 130
    EXPECT_EQ(outcome.err, "");
}

}  // namespace
}  // namespace lectern::test
