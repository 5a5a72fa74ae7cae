// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <string>
#include <string_view>
#include <variant>

#include "indexer/encoding.hpp"
#include "indexer/file_loader.hpp"
#include "indexer/unique_fd.hpp"
#include "tests/support/temp_folder.hpp"

namespace lectern {
namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t limit = 1u << 20;

std::string told(const Diagnostic& diagnostic) { return to_string(diagnostic); }

struct EncodingCase {
    std::string_view name;
    std::string_view bytes;
    std::string_view text;     ///< what readers get
    std::string_view problem;  ///< empty: none
    bool usable = true;
};

class Encoding : public testing::TestWithParam<EncodingCase> {};

TEST_P(Encoding, IsCheckedBeforeReading) {
    const EncodingCase& c = GetParam();
    std::string content(c.bytes);
    const EncodingCheck check = check_encoding("a.md", content);
    EXPECT_EQ(check.usable, c.usable);
    EXPECT_EQ(check.problem ? told(*check.problem) : "", c.problem);
    if (c.usable) {
        EXPECT_EQ(content, c.text);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Table, Encoding,
    testing::Values(
        EncodingCase{"Empty", "", "", ""},  //
        EncodingCase{"Ascii", "a\r\nb", "a\r\nb", ""},
        EncodingCase{"Utf8", "Kapu\u015Bci\u0144ska \U0001F41D", "Kapu\u015Bci\u0144ska \U0001F41D", ""},
        EncodingCase{"ByteOrderMark", "\xEF\xBB\xBF# Talks", "# Talks", ""},
        EncodingCase{"ByteOrderMarkOnly", "\xEF\xBB\xBF", "", ""},
        EncodingCase{"OneBadByte", "# Talks\n\nby Ren\xE9 in Lyon\n", "# Talks\n\nby Ren\uFFFD in Lyon\n",
                     "a.md:3:7: error: byte 0xe9 is not UTF-8; read as U+FFFD; convert the file to UTF-8, "
                     "e.g. with iconv"},
        EncodingCase{"ColumnCountsCharacters", "\u00E9\u00E9\u00E9 and so on and on \xFF!",
                     "\u00E9\u00E9\u00E9 and so on and on \uFFFD!",
                     "a.md:1:22: error: byte 0xff is not UTF-8; read as U+FFFD; convert the file to UTF-8, "
                     "e.g. with iconv"},
        EncodingCase{"SeveralBadBytes", "a long line of text, \xE9\nand another one: \xC3(\n",
                     "a long line of text, \uFFFD\nand another one: \uFFFD(\n",
                     "a.md:1:22: error: byte 0xe9 is not UTF-8, nor is 1 other; read as U+FFFD; convert the "
                     "file to UTF-8, e.g. with iconv"},
        EncodingCase{
            "EncodedSurrogate", "a text that is long enough: \xED\xA0\x80",
            "a text that is long enough: \uFFFD\uFFFD\uFFFD",
            "a.md:1:29: error: byte 0xed is not UTF-8, nor are 2 others; read as U+FFFD; convert the "
            "file to UTF-8, e.g. with iconv"},
        EncodingCase{"CutAtTheEnd", "a text that is long enough \xE2\x80",
                     "a text that is long enough \uFFFD\uFFFD",
                     "a.md:1:28: error: byte 0xe2 is not UTF-8, nor is 1 other; read as U+FFFD; convert the "
                     "file to UTF-8, e.g. with iconv"},
        EncodingCase{"MostlyOtherBytes", "\xC4\xEE\xEA\xEB\xE0\xE4", "",
                     "a.md:1:1: error: byte 0xc4 is not UTF-8, nor are 5 others; nothing was read; convert "
                     "the file to UTF-8, e.g. with iconv",
                     false},
        EncodingCase{"Utf16WithMark", "\xFF\xFE#\0 \0T\0"sv, "",
                     "a.md: error: is UTF-16; convert it to UTF-8, e.g. with iconv -f UTF-16 -t UTF-8",
                     false},
        EncodingCase{"Utf16BigEndianWithMark", "\xFE\xFF\0#\0 \0T"sv, "",
                     "a.md: error: is UTF-16; convert it to UTF-8, e.g. with iconv -f UTF-16 -t UTF-8",
                     false},
        EncodingCase{"Utf16WithoutMark", "#\0 \0T\0a\0l\0k\0s\0"sv, "",
                     "a.md: error: is UTF-16; convert it to UTF-8, e.g. with iconv -f UTF-16 -t UTF-8",
                     false},
        EncodingCase{"Utf16BigEndianWithoutMark", "\0#\0 \0T\0a\0l\0k"sv, "",
                     "a.md: error: is UTF-16; convert it to UTF-8, e.g. with iconv -f UTF-16 -t UTF-8",
                     false},
        EncodingCase{"Utf32", "\xFF\xFE\0\0#\0\0\0"sv, "",
                     "a.md: error: is UTF-32; convert it to UTF-8, e.g. with iconv -f UTF-32 -t UTF-8",
                     false},
        EncodingCase{"NulByte", "# Talks\n\nx\0y\n"sv, "",
                     "a.md:3: error: is no text: it contains NUL bytes; leave it out", false},
        EncodingCase{"Picture", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv, "",
                     "a.md:3: error: is no text: it contains NUL bytes; leave it out", false}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(Utf8, NamesOfFilesBecomeUtf8) {
    EXPECT_EQ(as_utf8("caf\xE9/\u00E9"), "caf\uFFFD/\u00E9");
    EXPECT_EQ(as_utf8(""), "");
}

TEST(FileLoader, ReadsAFileWhole) {
    const test::TempFolder folder;
    const std::string text = std::string(200'000, 'x') + "\n";
    const auto loaded = load_file(folder.write("a.md", text), limit);
    ASSERT_TRUE(std::holds_alternative<LoadedFile>(loaded));
    EXPECT_EQ(std::get<LoadedFile>(loaded).content, text);
    EXPECT_FALSE(std::get<LoadedFile>(loaded).problem);
}

TEST(FileLoader, AnEmptyFileIsNoProblem) {
    const test::TempFolder folder;
    const auto loaded = load_file(folder.write("a.md", ""), limit);
    ASSERT_TRUE(std::holds_alternative<LoadedFile>(loaded));
    EXPECT_EQ(std::get<LoadedFile>(loaded).content, "");
}

TEST(FileLoader, TakesAFileOfJustTheLimit) {
    const test::TempFolder folder;
    EXPECT_TRUE(std::holds_alternative<LoadedFile>(load_file(folder.write("a.md", "12345"), 5)));
}

/// Why `load_file` refuses a path.
std::string refusal(const std::string& path, std::uint64_t max_bytes = limit) {
    const auto loaded = load_file(path, max_bytes);
    const auto* problem = std::get_if<Diagnostic>(&loaded);
    return problem == nullptr ? "loaded" : told(*problem);
}

TEST(FileLoader, NeverReadsAFileOverTheLimit) {
    const test::TempFolder folder;
    const std::string path = folder.write("a.md", "");
    // A sparse file: a gigabyte that takes no space.
    ASSERT_EQ(::truncate(path.c_str(), 1 << 30), 0);
    EXPECT_EQ(refusal(path, 64u << 20),
              path +
                  ": error: 1 GiB are more than the limit of 64 MiB; nothing was read; raise it with "
                  "--max-file-size, or leave the file out");
}

TEST(FileLoader, SaysWhyAFileCannotBeOpened) {
    const test::TempFolder folder;
    const std::string path = folder.at("gone.md");
    EXPECT_EQ(refusal(path), path + ": error: cannot be opened: No such file or directory");
}

TEST(FileLoader, DoesNotWaitForAPipe) {
    const test::TempFolder folder;
    const std::string path = folder.at("pipe.md");
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    EXPECT_EQ(refusal(path), path + ": error: is a pipe, no file; leave it out");
}

TEST(FileLoader, RefusesDevicesAndFolders) {
    const test::TempFolder folder;
    EXPECT_EQ(refusal("/dev/null"), "/dev/null: error: is a device, no file; leave it out");
    EXPECT_EQ(refusal(folder.path().string()),
              folder.path().string() + ": error: is a folder, no file; leave it out");
}

TEST(FileLoader, ReportsTheEncodingAndKeepsTheRest) {
    const test::TempFolder folder;
    const auto loaded = load_file(folder.write("a.md", "by Ren\xE9 from Lyon"), limit);
    ASSERT_TRUE(std::holds_alternative<LoadedFile>(loaded));
    EXPECT_EQ(std::get<LoadedFile>(loaded).content, "by Ren\uFFFD from Lyon");
    EXPECT_TRUE(std::get<LoadedFile>(loaded).problem);
}

class ReadToEnd : public testing::Test {
protected:
    [[nodiscard]] Result<std::string> read(std::string_view content, std::uint64_t expected,
                                           std::uint64_t max_bytes) const {
        const UniqueFd fd(::open(folder_.write("a.md", content).c_str(), O_RDONLY | O_CLOEXEC));
        return read_to_end(fd.get(), expected, max_bytes);
    }

    test::TempFolder folder_;
};

TEST_F(ReadToEnd, AFileThatGrewIsTakenAsItIsNow) {
    const auto content = read("twelve bytes", 3, limit);
    ASSERT_TRUE(content.ok());
    EXPECT_EQ(*content, "twelve bytes");
}

TEST_F(ReadToEnd, AFileThatGrewOverTheLimitIsRefused) {
    const auto content = read("twelve bytes", 3, 11);
    ASSERT_FALSE(content.ok());
    EXPECT_EQ(content.error().message, "more than the limit of 11 bytes; nothing was read");
}

TEST_F(ReadToEnd, AFileThatShrankIsAnError) {
    const auto content = read("twelve bytes", 13, limit);
    ASSERT_FALSE(content.ok());
    EXPECT_EQ(content.error().message, "became shorter while it was read; nothing of it was used");
    EXPECT_EQ(content.error().hint, "index it again when it is complete");
}

TEST_F(ReadToEnd, AReadErrorIsTold) {
    const UniqueFd fd(::open(folder_.path().c_str(), O_RDONLY | O_CLOEXEC));
    const auto content = read_to_end(fd.get(), 0, limit);
    ASSERT_FALSE(content.ok());
    EXPECT_EQ(content.error().message, "cannot be read: Is a directory");
}

TEST(HumanSize, UsesTheLargestUnit) {
    EXPECT_EQ(human_size(0), "0 bytes");
    EXPECT_EQ(human_size(1023), "1023 bytes");
    EXPECT_EQ(human_size(1024), "1 KiB");
    EXPECT_EQ(human_size(1536), "1.5 KiB");
    EXPECT_EQ(human_size(64u << 20), "64 MiB");
    EXPECT_EQ(human_size(5'000'000'000), "4.7 GiB");
    EXPECT_EQ(human_size(UINT64_MAX), "16777216 TiB");
}

}  // namespace
}  // namespace lectern
