// SPDX-License-Identifier: GPL-2.0-or-later
// Texts that nobody wrote: what an analyzer must survive, in one pass each. The
// long ones would take hours if a single step looked back or ahead without end.
#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include <random>
#include <string>
#include <vector>

#include "lectern/analyzer.hpp"
#include "tests/text/describe_tokens.hpp"

namespace lectern {
namespace {

using test::Case;
using test::describe;

constexpr std::size_t megabyte = 1000000;

std::string repeat(std::string_view unit, std::size_t size) {
    std::string out;
    out.reserve(size + unit.size());
    while (out.size() < size) out += unit;
    return out;
}

std::size_t count_tokens(std::string_view text) {
    Analyzer analyzer;
    std::size_t n = 0;
    analyzer.tokenize(text, [&n](const Token&) { ++n; });
    return n;
}

// What must hold of the tokens of any text.
void expect_sound(Analyzer& analyzer, std::string_view text) {
    std::uint32_t position = 1;
    Token compound;
    for (const Token& t : analyzer.tokenize(text)) {
        ASSERT_LT(t.begin, t.end);
        ASSERT_LE(t.end, text.size());
        ASSERT_FALSE(t.term.empty());
        ASSERT_LE(t.term.size(), Analyzer::max_term_bytes);
        ASSERT_GE(t.position, position);
        ASSERT_GE(t.last_position, t.position);
        ASSERT_EQ(fold(t.word), t.word);
        if (t.kind == TokenKind::compound) compound = t;
        if (t.kind == TokenKind::part) {
            ASSERT_LE(compound.position, t.position);
            ASSERT_GE(compound.last_position, t.position);
            ASSERT_LE(compound.begin, t.begin);
            ASSERT_GE(compound.end, t.end);
        } else {
            ASSERT_TRUE(position == 1 || t.position > position || compound.last_position == position);
        }
        position = t.position;
    }
}

TEST(HostileText, InvalidUtf8SeparatesWords) {
    const Case cases[] = {
        {"foo\xFF"
         "bar",
         "foo@1 bar@2"},
        {"foo\xC3", "foo@1"},
        {"\xC3(x", "x@1"},
        {"a\xE2\x82z", "a@1 z@2"},
        {"a\xC0\xAF"
         "b",
         "a@1 b@2"},                        // overlong /
        {"a\xED\xA0\x80z", "a@1 z@2"},      // a surrogate
        {"a\xF4\x90\x80\x80z", "a@1 z@2"},  // beyond U+10FFFF
        {"\x80\x80.net", "net@1"},
        {"#\xFF"
         "1",
         "1@1"},
        {"don\xE2\x80t", "don@1 t@2"},
        {"東\xE6京\xE6", "東@1 京@2"},
    };
    for (const Case& c : cases) EXPECT_EQ(describe(c.text), c.expected) << testing::PrintToString(c.text);
}

TEST(HostileText, NulBytesSeparateWords) {
    EXPECT_EQ(describe(std::string_view("a\0b\0\0c.\0", 8)), "a@1 b@2 c@3");
    EXPECT_EQ(describe(std::string(1000, '\0')), "");
}

// Every cut through a text full of special cases, each at the very end of its
// allocation, so that AddressSanitizer sees any byte read beyond.
TEST(HostileText, ATextCanEndAnywhere) {
    const std::string text =
        "C++20 .NET #1 v1.16 10,000 don’t l'a’s kube‐x 東京で쿠é\u0301 a+ C# toFQDNs 1, 1. a- '";
    Analyzer analyzer;
    for (std::size_t size = 0; size <= text.size(); ++size) {
        const std::vector<char> exact(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(size));
        expect_sound(analyzer, std::string_view(exact.data(), exact.size()));
    }
}

TEST(HostileText, RandomBytesGiveSoundTokens) {
    std::mt19937 random(99);
    Analyzer analyzer;
    for (int i = 0; i < 2000; ++i) {
        std::string bytes;
        for (int n = 0; n < 60; ++n) bytes += static_cast<char>(random());
        expect_sound(analyzer, bytes);
    }
}

TEST(HostileText, RandomIdentifiersGiveSoundTokens) {
    const std::vector<std::string_view> units{
        "a",      "Bc",     "D", "1", "000", ".", ",", "-",      "_",    "'",  "’",
        "+",      "#",      "/", "s", "ll",  " ", "é", "東",     "京",   "쿠", "ß",
        "\u0301", "\u00AD", "v", "İ", "ﬁ",   "ｱ", "ﾞ", "\uFDFA", "\xFF", "++", "ŀ"};
    std::mt19937 random(5);
    Analyzer analyzer;
    for (int i = 0; i < 5000; ++i) {
        std::string text;
        for (int n = 0; n < 30; ++n) text += units[random() % units.size()];
        SCOPED_TRACE(text);
        expect_sound(analyzer, text);
        if (HasFatalFailure()) break;
    }
}

TEST(HostileText, LongWordsAreLeftOutButCounted) {
    const std::string fits(64, 'x');
    const std::string too_long(65, 'x');
    EXPECT_EQ(describe("a " + fits + " b"), "a@1 " + fits + "@2 b@3");
    EXPECT_EQ(describe("a " + too_long + " b"), "a@1 b@3");
    EXPECT_EQ(describe("a " + repeat("x", megabyte) + " b"), "a@1 b@3");
    EXPECT_EQ(describe("a " + repeat("é", megabyte) + " b"), "a@1 b@3");
    EXPECT_EQ(describe("a " + repeat("7", megabyte) + " b"), "a@1 b@3");
    EXPECT_EQ(describe("a " + repeat("Ab", megabyte) + " b"), "a@1 b@3");
    // Letters outside the first plane take four bytes each, their terms one.
    EXPECT_EQ(describe(repeat("𝗯", 256)), std::string(64, 'b') + "@1");
}

TEST(HostileText, PartsOfATooLongCompoundAreWords) {
    const std::string half(40, 'x');
    EXPECT_EQ(describe(half + "-" + half + " b"), half + "@1 " + half + "@2 b@3");
    const std::string too_long(65, 'x');
    EXPECT_EQ(describe("a-" + too_long + " b"), "a@1 b@3");
}

TEST(HostileText, TenMegabytesOnOneLineAreReadInOnePass) {
    const std::string_view unit = "networking ";
    const std::string text = repeat(unit, 10 * megabyte);
    EXPECT_EQ(count_tokens(text), text.size() / unit.size());
}

TEST(HostileText, NothingMakesTheScannerLookFarAhead) {
    const struct {
        std::string_view unit;
        std::size_t words;  // of each
    } cases[] = {{"a-", 1}, {"1.", 0}, {"1,", 1}, {"a'", 1}, {"#", 0},      {"++", 0},   {"C++", 2},
                 {"é ", 1}, {".", 0},  {"a.", 1}, {" ", 0},  {"\u0301", 0}, {"\xFF", 0}, {"Ab-", 1}};
    for (const auto& c : cases) {
        const std::string text = repeat(c.unit, megabyte / 2);
        EXPECT_EQ(count_tokens(text), c.words * (text.size() / c.unit.size())) << c.unit;
    }
    // Each number of such a list could be the beginning of a very long one.
    const std::string numbers = repeat("100,", megabyte / 2);
    EXPECT_EQ(count_tokens(numbers + "0"), numbers.size() / 4 + 1);
}

TEST(HostileText, AMegabyteOfDictionaryScriptWithoutASpaceIsReadInOnePass) {
    const std::string_view unit = "東京でのクラウド";
    const std::string text = repeat(unit, megabyte);
    EXPECT_EQ(count_tokens(text), 5 * (text.size() / unit.size()));
}

TEST(HostileText, TenTimesTheTextGivesTenTimesTheTokens) {
    const std::string_view unit =
        "Scaling CiliumEndpointSlice and kube-proxy with C++20 at 10,000 nodes: Kapuścińska’s talk on "
        "NAT46/64. ";
    const std::size_t once = count_tokens(unit);
    EXPECT_EQ(once, 22U);
    EXPECT_EQ(count_tokens(repeat(unit, unit.size() * 10)), 10 * once);
    EXPECT_EQ(count_tokens(repeat(unit, unit.size() * 1000)), 1000 * once);
}

}  // namespace
}  // namespace lectern
