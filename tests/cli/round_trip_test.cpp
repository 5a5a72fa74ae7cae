// SPDX-License-Identifier: GPL-2.0-or-later

// From posts to results: what lectern finds after lectern-index ran.

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/cli/cli_test.hpp"
#include "tests/query/render/json_schema.hpp"

namespace lectern::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::StartsWith;

const std::string two_talks_post = R"(---
title: Meet us in Vienna
date: 2025-03-01
---

Come and see us at our booth!

## Talks

**[Netkit Instead of Veth](https://kccnceu2025.sched.com/event/1)**
*Ada Kern, Isovalent & Bo Lindqvist, Microsoft | Wednesday, April 2, 2025 | 14:10 - 14:35*

Neither bridges nor virtual ethernet pairs: the speakers measure what netkit saves on every host.

**[Tetragon in Production](https://kccnceu2025.sched.com/event/2)**
*Chi Mori, Google | Thursday, April 3, 2025 | 11:00 - 11:30*

One policy to rule them all, and three years of experience with it in a large fleet.
)";

class RoundTripTest : public CliTest {
protected:
    /// How many talks match.
    std::size_t count(const std::string& query) {
        const Outcome outcome = lectern({"search", query, "--format", "json", "-n", "0"});
        return outcome.out.empty() ? 0 : json::parse(outcome.out)["total"].get<std::size_t>();
    }
};

TEST_F(RoundTripTest, FromPostsToResults) {
    folder_.write("posts/vienna.md", two_talks_post);
    folder_.write("posts/unrelated.md", "---\ntitle: Release notes\n---\n\nNothing but fixes.\n");
    const Outcome indexed = lectern_index({"posts"});
    EXPECT_EQ(indexed.status, 0) << indexed;
    EXPECT_THAT(indexed.out, MatchesRegex("2 talks from .*: 2 added, 0 updated, 0 unchanged, 0 removed; "
                                          "0 problems in [0-9.]+ s\n"))
        << indexed;
    const Outcome found = lectern({"search", "netkit"});
    EXPECT_THAT(found.out, StartsWith("1 talk for netkit\n"
                                      "\n"
                                      " 1. Netkit Instead of Veth\n"
                                      "    Ada Kern (Isovalent), Bo Lindqvist (Microsoft)\n"
                                      "    2025-04-02 · 14:10–14:35"))
        << found;
    EXPECT_EQ(count("company:google"), 1U);
}

TEST_F(RoundTripTest, RunningAgainBringsTheIndexUpToDate) {
    folder_.write("posts/vienna.md", two_talks_post);
    folder_.write("other/talks.jsonl", four_talks);
    ASSERT_EQ(lectern_index({"posts", "other"}).status, 0);
    EXPECT_THAT(lectern_index({"posts", "other"}).out,
                HasSubstr(": 0 added, 0 updated, 6 unchanged, 0 removed;"));
    const std::size_t second = two_talks_post.find("**[Tetragon");
    folder_.write("posts/vienna.md", two_talks_post.substr(0, second) + "And a netkit party.\n");
    const Outcome again = lectern_index({"posts"});
    EXPECT_EQ(again.status, 0) << again;
    EXPECT_THAT(again.out, HasSubstr(": 0 added, 1 updated, 0 unchanged, 1 removed, 4 from elsewhere kept;"))
        << again;
    EXPECT_EQ(count("party"), 1U);
    EXPECT_EQ(count("fleet"), 0U);
    EXPECT_EQ(count("policy"), 1U);
}

TEST_F(RoundTripTest, DryRunPrintsTalksAndWritesNothing) {
    folder_.write("posts/vienna.md", two_talks_post);
    const Outcome outcome = lectern_index({"--dry-run", "posts"});
    EXPECT_EQ(outcome.status, 0) << outcome;
    samples::SchemaCheck schema("talk.schema.json");
    std::istringstream stream(outcome.out);
    std::size_t lines = 0;
    for (std::string line; std::getline(stream, line); ++lines) {
        EXPECT_THAT(schema.problems(json::parse(line)), IsEmpty()) << outcome;
    }
    EXPECT_EQ(lines, 2U) << outcome;
    EXPECT_FALSE(std::filesystem::exists(folder_.at("talks.db")));
}

TEST_F(RoundTripTest, HostilePathsCannotWriteToTheTerminal) {
    folder_.write("posts/\x1b[2J.md", "---\ntitle: [broken\n---\n");
    const Outcome outcome = lectern_index({"posts"});
    EXPECT_EQ(outcome.status, 4) << outcome;
    EXPECT_THAT(outcome.err + outcome.out, testing::Not(HasSubstr("\x1b"))) << outcome;
}

}  // namespace
}  // namespace lectern::test
