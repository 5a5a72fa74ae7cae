// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "indexer/inventory_file.hpp"
#include "lectern/facet_names.hpp"
#include "lectern/index.hpp"
#include "lectern/schema.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class Checking : public testing::Test {
protected:
    Checking() {
        Collection collection;
        for (const char* title : {"One", "Two"}) {
            Talk talk{.title = title, .abstract = "About it.", .date = "2024-05-01"};
            talk.tags = {"dns", "DNS", "c++"};
            talk.sources = {{"/posts/a.md", 1}};
            collection.talks.push_back(talk);
        }
        IndexOptions options;
        options.database = database_;
        options.roots = {"/posts"};
        EXPECT_TRUE(update_index(collection, options).ok());
    }

    void change(const std::function<void(Xapian::WritableDatabase&)>& how) const {
        Xapian::WritableDatabase database((database_ / "gen-000001").string(), Xapian::DB_OPEN);
        how(database);
        database.commit();
    }

    [[nodiscard]] std::vector<std::string> problems() const {
        const auto found = check_index(database_);
        if (!found) return {found.error().message};
        EXPECT_EQ(found->problem_count, found->problems.size());
        return found->problems;
    }

    test::TempFolder folder_;
    fs::path database_ = folder_.path() / "talks.db";
};

TEST_F(Checking, FindsNothingWrongWithWhatWasWritten) {
    EXPECT_THAT(problems(), IsEmpty());
    EXPECT_EQ(check_index(database_)->talks, 2u);
}

TEST_F(Checking, FindsATalkThatCannotBeRead) {
    change([](Xapian::WritableDatabase& database) {
        Xapian::Document document = database.get_document(2);
        document.set_data("?");
        database.replace_document(2, document);
    });
    EXPECT_THAT(problems(),
                testing::Contains("talk 2 of the database is damaged (its record ends within a field)"));
}

TEST_F(Checking, FindsATalkThatIsCountedWrongly) {
    change([](Xapian::WritableDatabase& database) {
        Xapian::Document document = database.get_document(1);
        document.add_value(row_slot, "");
        document.remove_term("XKFdns");
        database.replace_document(1, document);
    });
    EXPECT_THAT(problems(),
                testing::IsSupersetOf({"the length or the other showings of talk 1 are not those of its text",
                                       "talk 1 is counted wrongly in the facet tag",
                                       "talk 1 is counted wrongly in the facet year",
                                       "the filter XKFdns finds 1 talks, 2 have the value"}));
}

TEST_F(Checking, FindsAValueWithoutAName) {
    change([](Xapian::WritableDatabase& database) {
        database.set_metadata(facet_page_key(Field::month, 0), "");
        database.set_metadata(facet_size_key(Field::year), "many");
    });
    EXPECT_THAT(problems(), testing::IsSupersetOf({"value 0 of the facet month has no name",
                                                   "the size of the facet year is damaged"}));
}

TEST_F(Checking, FindsATalkThatNoFileLists) {
    change([](Xapian::WritableDatabase& database) { database.delete_document(2); });
    EXPECT_THAT(problems(), testing::Contains("/posts/a.md lists the talk 2, which is not there"));
    fs::remove(database_ / "gen-000001" / inventory_name);
    EXPECT_THAT(problems(), testing::Contains("the inventory of its files is missing"));
}

TEST_F(Checking, FindsTablesThatXapianDoesNotAgreeWith) {
    const fs::path table = database_ / "gen-000001/termlist.glass";
    std::fstream file(table, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(-300, std::ios::end);  // items fill a block from its end
    file << std::string(250, '\x7f');
    file.close();
    EXPECT_FALSE(problems().empty());
}

TEST_F(Checking, WhatCannotBeOpenedIsAnError) {
    EXPECT_EQ(check_index(folder_.path() / "none").error().code, ErrorCode::no_database);
}

}  // namespace
}  // namespace lectern
