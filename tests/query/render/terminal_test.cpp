// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/terminal.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace lectern {
namespace {

constexpr Terminal plain{.width = 24};

std::string wrapped(const std::string& text, const std::string& lead = "", const Terminal& terminal = plain) {
    Page page(terminal, 100);
    page.paragraph({lead}, {{text}});
    return page.take();
}

TEST(DisplayWidth, CountsColumnsNotBytes) {
    const std::vector<std::pair<std::string, std::size_t>> cases{
        {"", 0},
        {"plain", 5},
        {"Kapuścińska", 11},
        {"e\u0301te\u0301", 3},  // combining accents
        {"日本語", 6},           // wide
        {"ﾊﾝｶｸ", 4},             // half-width forms
        {"ｆｕｌｌ", 8},         // full-width forms
        {"한국어", 6},
        {"\u1112\u1161\u11AB", 2},  // 한 as three jamo
        {"🐝", 2},
        {"👩\u200D💻", 2},  // joined
        {"☁\uFE0F", 2},   // asked to be an emoji
        {"a\u200Bb", 2},  // zero width space
        {"…–·", 3},
    };
    for (const auto& [text, width] : cases) EXPECT_EQ(display_width(text), width) << text;
}

TEST(Printable, TakesOutWhatATerminalWouldActOn) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"plain – ünïcode 日本 🐝", "plain – ünïcode 日本 🐝"},
        {"\x1b[31mred\x1b[0m", "\uFFFD[31mred\uFFFD[0m"},
        {"\x1b]0;title\x07", "\uFFFD]0;title\uFFFD"},
        {"back\b\b\bspace\x7f", "back\uFFFD\uFFFD\uFFFDspace\uFFFD"},
        {"one\ntwo\tthree\r\n", "one two three  "},
        {"c1 \u009b31m and \u0085", "c1 \uFFFD31m and  "},
        {"turn \u202Ednuora\u202C", "turn \uFFFDdnuora\uFFFD"},
        {"bad \xff\xc3 bytes", "bad \uFFFD\uFFFD bytes"},
        {std::string("nul\0l", 5), "nul\uFFFDl"},
    };
    for (const auto& [text, safe] : cases) EXPECT_EQ(printable(text), safe);
}

TEST(Fit, ShortensWithAnEllipsis) {
    EXPECT_EQ(fit("short", 5), "short");
    EXPECT_EQ(fit("longer", 5), "long…");
    EXPECT_EQ(fit("日本語", 6), "日本語");
    EXPECT_EQ(fit("日本語", 5), "日本…");
    EXPECT_EQ(fit("日本語", 4), "日…");
    EXPECT_EQ(fit("", 0), "");
}

TEST(Page, WrapsBetweenWords) {
    EXPECT_EQ(wrapped("twenty-four columns fit and no more than that"),
              "twenty-four columns fit\n"
              "and no more than that\n");
    EXPECT_EQ(wrapped("exactly twenty-four cols"), "exactly twenty-four cols\n");
    EXPECT_EQ(wrapped(""), "\n");
    EXPECT_EQ(wrapped("trailing spaces go away    "), "trailing spaces go away\n");
}

TEST(Page, IndentsUnderTheLead) {
    EXPECT_EQ(wrapped("a title that is long enough to wrap", " 1. "),
              " 1. a title that is long\n"
              "    enough to wrap\n");
    EXPECT_EQ(wrapped("", " 1. "), " 1.\n");
}

TEST(Page, BreaksAWordThatIsWiderThanThePage) {
    EXPECT_EQ(wrapped("see abcdefghijklmnopqrstuvwxyz0123456789", "> "),
              "> see\n"
              "  abcdefghijklmnopqrstuv\n"
              "  wxyz0123456789\n");
}

TEST(Page, WrapsWideCharactersByTheirWidth) {
    EXPECT_EQ(wrapped("網路政策保護叢集的安全與可靠性。"),
              "網路政策保護叢集的安全與\n"
              "可靠性。\n");
    // No line begins with a full stop.
    EXPECT_EQ(wrapped("網路政策保護叢集的安全與。"),
              "網路政策保護叢集的安全\n"
              "與。\n");
}

TEST(Page, NoBreakSpacesHoldAndAreWrittenAsSpaces) {
    EXPECT_EQ(wrapped("Isovalent\u00A012  Microsoft\u00A03"),
              "Isovalent 12\n"
              "Microsoft 3\n");
}

TEST(Page, KeepsWithinItsWidthWhateverTheText) {
    const std::string text =
        "日本語 und 👩\u200D💻👩\u200D💻👩\u200D💻 Kapuścińska/CiliumEndpointSlice,한국어 e\u0301e\u0301e\u0301 "
        "\x1b[2J";
    for (std::size_t width = 1; width < 60; ++width) {
        Page page({.width = width}, 100);
        page.paragraph({"  lead "}, {{text}});
        const std::string out = page.take();
        std::size_t begin = 0;
        while (begin < out.size()) {
            const std::size_t end = out.find('\n', begin);
            EXPECT_LE(display_width(out.substr(begin, end - begin)), std::max<std::size_t>(width, 24)) << out;
            begin = end + 1;
        }
    }
}

TEST(Page, WritesStylesOnlyWhereThereIsColor) {
    const StyledText text{{"plain "}, {"bold", Style::strong}, {" "}, {"match", Style::match}};
    Page monochrome(plain, 100);
    monochrome.paragraph({}, text);
    EXPECT_EQ(monochrome.take(), "plain bold match\n");
    Page colored({.width = 80, .color = true}, 100);
    colored.paragraph({}, text);
    EXPECT_EQ(colored.take(), "plain \x1b[1mbold\x1b[0m \x1b[1;33mmatch\x1b[0m\n");
}

TEST(Page, StylesEndWithTheLineAndBeginAgain) {
    Page page({.width = 24, .color = true}, 100);
    page.paragraph({"> "}, {{"a strong statement that wraps", Style::strong}});
    EXPECT_EQ(page.take(),
              "> \x1b[1ma strong statement\x1b[0m\n"
              "  \x1b[1mthat wraps\x1b[0m\n");
}

std::string linked(const std::string& address) {
    Page page({.width = 80, .color = false, .links = true}, 100);
    page.line({{"here", Style::title, address}});
    return page.take();
}

TEST(Page, LinksOnlyToAddressesOfTheWeb) {
    EXPECT_EQ(linked("https://example.org/a?b=c"),
              "\x1b]8;;https://example.org/a?b=c\x1b\\here\x1b]8;;\x1b\\\n");
    EXPECT_EQ(linked("javascript:alert(1)"), "here\n");
    EXPECT_EQ(linked("file:///etc/passwd"), "here\n");
    EXPECT_EQ(linked(""), "here\n");
}

TEST(Page, AnAddressCannotEndItsOwnEscapeSequence) {
    EXPECT_EQ(linked("https://e.org/\x1b\\\x07 é"),
              "\x1b]8;;https://e.org/%1B%5C%07%20%C3%A9\x1b\\here\x1b]8;;\x1b\\\n");
}

TEST(Page, DataCannotWriteEscapeSequences) {
    Page page({.width = 80, .color = false, .links = true}, 100);
    page.paragraph({"* "}, {{"a\x1b[31m"}});
    page.line({{"b\x1b]8;;x\x1b\\"}});
    EXPECT_EQ(page.take(), "* a\uFFFD[31m\nb\uFFFD]8;;x\uFFFD\\\n");
}

}  // namespace
}  // namespace lectern
