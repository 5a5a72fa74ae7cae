// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "lectern/database.hpp"
#include "lectern/index.hpp"
#include "lectern/schema.hpp"
#include "tests/support/in_child.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using testing::UnorderedElementsAre;

class Updating : public testing::Test {
protected:
    static Collection talks(const std::vector<std::string>& titles) {
        Collection collection;
        std::uint32_t line = 0;
        for (const std::string& title : titles) {
            Talk talk;
            talk.title = title;
            talk.abstract = "About " + title + ".";
            talk.sources = {{"/posts/a.md", ++line}};
            collection.talks.push_back(std::move(talk));
        }
        assign_ids(collection.talks);
        return collection;
    }

    [[nodiscard]] IndexOptions options() const {
        IndexOptions made;
        made.database = database_;
        made.roots = {"/posts"};
        return made;
    }

    Result<IndexSummary> update(const Collection& collection) { return update_index(collection, options()); }

    Result<IndexSummary> rebuild(const Collection& collection) {
        IndexOptions with = options();
        with.rebuild = true;
        return update_index(collection, with);
    }

    /// Titles in the database, in words when there is none.
    [[nodiscard]] std::vector<std::string> stored() const {
        auto database = open_database(database_);
        if (!database) return {database.error().message};
        std::vector<std::string> out;
        for (auto it = database->postlist_begin(""); it != database->postlist_end(""); ++it) {
            const auto talk = load_talk(database->get_document(*it));
            out.push_back(talk ? talk->title : talk.error().message);
        }
        std::sort(out.begin(), out.end());
        return out;
    }

    [[nodiscard]] std::vector<std::string> entries() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(database_))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

    test::TempFolder folder_;
    fs::path database_ = folder_.path() / "talks.db";
};

TEST_F(Updating, CreatesADatabaseWithItsFolders) {
    database_ = folder_.path() / "new" / "talks.db";
    const auto summary = update(talks({"One", "Two"}));
    ASSERT_TRUE(summary.ok()) << summary.error().message;
    EXPECT_EQ(summary->talks, 2u);
    EXPECT_EQ(summary->added, 2u);
    EXPECT_THAT(stored(), ElementsAre("One", "Two"));
    EXPECT_THAT(entries(), ElementsAre("LOCK", "XAPIANDB", "gen-000001"));
    EXPECT_EQ(test::read_file(database_ / "XAPIANDB"), "auto gen-000001\n");
}

TEST_F(Updating, LeavesNothingOfTheBuildInAGeneration) {
    ASSERT_TRUE(update(talks({"One"})).ok());
    for (const auto& entry : fs::directory_iterator(database_ / "gen-000001")) {
        const std::string name = entry.path().filename().string();
        EXPECT_TRUE(name.ends_with("glass") || name == "inventory.lectern") << name;
    }
}

TEST_F(Updating, StoresSchemaAndLanguages) {
    Collection collection = talks({"Eins"});
    collection.talks[0].language = "de";
    ASSERT_TRUE(update(collection).ok());
    const Xapian::Database database(database_.string());
    EXPECT_EQ(database.get_metadata("lectern.schema"), std::to_string(schema_version));
    EXPECT_EQ(database.get_metadata("lectern.languages"), "de en");
}

TEST_F(Updating, WordsCanBeCorrected) {
    ASSERT_TRUE(update(talks({"Observability", "Observability again"})).ok());
    const Xapian::Database database(database_.string());
    EXPECT_EQ(database.get_spelling_suggestion("obserability"), "observability");
    EXPECT_EQ(database.get_termfreq("Sobserv"), 2u);
}

TEST_F(Updating, DocumentIdsFollowTheIdsOfTalks) {
    std::vector<std::string> titles;
    for (int i = 0; i < 50; ++i) titles.push_back("Talk " + std::to_string(i));
    ASSERT_TRUE(update(talks(titles)).ok());
    const auto database = open_database(database_);
    ASSERT_TRUE(database.ok());
    std::vector<std::string> ids;
    for (Xapian::docid id = 1; id <= 50; ++id) ids.push_back(load_talk(database->get_document(id))->id);
    EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
}

TEST_F(Updating, WritesNothingWhenNothingChanged) {
    ASSERT_TRUE(update(talks({"One"})).ok());
    const auto summary = update(talks({"One"}));
    ASSERT_TRUE(summary.ok());
    EXPECT_EQ(summary->unchanged, 1u);
    EXPECT_THAT(entries(), ElementsAre("LOCK", "XAPIANDB", "gen-000001"));
}

TEST_F(Updating, KeepsOnePreviousGenerationForReadersThatHaveItOpen) {
    ASSERT_TRUE(update(talks({"One"})).ok());
    const auto reader = open_database(database_);
    ASSERT_TRUE(update(talks({"Two"})).ok());
    EXPECT_THAT(entries(), ElementsAre("LOCK", "XAPIANDB", "gen-000001", "gen-000002"));
    ASSERT_TRUE(update(talks({"Three"})).ok());
    EXPECT_THAT(entries(), ElementsAre("LOCK", "XAPIANDB", "gen-000002", "gen-000003"));
    EXPECT_THAT(stored(), ElementsAre("Three"));
    ASSERT_TRUE(reader.ok());
    EXPECT_EQ(load_talk(reader->get_document(1))->title, "One");
}

TEST_F(Updating, RemovesTheLastTalk) {
    ASSERT_TRUE(update(talks({"One"})).ok());
    const auto summary = update(talks({}));
    ASSERT_TRUE(summary.ok());
    EXPECT_EQ(summary->removed, 1u);
    EXPECT_THAT(stored(), IsEmpty());
}

TEST_F(Updating, MakesNoDatabaseOfNothing) {
    ASSERT_TRUE(update(talks({})).ok());
    EXPECT_FALSE(fs::exists(database_));
}

TEST_F(Updating, UsesAnEmptyFolder) {
    fs::create_directory(database_);
    ASSERT_TRUE(update(talks({"One"})).ok());
    EXPECT_THAT(stored(), ElementsAre("One"));
}

TEST_F(Updating, CleansUpAfterABuildThatCrashed) {
    fs::create_directories(database_ / "gen-000001" / "shard-0");
    for (const char* name :
         {"LOCK", "XAPIANDB.tmp", "gen-000001/iamglass", "gen-000001/shard-0/postlist.glass"}) {
        folder_.write(std::string("talks.db/") + name, "");
    }
    ASSERT_TRUE(update(talks({"One"})).ok());
    EXPECT_THAT(entries(), ElementsAre("LOCK", "XAPIANDB", "gen-000001"));
    fs::create_directories(database_ / "gen-000002");
    folder_.write("talks.db/gen-000002/postlist.glass", "half");
    ASSERT_TRUE(update(talks({"Two"})).ok());
    EXPECT_THAT(stored(), ElementsAre("Two"));
    EXPECT_THAT(entries(), ElementsAre("LOCK", "XAPIANDB", "gen-000001", "gen-000002"));
}

TEST_F(Updating, NeverRemovesWhatItDidNotMake) {
    ASSERT_TRUE(update(talks({"One"})).ok());
    folder_.write("talks.db/notes.txt", "mine");
    folder_.write("talks.db/gen-000009/photo.jpg", "mine");
    ASSERT_TRUE(update(talks({"Two"})).ok());
    ASSERT_TRUE(update(talks({"Three"})).ok());
    ASSERT_TRUE(update(talks({"Four"})).ok());
    EXPECT_EQ(test::read_file(database_ / "notes.txt"), "mine");
    EXPECT_EQ(test::read_file(database_ / "gen-000009/photo.jpg"), "mine");
    EXPECT_THAT(stored(), ElementsAre("Four"));
}

struct ForeignCase {
    std::string_view file;
    std::string_view content;
    std::string_view message;
};

TEST_F(Updating, TouchesNoFolderOfSomethingElse) {
    const ForeignCase cases[] = {
        {"talks.db/letter.txt", "mine", "talks.db: other files are kept here, and no lectern database"},
        {"talks.db/XAPIANDB", "remote example.org:7000\n",
         "talks.db: its XAPIANDB is none that lectern wrote"},
        {"talks.db/XAPIANDB", "", "talks.db: its XAPIANDB is none that lectern wrote"},
        {"talks.db/iamglass", "glass", "talks.db: a Xapian database, but none that lectern wrote"},
        {"talks.db", "mine", "talks.db: this is a file, no database"},
    };
    for (const ForeignCase& c : cases) {
        for (const bool rebuilding : {false, true}) {
            fs::remove_all(database_);
            folder_.write(c.file, c.content);
            const auto summary = rebuilding ? rebuild(talks({"One"})) : update(talks({"One"}));
            ASSERT_FALSE(summary.ok()) << c.file;
            EXPECT_EQ(summary.error().code, ErrorCode::foreign_database) << summary.error().message;
            EXPECT_EQ(summary.error().message,
                      (folder_.path() / c.message).string() + "; nothing was changed");
            EXPECT_EQ(summary.error().hint, "name another place with --db or $LECTERN_DB");
            EXPECT_EQ(test::read_file(folder_.path() / c.file), c.content);
            if (fs::is_directory(database_)) {
                EXPECT_EQ(entries().size(), 1u) << c.file;
            }
        }
    }
}

TEST_F(Updating, TouchesNoXapianDatabaseOfAnotherProgram) {
    fs::create_directories(database_);
    { Xapian::WritableDatabase other((database_ / "gen-000001").string(), Xapian::DB_CREATE); }
    folder_.write("talks.db/XAPIANDB", "auto gen-000001\n");
    for (const bool rebuilding : {false, true}) {
        const auto summary = rebuilding ? rebuild(talks({"One"})) : update(talks({"One"}));
        ASSERT_FALSE(summary.ok());
        EXPECT_EQ(summary.error().code, ErrorCode::foreign_database);
        EXPECT_EQ(test::read_file(database_ / "XAPIANDB"), "auto gen-000001\n");
    }
}

/// Changes the schema's number in the current generation.
void write_schema(const fs::path& database, const std::string& schema) {
    Xapian::WritableDatabase writable((database / "gen-000001").string(), Xapian::DB_OPEN);
    writable.set_metadata(std::string(metadata::schema), schema);
    writable.commit();
}

TEST_F(Updating, RefusesAnotherSchemaUntilToldToRebuild) {
    ASSERT_TRUE(update(talks({"One"})).ok());
    write_schema(database_, "99");
    const auto summary = update(talks({"Two"}));
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::schema_mismatch);
    EXPECT_EQ(summary.error().message, database_.string() +
                                           ": written with schema 99, this lectern reads schema " +
                                           std::to_string(schema_version));
    EXPECT_EQ(summary.error().hint,
              "build it again with lectern-index --rebuild, or use the lectern that wrote it");
    ASSERT_TRUE(rebuild(talks({"Two"})).ok());
    EXPECT_THAT(stored(), ElementsAre("Two"));
}

TEST_F(Updating, RebuildsADamagedDatabase) {
    for (const auto& [file, content] :
         {std::pair<std::string, std::string>{"gen-000001/postlist.glass", "half"},
          {"gen-000001/iamglass", ""},
          {"XAPIANDB", "aut"},
          {"XAPIANDB", "auto gen-000007\n"}}) {
        fs::remove_all(database_);
        ASSERT_TRUE(update(talks({"One"})).ok());
        folder_.write("talks.db/" + file, content);
        const auto summary = update(talks({"Two"}));
        ASSERT_FALSE(summary.ok()) << file;
        EXPECT_EQ(summary.error().code, ErrorCode::corrupt) << summary.error().message;
        EXPECT_THAT(summary.error().message, StartsWith(database_.string() + ": the database is damaged ("));
        EXPECT_EQ(summary.error().hint, "build it again with lectern-index --rebuild");
        ASSERT_TRUE(rebuild(talks({"Two"})).ok()) << file;
        EXPECT_THAT(stored(), ElementsAre("Two"));
    }
}

TEST_F(Updating, ARebuildForgetsTalksFromElsewhere) {
    ASSERT_TRUE(update(talks({"One"})).ok());
    IndexOptions with = options();
    with.roots = {"/elsewhere"};
    with.rebuild = true;
    Collection collection = talks({"Two"});
    collection.talks[0].sources = {{"/elsewhere/b.md", 1}};
    const auto summary = update_index(collection, with);
    ASSERT_TRUE(summary.ok());
    EXPECT_EQ(summary->added, 1u);
    EXPECT_EQ(summary->kept, 0u);
    EXPECT_THAT(stored(), ElementsAre("Two"));
}

TEST_F(Updating, ARebuildFromNothingKeepsTheOldIndex) {
    ASSERT_TRUE(update(talks({"One"})).ok());
    const auto summary = rebuild(talks({}));
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::bad_input);
    EXPECT_EQ(summary.error().message, "no talks were found to build a new index from");
    EXPECT_EQ(summary.error().hint, "the index is as it was");
    EXPECT_THAT(stored(), ElementsAre("One"));
}

TEST_F(Updating, StopsInTheMiddleAndLeavesTheOldIndex) {
    ASSERT_TRUE(update(talks({"One"})).ok());
    std::atomic<bool> stop = false;
    IndexOptions with = options();
    with.stop = &stop;
    with.on_progress = [&](std::size_t, std::size_t) { stop = true; };
    const auto summary = update_index(talks({"Two", "Three", "Four"}), with);
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::interrupted);
    EXPECT_EQ(summary.error().message, "interrupted");
    EXPECT_EQ(summary.error().hint, "the index is as it was");
    EXPECT_THAT(stored(), ElementsAre("One"));
    EXPECT_THAT(entries(), ElementsAre("LOCK", "XAPIANDB", "gen-000001"));
}

TEST_F(Updating, DoesNotIndexACollectionThatWasStopped) {
    Collection collection = talks({"One"});
    collection.stopped = true;
    const auto summary = update(collection);
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::interrupted);
    EXPECT_FALSE(fs::exists(database_));
}

TEST_F(Updating, TellsEveryTalkOfItsProgress) {
    std::vector<std::pair<std::size_t, std::size_t>> seen;
    IndexOptions with = options();
    with.on_progress = [&](std::size_t done, std::size_t total) { seen.emplace_back(done, total); };
    ASSERT_TRUE(update_index(talks({"One", "Two"}), with).ok());
    EXPECT_THAT(seen, ElementsAre(std::pair(1u, 2u), std::pair(2u, 2u)));
}

TEST_F(Updating, ASecondWriterIsToldWhoIsWriting) {
    ASSERT_TRUE(update(talks({"One"})).ok());
    int ready[2];
    int done[2];
    ASSERT_EQ(::pipe(ready), 0);
    ASSERT_EQ(::pipe(done), 0);
    const pid_t holder = ::fork();
    if (holder == 0) {
        const int fd = ::open((database_ / "LOCK").c_str(), O_RDWR);
        struct flock lock {};
        lock.l_type = F_WRLCK;
        const char ok = ::fcntl(fd, F_SETLK, &lock) == 0 ? 'y' : 'n';
        char wait = 0;
        const bool told = ::write(ready[1], &ok, 1) == 1 && ::read(done[0], &wait, 1) == 1;
        ::_exit(told ? 0 : 1);
    }
    char held = 0;
    ASSERT_EQ(::read(ready[0], &held, 1), 1);
    ASSERT_EQ(held, 'y');
    const auto summary = update(talks({"Two"}));
    ASSERT_EQ(::write(done[1], "x", 1), 1);
    int status = 0;
    ::waitpid(holder, &status, 0);
    for (const int fd : {ready[0], ready[1], done[0], done[1]}) ::close(fd);
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::locked);
    EXPECT_EQ(summary.error().message,
              database_.string() + ": another lectern-index (pid " + std::to_string(holder) + ") is writing");
    EXPECT_EQ(summary.error().hint, "wait until it has finished");
    EXPECT_THAT(stored(), ElementsAre("One"));
    EXPECT_TRUE(update(talks({"Two"})).ok());
}

TEST_F(Updating, AFullDiskLeavesTheOldIndex) {
    ASSERT_TRUE(update(talks({"One"})).ok());
    std::vector<std::string> titles;
    for (int i = 0; i < 300; ++i) titles.push_back("Some long title of talk number " + std::to_string(i));
    const Collection many = talks(titles);
    const int status = test::in_child([&] {
        if (!test::limit_files(16384)) return 1;
        const auto summary = update(many);
        if (summary.ok()) return 2;
        if (summary.error().code != ErrorCode::io) return 3;
        return summary.error().message.find("File too large") == std::string::npos ? 4 : 0;
    });
    EXPECT_EQ(status, 0);
    EXPECT_THAT(stored(), ElementsAre("One"));
    EXPECT_THAT(entries(), ElementsAre("LOCK", "XAPIANDB", "gen-000001"));
}

TEST_F(Updating, TellsWhyAFolderCannotBeMade) {
    folder_.write("file", "x");
    database_ = folder_.path() / "file" / "talks.db";
    const auto summary = update(talks({"One"}));
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.error().code, ErrorCode::io);
    EXPECT_EQ(summary.error().message, database_.string() + ": Not a directory");
}

TEST_F(Updating, TakesATalkOfTenMegabytes) {
    Collection collection = talks({"One"});
    for (int i = 0; i < 1'000'000; ++i) collection.talks[0].abstract += " word" + std::to_string(i % 1000);
    const std::string abstract = collection.talks[0].abstract;
    ASSERT_TRUE(update(collection).ok());
    const auto database = open_database(database_);
    ASSERT_TRUE(database.ok());
    EXPECT_EQ(load_talk(database->get_document(1))->abstract, abstract);
}

}  // namespace
}  // namespace lectern
