// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/markdown.hpp"

#include <cmark.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "query/render/html.hpp"
#include "query/render/terminal.hpp"
#include "tests/query/render/samples.hpp"

namespace lectern {
namespace {

/// What a Markdown processor makes of it.
std::string html_of(const std::string& markdown) {
    char* const html = cmark_markdown_to_html(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT);
    std::string out = html;
    std::free(html);
    return out;
}

std::string list_of(Talk talk) {
    SearchResult result;
    result.hits = {Hit{.talk = std::move(talk), .title = {}, .abstract = {}}};
    return render_markdown(result);
}

TEST(RenderMarkdown, IsAListToPaste) {
    SearchResult result = samples::result();
    result.hits[0].abstract[0].cut_before = result.hits[0].abstract[0].cut_after = true;
    EXPECT_EQ(render_markdown(result),
              "- [Tuning IPv6 Routes](https://example.org/talks/ipv6) — Ada Kern (Isovalent at Cisco), "
              "Bo Lindqvist (CTO, Etraveli Group), Chi Mori (Program Co-Chair), Dov — 2025-04-01, "
              "KubeCon + CloudNativeCon Europe 2025, CiliumCon\n"
              "\n"
              "  … Every cluster we run has IPv6 only. This is what broke, and how the routes were found "
              "again, one after the other. …\n"
              "\n"
              "- **A Talk of Few Words**\n");
    EXPECT_EQ(render_markdown({}), "");
}

TEST(RenderMarkdown, EscapesNoMoreThanItHasTo) {
    const struct {
        const char* text;
        const char* markdown;
    } cases[] = {
        {"Plain text, (really) - 100% & more!", "Plain text, (really) - 100% & more!"},
        {"max_depth and _this_", "max_depth and \\_this\\_"},
        {"*a* [b](c) `d` <e> f\\g ~~h~~", "\\*a\\* \\[b\\](c) \\`d\\` \\<e> f\\\\g \\~\\~h\\~\\~"},
        {"AT&T &amp; R&D", "AT\\&T \\&amp; R\\&D"},
        {"{{ page }} {% raw %} $x$", "\\{\\{ page }} \\{% raw %} \\$x\\$"},
        {"# one", "\\# one"},
        {"- two", "\\- two"},
        {"3. three", "3\\. three"},
        {"2024) four", "2024\\) four"},
        {"3.14 five", "3\\.14 five"},
        {"> six", "\\> six"},
        {"=== seven", "\\=== seven"},
        {"eight # - 9. > =", "eight # - 9. > ="},
        {"", ""},
        {"two\nlines\x1b[2J", "two lines\uFFFD\\[2J"},
    };
    for (const auto& c : cases) EXPECT_EQ(markdown_text(c.text), c.markdown);
}

TEST(RenderMarkdown, NothingInTheDataIsMarkup) {
    for (const char* const evil : {"<script>alert(1)</script>",
                                   "[x](javascript:y)",
                                   "![i](http://e.org/p)",
                                   "**b** __i__ ~~s~~ `c`",
                                   "a\\",
                                   "\\[a\\]",
                                   "&lt; &#60; &copy;",
                                   "# h",
                                   "## h",
                                   "- l",
                                   "+ l",
                                   "* l",
                                   "1. l",
                                   "1) l",
                                   "> q",
                                   "```",
                                   "~~~",
                                   "---",
                                   "***",
                                   "===",
                                   "[a]: http://e.org",
                                   "| a | b |",
                                   "<https://e.org>",
                                   "<!-- c -->",
                                   "    code",
                                   "\tcode",
                                   "a  \nb",
                                   ": d",
                                   "_a_ a_b_c _",
                                   "!",
                                   "[",
                                   "]",
                                   "](",
                                   "<",
                                   "&#x41;",
                                   "*",
                                   "-",
                                   "+",
                                   "1.",
                                   "#"}) {
        const std::string text = printable(evil);
        const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
        std::string shown = html_text(std::string_view(text).substr(begin));
        shown.erase(shown.find_last_not_of(' ') + 1);
        for (std::size_t at = 0; (at = shown.find("&#39;", at)) != std::string::npos;)
            shown.replace(at, 5, "'");
        EXPECT_EQ(html_of(markdown_text(text.substr(begin))), "<p>" + shown + "</p>\n") << evil;
        const std::string list = list_of({.title = evil, .url = "https://e.org/a"});
        EXPECT_EQ(html_of(list).find("<ul>\n<li><a href=\"https://e.org/a\">"), 0U) << list;
        EXPECT_NE(html_of(list).find("</a></li>\n</ul>\n"), std::string::npos) << list << html_of(list);
    }
}

TEST(RenderMarkdown, LinksOnlyToTheWebAndToTheWholeAddress) {
    const struct {
        const char* address;
        const char* html;
    } cases[] = {
        {"https://e.org/a_b_(c)?d=1&e=*f*", "<a href=\"https://e.org/a_b_(c)?d=1&amp;e=*f*\">T</a>"},
        {"https://e.org/a(", "<a href=\"https://e.org/a(\">T</a>"},
        {"https://e.org/a b>c\"d", "<a href=\"https://e.org/a%20b%3Ec%22d\">T</a>"},
        {"https://e.org/?a&copy;b", "<a href=\"https://e.org/?a&amp;copy;b\">T</a>"},
        {"javascript:alert(1)", "<strong>T</strong>"},
        {"data:text/html,x", "<strong>T</strong>"},
    };
    for (const auto& c : cases) {
        const std::string list = list_of({.title = "T", .url = c.address});
        EXPECT_EQ(html_of(list), "<ul>\n<li>" + std::string(c.html) + "</li>\n</ul>\n") << list;
    }
}

}  // namespace
}  // namespace lectern
