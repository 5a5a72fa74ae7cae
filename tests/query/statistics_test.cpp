// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/statistics.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/query/test_database.hpp"

namespace lectern {
namespace {

using test::make_speaker;
using test::make_talk;
using test::TestDatabase;

Statistics measured(const TestDatabase& database) {
    auto statistics = database.open().statistics();
    EXPECT_TRUE(statistics.ok());
    return statistics.ok() ? std::move(*statistics) : Statistics();
}

TEST(Statistics, CountTalksAndValues) {
    std::vector<Talk> talks{make_talk("a1", "One", "Text"), make_talk("a2", "Two"), make_talk("a3", "Drei")};
    talks[0].speakers = {make_speaker("Ann Lee", {"AWS"}), make_speaker("Bo Fox", {"Amazon"})};
    talks[1].speakers = {make_speaker("Ann Lee (al)", {"Acme"})};
    talks[0].event = talks[1].event = "KubeCon 2024";
    talks[0].date = "2024-04-01";
    talks[1].date = "2026-04-01";
    talks[1].track = "CiliumCon";
    talks[2].tags = {"a", "b", "A"};
    talks[2].language = "de";
    const Statistics statistics = measured(TestDatabase(talks, Entities::built_in()));
    EXPECT_EQ(statistics.talks, 3u);
    EXPECT_EQ(statistics.with_abstract, 1u);
    EXPECT_EQ(statistics.events, 1u);
    EXPECT_EQ(statistics.tracks, 1u);
    EXPECT_EQ(statistics.speakers, 2u);
    EXPECT_EQ(statistics.companies, 2u);
    EXPECT_EQ(statistics.tags, 2u);
    EXPECT_EQ(statistics.first_year, "2024");
    EXPECT_EQ(statistics.last_year, "2026");
    EXPECT_EQ(statistics.languages, (std::vector<std::pair<std::string, std::size_t>>{{"en", 2}, {"de", 1}}));
}

TEST(Statistics, TellOfTheGenerationOnDisk) {
    const TestDatabase database({make_talk("a1", "One")});
    std::uint64_t bytes = 0;
    for (const auto& file : std::filesystem::directory_iterator(database.path() / "gen-000001")) {
        bytes += file.file_size();
    }
    const std::filesystem::path stub = database.path() / "XAPIANDB";
    const std::chrono::sys_seconds time =
        std::chrono::sys_days(std::chrono::year(2026) / 11 / 21) + std::chrono::hours(20);
    std::filesystem::last_write_time(stub, std::chrono::file_clock::from_sys(time));
    const Statistics statistics = measured(database);
    EXPECT_EQ(statistics.generation, "gen-000001");
    EXPECT_EQ(statistics.bytes, bytes);
    EXPECT_EQ(statistics.built, "2026-11-21T20:00:00Z");
    EXPECT_EQ(statistics.schema, schema_version);
    EXPECT_EQ(statistics.writer, "") << "as in databases from before it was kept";
}

TEST(Statistics, OfNoTalksAreZero) {
    const Statistics statistics = measured(TestDatabase({}));
    EXPECT_EQ(statistics.talks, 0u);
    EXPECT_EQ(statistics.first_year, "");
    EXPECT_TRUE(statistics.languages.empty());
}

}  // namespace
}  // namespace lectern
