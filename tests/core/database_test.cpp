// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/database.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <cerrno>
#include <filesystem>
#include <string>
#include <string_view>

#include "indexer/core/stub.hpp"
#include "indexer/core/talk_record.hpp"
#include "lectern/schema.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view make_hint =
    "make one with lectern-index PATH…, or name another with --db or $LECTERN_DB";
constexpr std::string_view other_hint = "name another with --db or $LECTERN_DB";
constexpr std::string_view rebuild_hint = "build it again with lectern-index --rebuild";

class Opening : public testing::Test {
protected:
    /// A database of some hundred talks, as lectern-index lays it down.
    void make_database(const std::string& schema = std::to_string(schema_version)) const {
        fs::create_directories(database_);
        Xapian::WritableDatabase writable((database_ / "gen-000001").string(),
                                          Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
        for (unsigned i = 0; i < 300; ++i) {
            Xapian::Document document;
            for (unsigned p = 1; p < 40; ++p)
                document.add_posting("w" + std::to_string((i * 7u + p) % 900), p);
            document.set_data(encode_talk({.title = "Talk " + std::to_string(i)}));
            writable.add_document(document);
        }
        if (!schema.empty()) writable.set_metadata(std::string(metadata::schema), schema);
        writable.commit();
        folder_.write("talks.db/XAPIANDB", "auto gen-000001\n");
        folder_.write("talks.db/LOCK", "");
    }

    void expect_error(ErrorCode code, std::string_view message, std::string_view hint) const {
        const auto opened = open_database(database_);
        ASSERT_FALSE(opened.ok()) << message;
        EXPECT_EQ(opened.error().code, code);
        EXPECT_EQ(opened.error().message, database_.string() + ": " + std::string(message));
        EXPECT_EQ(opened.error().hint, hint);
    }

    test::TempFolder folder_;
    fs::path database_ = folder_.path() / "talks.db";
};

TEST_F(Opening, ADatabaseOfLectern) {
    make_database();
    const auto opened = open_database(database_);
    ASSERT_TRUE(opened.ok()) << opened.error().message;
    EXPECT_EQ(opened->get_doccount(), 300u);
    const auto talk = load_talk(opened->get_document(7));
    ASSERT_TRUE(talk.ok());
    EXPECT_EQ(talk->title, "Talk 6");
}

TEST_F(Opening, NothingIsAnError) {
    expect_error(ErrorCode::no_database, "there is no database here", make_hint);
    database_ /= "deeper";
    expect_error(ErrorCode::no_database, "there is no database here", make_hint);
}

TEST_F(Opening, AFolderThatWaitsForItsFirstIndexIsAnError) {
    fs::create_directory(database_);
    expect_error(ErrorCode::no_database, "there is no finished database here", make_hint);
    folder_.write("talks.db/LOCK", "");
    folder_.write("talks.db/gen-000001/postlist.glass", "half");
    expect_error(ErrorCode::no_database, "there is no finished database here", make_hint);
}

TEST_F(Opening, SomethingElseIsAnError) {
    folder_.write("talks.db", "mine");
    expect_error(ErrorCode::foreign_database, "this is a file, no database", other_hint);
    database_ = folder_.path();
    expect_error(ErrorCode::foreign_database, "this is no lectern database", other_hint);
}

TEST_F(Opening, AXapianDatabaseOfAnotherProgramIsAnError) {
    { const Xapian::WritableDatabase other(database_.string(), Xapian::DB_CREATE); }
    expect_error(ErrorCode::foreign_database, "a Xapian database, but none that lectern wrote", other_hint);
    fs::remove_all(database_);
    make_database("");
    expect_error(ErrorCode::foreign_database, "a Xapian database, but none that lectern wrote", other_hint);
}

TEST_F(Opening, ASchemaFromTheFutureIsAnError) {
    make_database("99");
    expect_error(ErrorCode::schema_mismatch,
                 "written with schema 99, this lectern reads schema " + std::to_string(schema_version),
                 "build it again with lectern-index --rebuild, or use the lectern that wrote it");
}

TEST_F(Opening, ATableThatIsMissingIsAnError) {
    // Xapian itself would take these three for empty.
    for (const char* table : {"docdata.glass", "position.glass", "termlist.glass"}) {
        fs::remove_all(database_);
        make_database();
        fs::remove(database_ / "gen-000001" / table);
        expect_error(ErrorCode::corrupt,
                     std::string("the database is damaged (gen-000001/") + table + " is missing)",
                     rebuild_hint);
    }
}

TEST_F(Opening, ADatabaseWithoutWordsHasNoPositions) {
    fs::create_directories(database_);
    {
        Xapian::WritableDatabase writable((database_ / "gen-000001").string(), Xapian::DB_CREATE);
        Xapian::Document document;
        document.add_boolean_term("Q1");
        document.set_data("{}");
        writable.add_document(document);
        writable.set_metadata(std::string(metadata::schema), std::to_string(schema_version));
    }
    folder_.write("talks.db/XAPIANDB", "auto gen-000001\n");
    ASSERT_FALSE(fs::exists(database_ / "gen-000001/position.glass"));
    EXPECT_TRUE(open_database(database_).ok());
}

TEST_F(Opening, WhatIsDamagedIsCalledDamaged) {
    struct Case {
        std::string_view name;
        std::string_view content;
    };
    const Case cases[] = {
        {"gen-000001/iamglass", ""},       {"gen-000001/iamglass", "something else"},
        {"gen-000001/postlist.glass", ""}, {"gen-000001/position.glass", "half"},
        {"gen-000001/termlist.glass", ""}, {"gen-000001/docdata.glass", "half"},
        {"XAPIANDB", "auto gen-000002\n"},
    };
    for (const Case& c : cases) {
        fs::remove_all(database_);
        make_database();
        folder_.write("talks.db/" + std::string(c.name), c.content);
        const auto opened = open_database(database_);
        ASSERT_FALSE(opened.ok()) << c.name;
        EXPECT_EQ(opened.error().code, ErrorCode::corrupt) << c.name << opened.error().message;
        EXPECT_THAT(opened.error().message, StartsWith(database_.string() + ": the database is damaged ("));
        EXPECT_EQ(opened.error().hint, rebuild_hint);
    }
}

TEST_F(Opening, AnEmptyPostlistIsMissedAtOnce) {
    make_database();
    fs::remove(database_ / "gen-000001/postlist.glass");
    const auto opened = open_database(database_);
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, ErrorCode::corrupt);
}

TEST_F(Opening, ATableCutShortIsToldWhereItIsMet) {
    make_database();
    fs::resize_file(database_ / "gen-000001/postlist.glass", 16384);
    const auto opened = open_database(database_);
    if (!opened) {
        EXPECT_EQ(opened.error().code, ErrorCode::corrupt);
        return;
    }
    Xapian::Enquire enquire(*opened);
    enquire.set_query(Xapian::Query("w8"));
    try {
        static_cast<void>(enquire.get_mset(0, 10));
        ADD_FAILURE() << "half a table was read without an error";
    } catch (const Xapian::Error& error) {
        EXPECT_EQ(to_error(error, database_).code, ErrorCode::corrupt);
    }
}

TEST(LoadTalk, TellsDocumentsThatAreNoTalks) {
    Xapian::Document document;
    document.set_data("");
    const auto talk = load_talk(document);
    ASSERT_FALSE(talk.ok());
    EXPECT_EQ(talk.error().code, ErrorCode::corrupt);
    EXPECT_EQ(talk.error().message, "talk 0 of the database is damaged (its record has no title)");
    EXPECT_EQ(talk.error().hint, rebuild_hint);
}

TEST(XapianErrors, BecomeErrorsInWords) {
    const fs::path at = "x.db";
    const Error lock = to_error(Xapian::DatabaseLockError("held"), at);
    EXPECT_EQ(lock.code, ErrorCode::locked);
    EXPECT_EQ(lock.message, "x.db: another process is writing to this database");
    EXPECT_EQ(lock.hint, "wait until it has finished");

    const Error version = to_error(Xapian::DatabaseVersionError("too new"), at);
    EXPECT_EQ(version.code, ErrorCode::schema_mismatch);
    EXPECT_EQ(version.message, "x.db: too new");

    const Error modified = to_error(Xapian::DatabaseModifiedError("discarded"), at);
    EXPECT_EQ(modified.code, ErrorCode::io);
    EXPECT_EQ(modified.message, "x.db: the index was replaced meanwhile");
    EXPECT_EQ(modified.hint, "try again");

    const Error full = to_error(Xapian::DatabaseError("Error writing block", ENOSPC), at);
    EXPECT_EQ(full.code, ErrorCode::io);
    EXPECT_EQ(full.message, "x.db: Error writing block: No space left on device");

    const Error denied = to_error(Xapian::DatabaseOpeningError("Couldn't open", EACCES), at);
    EXPECT_EQ(denied.code, ErrorCode::io);

    const Error gone = to_error(Xapian::DatabaseOpeningError("Couldn't open", ENOENT), at);
    EXPECT_EQ(gone.code, ErrorCode::corrupt);
    EXPECT_EQ(gone.message, "x.db: the database is damaged (Couldn't open)");

    const Error network = to_error(Xapian::NetworkError("no answer"), at);
    EXPECT_EQ(network.code, ErrorCode::io);
    EXPECT_EQ(network.message, "x.db: no answer");
}

TEST(Stub, NamesOneGeneration) {
    const test::TempFolder folder;
    EXPECT_EQ(current_generation(folder.path()), std::nullopt);
    struct Case {
        std::string_view text;
        std::string_view generation;
    };
    const Case cases[] = {
        {"auto gen-000001\n", "gen-000001"},
        {"auto gen-000001", "gen-000001"},
        {"auto gen-1000000\n", "gen-1000000"},
        {"auto gen-00001\n", ""},
        {"auto gen-00000x\n", ""},
        {"auto gen-000001\nauto gen-000002\n", ""},
        {"auto ../gen-000001\n", ""},
        {"remote a:1\n", ""},
        {"", ""},
        {"auto gen-1234567890\n", ""},
    };
    for (const Case& c : cases) {
        folder.write("XAPIANDB", c.text);
        EXPECT_EQ(current_generation(folder.path()).value_or(""), c.generation) << c.text;
    }
    EXPECT_EQ(stub_text(generation_name(7)), "auto gen-000007\n");
    EXPECT_EQ(generation_number("gen-000042"), 42u);
}

}  // namespace
}  // namespace lectern
