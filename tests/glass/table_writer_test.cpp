// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/table_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <fstream>
#include <map>
#include <random>
#include <string>

#include "indexer/glass/keys.hpp"
#include "indexer/glass/version_file.hpp"
#include "tests/glass/table_reader.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern::glass {
namespace {

using Items = std::map<std::string, std::string>;

std::string random_bytes(std::mt19937& random, std::size_t size) {
    std::string out(size, '\0');
    for (char& c : out) c = static_cast<char>(random());
    return out;
}

TableRoot write_table(const std::filesystem::path& file, const Items& items) {
    TableWriter table(file, TableWriter::File::always);
    for (const auto& [key, tag] : items) table.add(key, tag);
    const auto root = table.finish();
    EXPECT_TRUE(root.ok());
    return root ? *root : TableRoot{};
}

/// A database that has these as metadata, and the six tables around it.
void write_database(const std::filesystem::path& folder, const Items& metadata) {
    Items items;
    for (const auto& [key, value] : metadata) items[metadata_key(key)] = value;
    std::array<TableRoot, table_count> roots;
    roots[0] = write_table(folder / file_name(Table::postlist), items);
    roots[2] = write_table(folder / file_name(Table::termlist), {});
    std::ofstream(folder / version_file_name, std::ios::binary)
        << version_file(random_uuid(), roots, Statistics());
}

TEST(TableWriter, AnEmptyTableHasOneBlock) {
    const lectern::test::TempFolder folder;
    const TableRoot root = write_table(folder.path() / "t", {});
    EXPECT_EQ(root.blocks, 1u);
    EXPECT_EQ(root.entries, 0u);
    EXPECT_EQ(std::filesystem::file_size(folder.path() / "t"), block_size);
    EXPECT_TRUE(test::read_table(folder.path() / "t").empty());
}

TEST(TableWriter, AnOptionalTableWithoutEntriesHasNoFile) {
    const lectern::test::TempFolder folder;
    const auto root = TableWriter(folder.path() / "t", TableWriter::File::if_needed).finish();
    ASSERT_TRUE(root.ok());
    EXPECT_EQ(root->blocks, 0u);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "t"));
}

TEST(TableWriter, DividingKeysAreNoLongerThanTheyMustBe) {
    const lectern::test::TempFolder folder;
    Items items;
    for (int i = 0; i < 2000; ++i) items["key-" + std::to_string(i) + std::string(200, 'x')] = "tag";
    const TableRoot root = write_table(folder.path() / "t", items);
    EXPECT_EQ(root.level, 1u);
    EXPECT_EQ(test::read_table(folder.path() / "t"), items);
    for (const std::string& divider : test::shape_of(folder.path() / "t").dividers) {
        EXPECT_LE(divider.size(), 10u);
    }
}

TEST(TableWriter, TagsToBeKeptWholeAreInOneBlockWhateverTheirLengths) {
    const lectern::test::TempFolder folder;
    TableWriter table(folder.path() / "t", TableWriter::File::always);
    std::mt19937 random(5);
    Items items;
    for (int i = 1000; i < 2000; ++i) {
        const std::string key = std::to_string(i);
        const std::size_t longest = TableWriter::longest_whole_tag(key.size());
        items[key] = random_bytes(random, i % 3 == 0 ? longest : random() % longest);
        table.add_whole(key, items[key]);
    }
    ASSERT_TRUE(table.finish().ok());
    EXPECT_EQ(test::read_table(folder.path() / "t"), items);
    EXPECT_EQ(test::shape_of(folder.path() / "t").continued, 0u);
}

TEST(TableWriter, FourOfTheLongestWholeTagsFillABlock) {
    const lectern::test::TempFolder folder;
    TableWriter table(folder.path() / "t", TableWriter::File::always);
    for (const std::string key : {"a", "b", "c", "d"})
        table.add_whole(key, std::string(TableWriter::longest_whole_tag(key.size()) - 2, 'x'));
    const auto root = table.finish();
    ASSERT_TRUE(root.ok());
    EXPECT_EQ(root->blocks, 1u);
}

TEST(TableWriter, ATagThatNoItemHoldsIsDividedThoughItShouldBeWhole) {
    const lectern::test::TempFolder folder;
    TableWriter table(folder.path() / "t", TableWriter::File::always);
    const Items items{{"key", std::string(TableWriter::longest_whole_tag(3) + 1, 'x')}};
    table.add_whole("key", items.at("key"));
    ASSERT_TRUE(table.finish().ok());
    EXPECT_EQ(test::read_table(folder.path() / "t"), items);
}

TEST(TableWriter, ManyEntriesGrowLevels) {
    const lectern::test::TempFolder folder;
    Items items;
    for (int i = 0; i < 3000; ++i) items[std::string(240, 'x') + std::to_string(i)] = "tag";
    const TableRoot root = write_table(folder.path() / "t", items);
    EXPECT_EQ(root.entries, items.size());
    EXPECT_EQ(root.root, root.blocks - 1) << "the root is written last";
    EXPECT_EQ(root.level, 2u);
    EXPECT_EQ(test::read_table(folder.path() / "t"), items);
    const auto shape = test::shape_of(folder.path() / "t");
    EXPECT_EQ(shape.levels, root.level + 1u);
    EXPECT_EQ(shape.leaves + shape.branches, root.blocks);
}

TEST(TableWriter, LongTagsFillTheBlocks) {
    const lectern::test::TempFolder folder;
    std::mt19937 random(1);
    Items items;
    for (int i = 0; i < 300; ++i) items["k" + std::to_string(i)] = random_bytes(random, random() % 3000);
    items["large"] = random_bytes(random, 1'000'000);
    static_cast<void>(write_table(folder.path() / "t", items));
    EXPECT_EQ(test::read_table(folder.path() / "t"), items);
    const auto shape = test::shape_of(folder.path() / "t");
    EXPECT_GT(shape.continued, 490u);
    EXPECT_LT(shape.free_bytes, shape.leaves * 100) << "one hundredth of a block at most stays free";
}

TEST(TableWriter, XapianReadsWhatItWrites) {
    const lectern::test::TempFolder folder;
    std::mt19937 random(2);
    Items metadata;
    for (int i = 0; i < 3000; ++i) {
        const std::string key = std::to_string(random() % 100'000) + std::string(random() % 200, 'k');
        metadata[key] = random_bytes(random, 1 + random() % (i % 100 == 0 ? 20'000 : 300));
    }
    metadata[std::string(245, 'z')] = random_bytes(random, 100'000);
    write_database(folder.path(), metadata);
    const Xapian::Database database(folder.path().string());
    Items found;
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
        found[*key] = database.get_metadata(*key);
    }
    EXPECT_EQ(found, metadata);
    EXPECT_EQ(Xapian::Database::check(folder.path().string()), 0u);
}

TEST(TableWriter, TellsWhyAFileCannotBeWritten) {
    const auto missing = TableWriter("/nowhere/t.glass", TableWriter::File::always).finish();
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().code, ErrorCode::io);
    EXPECT_EQ(missing.error().message, "/nowhere/t.glass: No such file or directory");

    TableWriter full("/dev/full", TableWriter::File::always);
    for (int i = 1000; i < 3000; ++i) full.add(std::to_string(i), std::string(1000, 'x'));
    const auto finished = full.finish();
    ASSERT_FALSE(finished.ok());
    EXPECT_EQ(finished.error().message, "/dev/full: No space left on device");
}

TEST(TableWriter, RefusesATagOfMoreItemsThanCanBeNumbered) {
    TableWriter table("/dev/null", TableWriter::File::always);
    table.add("k", std::string(std::size_t{140} << 20, 'x'));
    const auto finished = table.finish();
    ASSERT_FALSE(finished.ok());
    EXPECT_EQ(finished.error().code, ErrorCode::bad_input);
    EXPECT_EQ(finished.error().message, "/dev/null: one entry is too large");
}

}  // namespace
}  // namespace lectern::glass
