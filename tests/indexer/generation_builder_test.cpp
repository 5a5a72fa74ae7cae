// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation_builder.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <string>
#include <vector>

#include "lectern/schema.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

std::vector<Talk> some_talks(std::size_t number) {
    std::vector<Talk> talks(number);
    for (std::size_t i = 0; i < number; ++i) {
        talks[i].id = "id" + std::to_string(10'000 + i);
        talks[i].title = "Talk number " + std::to_string(i % 7) + " about networks";
        talks[i].abstract = "Kubernetes and packets, part " + std::to_string(i);
        talks[i].language = i % 5 == 0 ? "de" : "en";
    }
    return talks;
}

/// Everything that a reader can see.
std::string described(const std::filesystem::path& path) {
    const Xapian::Database database(path.string());
    std::string out = database.get_metadata("lectern.languages") + "\n";
    for (Xapian::docid id = 1; id <= database.get_lastdocid(); ++id) {
        const Xapian::Document document = database.get_document(id);
        out += document.get_data() + "\n";
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
            out += *term + "=" + std::to_string(term.get_wdf()) + "/" +
                   std::to_string(database.get_termfreq(*term));
            for (auto p = term.positionlist_begin(); p != term.positionlist_end(); ++p) {
                out += " " + std::to_string(*p);
            }
            out += "\n";
        }
    }
    for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word) {
        out += *word + " " + std::to_string(word.get_termfreq()) + "\n";
    }
    return out;
}

TEST(GenerationBuilder, ShardsAndThreadsDoNotShowInTheResult) {
    const test::TempFolder folder;
    const auto talks = some_talks(100);
    ASSERT_TRUE(build_generation(folder.path() / "one", talks, {.threads = 1}).ok());
    ASSERT_TRUE(build_generation(folder.path() / "many", talks, {.threads = 4, .talks_per_shard = 7}).ok());
    const std::string one = described(folder.path() / "one");
    EXPECT_EQ(described(folder.path() / "many"), one);
    EXPECT_NE(one.find("networks 100\n"), std::string::npos) << "spellings count talks";
}

TEST(GenerationBuilder, BothWritersMakeTheSameDatabase) {
    const test::TempFolder folder;
    const auto talks = some_talks(60);
    for (const auto& [name, writer] :
         {std::pair("bulk", Writer::bulk), std::pair("xapian", Writer::xapian)}) {
        ASSERT_TRUE(build_generation(folder.path() / name, talks,
                                     {.threads = 2, .talks_per_shard = 20, .writer = writer, .memory = 1})
                        .ok());
    }
    EXPECT_EQ(described(folder.path() / "bulk"), described(folder.path() / "xapian"));
}

TEST(GenerationBuilder, SplitsIntoAtMostSixtyFourShards) {
    const test::TempFolder folder;
    ASSERT_TRUE(build_generation(folder.path() / "g", some_talks(200),
                                 {.threads = 2, .talks_per_shard = 1, .writer = Writer::xapian})
                    .ok());
    std::size_t shards = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "g")) {
        shards += entry.path().filename().string().starts_with(shard_prefix) ? 1u : 0u;
    }
    EXPECT_EQ(shards, max_shards);
    EXPECT_EQ(Xapian::Database(folder.at("g")).get_doccount(), 200u);
}

TEST(GenerationBuilder, NoTalksMakeAnEmptyDatabase) {
    const test::TempFolder folder;
    ASSERT_TRUE(build_generation(folder.path() / "g", {}, {}).ok());
    const Xapian::Database database(folder.at("g"));
    EXPECT_EQ(database.get_doccount(), 0u);
    EXPECT_EQ(database.get_metadata("lectern.schema"), std::to_string(schema_version));
}

TEST(GenerationBuilder, TellsWhyItCannotWrite) {
    const test::TempFolder folder;
    const auto built = build_generation(folder.at("missing/g"), {}, {});
    ASSERT_FALSE(built.ok());
    EXPECT_EQ(built.error().code, ErrorCode::io);
    EXPECT_EQ(built.error().message, folder.at("missing/g") + ": No such file or directory");
}

TEST(GenerationBuilder, StopsOnAllThreads) {
    const test::TempFolder folder;
    std::atomic<bool> stop = false;
    std::size_t last = 0;
    const auto built = build_generation(folder.path() / "g", some_talks(1000),
                                        {.on_progress =
                                             [&](std::size_t done, std::size_t) {
                                                 last = done;
                                                 if (done == 10) stop = true;
                                             },
                                         .stop = &stop,
                                         .threads = 3,
                                         .talks_per_shard = 100});
    ASSERT_FALSE(built.ok());
    EXPECT_EQ(built.error().code, ErrorCode::interrupted);
    EXPECT_LT(last, 20u);
}

}  // namespace
}  // namespace lectern
