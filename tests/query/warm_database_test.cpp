// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/warm_database.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "lectern/schema.hpp"

namespace lectern {
namespace {

using ValuesById = std::map<Xapian::docid, std::string>;

/// Talks numbered from 1 with a value each; of an empty one there is none.
Xapian::WritableDatabase database_with(const std::vector<std::string>& values) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (const std::string& value : values) {
        Xapian::Document talk;
        talk.add_term("Sdns", static_cast<Xapian::termcount>(value.size()));
        talk.add_value(row_slot, value);
        database.add_document(talk);
    }
    return database;
}

ValuesById read(const WarmDatabase& database, const std::vector<Xapian::docid>& talks) {
    ValuesById found;
    database.for_each_row(talks, [&](std::size_t i, std::string_view row) { found.emplace(talks[i], row); });
    return found;
}

TEST(WarmDatabase, GivesTheSameRowsReadFromTheStreamAndHeld) {
    Xapian::WritableDatabase written = database_with({"one", "", "three", "gone", "five", ""});
    written.delete_document(4);
    const WarmDatabase database(written);
    const std::vector<Xapian::docid> some{2, 3, 5, 6};
    const std::vector<Xapian::docid> all{1, 2, 3, 4, 5, 6, 7, 4'000'000'000};
    for (int time = 0; time < 3; ++time) {  // held from the second one on
        EXPECT_EQ(read(database, some), (ValuesById{{3, "three"}, {5, "five"}})) << time;
        EXPECT_EQ(read(database, all), (ValuesById{{1, "one"}, {3, "three"}, {5, "five"}})) << time;
        EXPECT_EQ(read(database, {}), ValuesById()) << time;
    }
}

TEST(WarmDatabase, KeepsTheRowsThatItReadLast) {
    Xapian::WritableDatabase written = database_with(std::vector<std::string>(1000, "old"));
    const WarmDatabase database(written);
    EXPECT_EQ(read(database, {1, 2, 3}).size(), 3u);
    Xapian::Document talk;
    talk.add_value(row_slot, "new");
    written.replace_document(2, talk);
    EXPECT_EQ(read(database, {2, 3}), (ValuesById{{2, "old"}, {3, "old"}}));
    EXPECT_EQ(read(database, {2, 4}), (ValuesById{{2, "new"}, {4, "old"}}));
}

TEST(WarmDatabase, HoldsRowsOnceAsManyWereAskedForAsReadingAllCosts) {
    Xapian::WritableDatabase written = database_with(std::vector<std::string>(64, "old"));
    const WarmDatabase database(written);
    const auto replaced = [&](const std::string& value) {
        Xapian::Document talk;
        talk.add_value(row_slot, value);
        written.replace_document(1, talk);
        (void)read(database, {7});
        return read(database, {1, 2}).at(1);
    };
    // Reading all 64 takes as long as looking for four, and each time asks for
    // three; the one in between is not among those that were read last.
    EXPECT_EQ(replaced("a"), "a");
    EXPECT_EQ(replaced("b"), "b");
    EXPECT_EQ(replaced("c"), "c");
    EXPECT_EQ(replaced("d"), "c") << "held since";
}

TEST(WarmDatabase, DoesNotHoldTheNumbersOfTalksThatAreNearlyAllGone) {
    Xapian::WritableDatabase written = database_with({"one"});
    Xapian::Document late;
    late.add_value(row_slot, "late");
    written.replace_document(1'000'000, late);
    const WarmDatabase database(written);
    for (int time = 0; time < 3; ++time) {
        EXPECT_EQ(read(database, {1, 1'000'000}), (ValuesById{{1, "one"}, {1'000'000, "late"}})) << time;
    }
}

TEST(WarmDatabase, RemembersWhatTermsAndNamesAre) {
    Xapian::WritableDatabase written = database_with({"a", "b"});
    written.set_metadata("name", "Ada");
    const WarmDatabase database(written);
    EXPECT_EQ(database.talks_with("Sdns"), 2u);
    EXPECT_TRUE(database.has("Sdns"));
    EXPECT_FALSE(database.has("Sebpf"));
    EXPECT_EQ(database.metadata("name"), "Ada");
    EXPECT_EQ(database.metadata("other"), "");
    written.delete_document(1);
    written.set_metadata("name", "Grace");
    EXPECT_EQ(database.talks_with("Sdns"), 2u);
    EXPECT_EQ(database.metadata("name"), "Ada");
}

}  // namespace
}  // namespace lectern
