// SPDX-License-Identifier: GPL-2.0-or-later
// What one number, key or tag looks like. The expected bytes are what Xapian
// 1.4.22 wrote; database_writer_test.cpp compares whole tables with its own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/glass/keys.hpp"
#include "indexer/glass/packing.hpp"
#include "indexer/glass/position_list.hpp"
#include "indexer/glass/posting_chunks.hpp"
#include "indexer/glass/term_list.hpp"
#include "indexer/glass/version_file.hpp"

namespace lectern::glass {
namespace {

using namespace std::string_literals;

template <class Append>
std::string bytes(Append append) {
    std::string out;
    append(out);
    return out;
}

TEST(Packing, NumbersTakeSevenBitsAByte) {
    const auto packed = [](std::uint64_t n) { return bytes([&](auto& out) { pack_uint(out, n); }); };
    EXPECT_EQ(packed(0), "\0"s);
    EXPECT_EQ(packed(127), "\x7f");
    EXPECT_EQ(packed(128), "\x80\x01");
    EXPECT_EQ(packed(300), "\xac\x02");
    EXPECT_EQ(packed(UINT32_MAX), "\xff\xff\xff\xff\x0f");
    EXPECT_EQ(packed(UINT64_MAX), "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01");
    for (const std::uint64_t n : {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, UINT64_MAX}) {
        const std::string written = packed(n);
        const char* from = written.data();
        EXPECT_EQ(unpack_uint(from), n);
        EXPECT_EQ(from, written.data() + written.size());
    }
}

TEST(Packing, LastNumbersTakeNoMoreBytesThanTheyNeed) {
    const auto packed = [](std::uint64_t n) { return bytes([&](auto& out) { pack_uint_last(out, n); }); };
    EXPECT_EQ(packed(0), "");
    EXPECT_EQ(packed(3), "\3");
    EXPECT_EQ(packed(300), "\x2c\x01");
}

TEST(Packing, SortedNumbersCompareAsTheirBytes) {
    const auto packed = [](std::uint32_t n) { return bytes([&](auto& out) { pack_uint_sorted(out, n); }); };
    EXPECT_EQ(packed(3), "\0\3"s);
    EXPECT_EQ(packed(0x7fff), "\x7f\xff");
    EXPECT_EQ(packed(0x8000), "\x80\x80\0"s);
    EXPECT_EQ(packed(0x3fffff), "\xbf\xff\xff");
    EXPECT_EQ(packed(0x400000), "\xc0\x40\0\0"s);
    EXPECT_EQ(packed(UINT32_MAX), "\xe0\xff\xff\xff\xff");
    std::string before;
    for (int bit = 0; bit < 31; ++bit) {
        for (const std::uint32_t n : {2u << bit, (2u << bit) + (1u << bit)}) {
            const std::string now = packed(n);
            EXPECT_LT(before, now) << n;
            before = now;
        }
    }
}

TEST(Packing, NulBytesAreDoubledSoThatStringsCompareAsBefore) {
    EXPECT_EQ(term_stem("net"), "net");
    EXPECT_EQ(term_stem("a\0b\0"s), "a\0\xff"s + "b\0\xff"s);
    const std::vector<std::string> terms{"\0"s, "\0\0"s, "\0a"s, "a", "a\0"s, "a\0b"s, "a\x01", "aa"};
    for (std::size_t i = 1; i < terms.size(); ++i) {
        EXPECT_LT(term_stem(terms[i - 1]), term_stem(terms[i])) << i;
        std::string chunk = term_stem(terms[i - 1]);
        append_document(chunk, 0xdfffffff);
        EXPECT_LT(chunk, term_stem(terms[i])) << "its chunks lie before the next term's";
    }
}

TEST(Keys, AreThoseOfXapian) {
    EXPECT_EQ(document_key(5), "\0\5"s);
    EXPECT_EQ(slots_key(5), "\0\5\0"s);
    EXPECT_EQ(metadata_key("k"), "\0\xc0k"s);
    EXPECT_EQ(value_statistics_key(0), "\0\xd0"s);
    EXPECT_EQ(value_statistics_key(300), "\0\xd0\x2c\1"s);
    EXPECT_EQ(value_chunk_key(300, 5), "\0\xd8\xac\2\0\5"s);
}

TEST(PositionList, IsInterpolated) {
    const auto packed = [](const std::vector<std::uint32_t>& positions) {
        return bytes([&](auto& out) { append_position_list(out, positions); });
    };
    EXPECT_EQ(packed({2}), "\2");
    EXPECT_EQ(packed({0}), "\0"s);
    EXPECT_EQ(packed({1, 5}), "\5\1");
    EXPECT_EQ(packed({300}), "\xac\2");
}

TEST(TermList, TakesOverTheBeginningOfTheTermBefore) {
    const std::string tag = bytes([](auto& out) {
        TermListEncoder list(out, 4, 3);
        list.add("Kx", 0);
        list.add("alpha", 3);
        list.add("alphabet", 1);
    });
    EXPECT_EQ(tag, "\4\3\2Kx\0\x0c\5alpha\x11\3bet"s);
}

TEST(TermList, LargeFrequenciesHaveBytesOfTheirOwn) {
    const std::string tag = bytes([](auto& out) {
        TermListEncoder list(out, 400, 2);
        list.add("abc", 200);
        list.add("abd", 200);
    });
    EXPECT_EQ(tag, "\x90\3\2\3abc\xc8\1\2\1d\xc8\1"s);
}

TEST(TermList, SlotsAreGaps) {
    EXPECT_EQ(bytes([](auto& out) {
                  const std::vector<Slot> slots{0, 1, 7, UINT32_MAX - 1};
                  append_slots(out, slots);
              }),
              "\0\0\5\xf6\xff\xff\xff\x0f"s);
}

TEST(ValueStatistics, KeepTheBounds) {
    ValueStatistics one;
    one.add("m");
    EXPECT_EQ(one.tag(), "\1\1m") << "equal bounds are written once";
    one.add("k");
    ValueStatistics other;
    other.add("z");
    one.merge(other);
    one.merge(ValueStatistics());
    EXPECT_EQ(one.tag(), "\3\1kz");
}

TEST(VersionFile, IsThatOfXapian) {
    std::array<TableRoot, table_count> tables;
    tables[0] = {.root = 0, .level = 0, .entries = 7, .blocks = 1};
    tables[2] = {.root = 2, .level = 1, .entries = 3, .blocks = 3};
    Statistics statistics;
    statistics.add_document(5, 0);
    statistics.add_document(9, 12);
    statistics.add_document(10, 8);
    statistics.max_wdf = 3;
    EXPECT_EQ(statistics.min_length, 8u) << "documents without a length do not count";
    const std::string file = version_file(Uuid{}, tables, statistics);
    EXPECT_EQ(file, "\x0f\x0dXapian Glass\x04\x6e"s + std::string(16, '\0') + "\1" +
                        "\0\2\7\4\0\6\1\1\0\0\0\0"s + "\0\3\0\4\x12\0"s + "\2\6\3\4\x12\6\1\3\0\0\0\0"s +
                        "\0\3\0\4\0\0"s + "\0\3\0\4\x12\0"s + "\0\3\0\4\x12\0"s + "\3\7\x08\3\x09\0\x14\0"s);
}

TEST(VersionFile, TablesHaveTheirNames) {
    EXPECT_EQ(file_name(Table::postlist), "postlist.glass");
    EXPECT_EQ(file_name(Table::synonym), "synonym.glass");
}

TEST(VersionFile, UuidsDiffer) { EXPECT_NE(random_uuid().bytes, random_uuid().bytes); }

}  // namespace
}  // namespace lectern::glass
