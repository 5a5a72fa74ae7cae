// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/loading/line_parts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/content_hash.hpp"
#include "indexer/readers/json_lines.hpp"
#include "lectern/collection.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Cut {
    std::string content;
    std::vector<std::string> parts;
};

TEST(LineParts, AreWholeLines) {
    const test::TempFolder folder;
    const std::vector<Cut> table{
        {"", {}},
        {"one", {"one"}},
        {"one\n", {"one\n"}},
        {"a\nb\nc\n", {"a\nb\nc\n"}},
        {"one\ntwo\nthree\n", {"one\ntwo\n", "three\n"}},
        {"a line longer than a part\nb\n", {"a line longer than a part\nb\n"}},
        {"a\nlonger than a part\nb", {"a\n", "longer than a part\n", "b"}},
        {"\n\n\n\n\n\n\n\n\n\n\n", {"\n\n\n\n\n\n\n\n", "\n\n\n"}},
    };
    for (const Cut& cut : table) {
        LineParts parts(folder.write("lines", cut.content), 8);
        for (int time = 0; time < 2; ++time) {
            std::vector<std::string> found;
            while (const auto part = parts.next()) found.emplace_back(*part);
            EXPECT_EQ(found, cut.parts) << cut.content;
            parts.rewind();
        }
        EXPECT_EQ(hash_of_text(parts), content_hash(cut.content));
    }
}

TEST(LineParts, OfWhatIsNoFileAreNone) {
    const test::TempFolder folder;
    for (const std::string& path : {folder.path().string(), folder.at("missing"), std::string("/dev/zero")})
        EXPECT_FALSE(LineParts(path).next()) << path;
}

TEST(LineParts, HaveNoHashUnlessTheyAreText) {
    const test::TempFolder folder;
    for (const std::string& content : {std::string("a\nb\xFF\n"), std::string("a\n\0\n", 4)}) {
        LineParts parts(folder.write("lines", content), 2);
        EXPECT_FALSE(hash_of_text(parts));
    }
}

/// Files of two parts and more.
class LargeFile : public testing::Test {
protected:
    /// A line of some 400 kB, most of it under a key that says nothing.
    static std::string line(int number) {
        return R"({"title": "Talk )" + std::to_string(number) + R"(", "abstract": "About it.", "note": ")" +
               std::string(400'000, 'w') + "\"}\n";
    }

    /// With a blank line, and one that is no talk.
    static std::string content() {
        std::string out;
        for (int i = 0; i < 24; ++i) out += line(i);
        return out + "\n{]\n" + line(24);
    }

    static std::vector<std::string> described(const Records& records) {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < records.talks.size(); ++i) {
            const Talk talk = records.talks.load(i).value();
            out.push_back(talk.title + ":" + std::to_string(talk.sources.front().line));
        }
        for (const Diagnostic& diagnostic : records.diagnostics)
            out.push_back(std::to_string(diagnostic.line) + ": " + diagnostic.message);
        return out;
    }

    std::vector<std::string> read(const std::string& text) {
        const Records records = read_records({folder_.write("talks.jsonl", text)});
        EXPECT_EQ(records.read.files.front().content, content_hash(text));
        return described(records);
    }

    test::TempFolder folder_;
};

TEST_F(LargeFile, IsReadAsAnyOther) {
    const std::vector<std::string> found = read(content());
    ASSERT_EQ(found.size(), 26u);
    EXPECT_EQ(found[23], "Talk 23:24");
    EXPECT_EQ(found[24], "Talk 24:27");
    EXPECT_THAT(found[25], testing::StartsWith("26: "));
    EXPECT_EQ(read("\xEF\xBB\xBF" + content()), found) << "with a byte-order mark";
}

TEST_F(LargeFile, IsReadWholeWhereItsEncodingMustBeMended) {
    const std::vector<std::string> found = read(content() + "{\"title\": \"Caf\xE9\"}\n");
    ASSERT_EQ(found.size(), 28u);
    EXPECT_EQ(found[25], "Caf\uFFFD:28");
    EXPECT_EQ(found[26], "28: byte 0xe9 is not UTF-8; read as U+FFFD");
}

TEST_F(LargeFile, IsKnownAgainByItsContent) {
    const std::string path = folder_.write("talks.jsonl", content());
    const Records before = read_records({path});
    ReadOptions options;
    options.known = &before.read;
    const Records again = read_records({path}, options);
    EXPECT_EQ(again.unchanged.size(), 1u);
    EXPECT_TRUE(again.talks.empty());
}

TEST_F(LargeFile, AboveTheLimitIsNotRead) {
    ReadOptions options;
    options.max_file_bytes = std::uint64_t{9} << 20;
    const Records records = read_records({folder_.write("talks.jsonl", content())}, options);
    EXPECT_TRUE(records.talks.empty());
    EXPECT_THAT(described(records),
                ElementsAre(testing::EndsWith(" are more than the limit of 9 MiB; nothing was read")));
}

TEST(JsonLinesParts, CountLinesAndProblemsThroughAllParts) {
    JsonLinesParts parts("talks.jsonl");
    EXPECT_EQ(parts.read("{\"title\": \"A\"}\n{]\n").size(), 1u);
    std::string bad;
    for (int i = 0; i < 120; ++i) bad += "{]\n";
    EXPECT_THAT(parts.read(bad), IsEmpty());
    const std::vector<Talk> last = parts.read("\n{\"title\": \"B\"}");
    ASSERT_EQ(last.size(), 1u);
    EXPECT_EQ(last.front().sources.front().line, 124u);
    const std::vector<Diagnostic> problems = parts.problems();
    ASSERT_EQ(problems.size(), 101u);
    EXPECT_EQ(problems[0].line, 2u);
    EXPECT_EQ(problems[1].line, 3u);
    EXPECT_EQ(problems[100].message, "21 more lines could not be read");
}

}  // namespace
}  // namespace lectern
