// SPDX-License-Identifier: GPL-2.0-or-later

// An index that has been updated many times answers as one that was made from the
// same files at once.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "indexer/core/stub.hpp"
#include "lectern/database.hpp"
#include "lectern/index.hpp"
#include "lectern/search.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/updates/database_text.hpp"
#include "tests/updates/random_collection.hpp"

namespace lectern::test {
namespace {

namespace fs = std::filesystem;

IndexSummary update(const fs::path& database, const fs::path& folder) {
    IndexOptions options;
    options.database = database;
    options.roots = {folder};
    auto update = IndexUpdate::begin(options);
    if (!update) {
        ADD_FAILURE() << update.error().message;
        return {};
    }
    ReadOptions reading;
    reading.known = &update->known();
    const auto summary = update->finish(read_records(options.roots, reading));
    if (!summary) ADD_FAILURE() << summary.error().message;
    return summary ? *summary : IndexSummary{};
}

/// Equals in the order of their ids.
using Answer = std::vector<std::pair<std::string, std::string>>;

Answer answer(const fs::path& database, const std::string& query, Sort sort) {
    auto searcher = Searcher::open(database);
    const auto result = searcher->search({.query = query, .limit = 10'000, .sort = sort, .collapse = false});
    if (!result) return {{"error", result.error().message}};
    Answer out;
    for (const Hit& hit : result->hits) {
        std::ostringstream score;
        score.precision(9);
        score << hit.score << ' ' << hit.complete;
        std::string text = hit.talk.id;
        for (const Snippet& passage : hit.abstract) text += " " + passage.text;
        out.emplace_back(score.str(), std::move(text));
    }
    std::sort(out.begin(), out.end());
    out.emplace_back("total", std::to_string(result->total));
    return out;
}

class UpdateEquivalence : public testing::TestWithParam<std::uint32_t> {};

TEST_P(UpdateEquivalence, ManyUpdatesComeToTheSameAsOneBuild) {
    const TempFolder folder;
    RandomCollection collection(folder.path() / "posts", GetParam(), 150);
    const fs::path updated = folder.path() / "updated.db";
    const fs::path fresh = folder.path() / "fresh.db";
    update(updated, collection.folder());
    std::string history;
    bool appended = false;  // or every update was a full build
    for (int round = 0; round < 4; ++round) {
        for (int i = 0; i < 3; ++i) {
            history += collection.change() + "\n";
            update(updated, collection.folder());
            appended |= !open_database(updated)->get_metadata(std::string(metadata::appended)).empty();
        }
        fs::remove_all(fresh);
        update(fresh, collection.folder());
        const fs::path tables = updated / current_generation(updated).value_or("none");
        EXPECT_EQ(Xapian::Database::check(tables.string(), 0, nullptr), 0u) << history;
        ASSERT_EQ(database_text(updated), database_text(fresh)) << history;
        for (const char* query : {"", "keynote", "packet kernel", "speaker:lee", "\"life of a packet\"",
                                  "company:google", "obserability", "wege"}) {
            EXPECT_EQ(answer(updated, query, Sort::relevance), answer(fresh, query, Sort::relevance))
                << query << "\n"
                << history;
        }
    }
    EXPECT_TRUE(appended) << history;
}

INSTANTIATE_TEST_SUITE_P(Seeds, UpdateEquivalence, testing::Range(1u, 3u));

/// Titles of all talks as they are listed without a query.
std::vector<std::string> listed(const fs::path& database) {
    std::vector<std::string> out;
    const auto result = Searcher::open(database)->search({.query = "", .limit = 1000});
    for (const Hit& hit : result->hits) out.push_back(hit.talk.title);
    return out;
}

std::string dated(const std::string& title, const std::string& date) {
    return R"({"title": ")" + title + R"(", "event": "E", "date": ")" + date + "\"}\n";
}

TEST(Update, TheNewestTalksComeFirstWhateverTheirNumbers) {
    const TempFolder folder;
    std::string talks;
    for (int day = 10; day < 30; ++day)
        talks += dated("Day " + std::to_string(day), "2024-05-" + std::to_string(day));
    folder.write("posts/a.jsonl", talks);
    const fs::path database = folder.path() / "talks.db";
    update(database, folder.path() / "posts");
    folder.write("posts/b.jsonl", dated("Between", "2024-05-20"));
    EXPECT_EQ(update(database, folder.path() / "posts").added, 1u);
    ASSERT_FALSE(open_database(database)->get_metadata("lectern.appended").empty());
    const auto order = listed(database);
    ASSERT_EQ(order.size(), 21u);
    EXPECT_EQ(order.front(), "Day 29");
    EXPECT_THAT((std::vector{order[9], order[10]}), testing::UnorderedElementsAre("Day 20", "Between"));
    EXPECT_EQ(order.back(), "Day 10");
}

TEST(Update, ASmallChangeKeepsNumbersAndALargeOneBuildsAnew) {
    const TempFolder folder;
    const fs::path database = folder.path() / "talks.db";
    const auto write = [&](int changed) {
        std::string talks;
        for (int i = 0; i < 30; ++i)
            talks += dated("Talk " + std::to_string(i), "2024-05-" + std::to_string(i < changed ? 11 : 10));
        folder.write("posts/a.jsonl", talks);
        return update(database, folder.path() / "posts");
    };
    EXPECT_EQ(write(0).added, 30u);
    EXPECT_EQ(write(2).updated, 2u);
    const auto small = open_database(database);
    ASSERT_TRUE(small.ok());
    EXPECT_EQ(load_talk(small->get_document(1))->date, "2024-05-10");
    EXPECT_EQ(write(20).updated, 18u);
    const auto large = open_database(database);
    ASSERT_TRUE(large.ok());
    EXPECT_EQ(load_talk(large->get_document(1))->date, "2024-05-11");
}

}  // namespace
}  // namespace lectern::test
