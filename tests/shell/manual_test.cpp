// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/shell/manual.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lectern/version.hpp"

namespace lectern {
namespace {

const std::string head = ".TH \"PROG\\-A\" 1 \"" + std::string(release_date) + "\" \"lectern " +
                         std::string(version) + "\"\n.SH \"NAME\"\nprog\\-a \\- do a thing\n";

/// What a page has below its head.
template <class Write>
std::string page_with(Write write) {
    ManualPage page("prog-a", 1, "do a thing");
    write(page);
    const std::string all = page.take();
    EXPECT_TRUE(all.starts_with(head)) << all;
    return all.substr(std::min(all.size(), head.size()));
}

std::string help(std::string_view text, bool as_headings = true) {
    return page_with([&](ManualPage& page) { page.help_text(text, as_headings); });
}

TEST(RoffText, IsReadAsItIs) {
    const std::pair<const char*, const char*> cases[] = {
        {"--db a\\b", "\\-\\-db a\\eb"},
        {"it's `x` \"y\" ^ ~", "it\\(aqs \\(gax\\(ga \\(dqy\\(dq \\(ha \\(ti"},
        {"Kapu\u015Bci\u0144ska \u2026 \U0001F41D", "Kapu\\[u015B]ci\\[u0144]ska \\[u2026] \\[u1F41D]"},
        {"", ""},
    };
    for (const auto& [text, roff] : cases) EXPECT_EQ(roff_text(text), roff);
}

TEST(ManualPage, NoLineOfTextIsARequest) {
    EXPECT_EQ(
        page_with([](ManualPage& page) {
            page.paragraph(".md files");
            page.item("what", "'quoted'");
            page.example(".x\ny");
        }),
        ".PP\n\\&.md files\n.TP\n\\fBwhat\\fR\n\\(aqquoted\\(aq\n.PP\n.RS 4\n.nf\n\\&.x\ny\n.fi\n.RE\n");
    const std::string words = page_with([](ManualPage& page) {
        std::string text;
        for (int k = 0; k < 40; ++k) text += "word .md ";
        page.paragraph(text);
    });
    EXPECT_EQ(words.find("\n.md"), std::string::npos) << words;
    std::size_t longest = 0;
    for (std::size_t at = 0; at < words.size(); at = words.find('\n', at) + 1)
        longest = std::max(longest, words.find('\n', at) - at);
    EXPECT_LE(longest, 80U);
}

TEST(ManualPage, ParagraphsBelowHeadingsBeginByThemselves) {
    EXPECT_EQ(page_with([](ManualPage& page) {
                  page.heading("Files");
                  page.paragraph("one");
                  page.paragraph("two");
              }),
              ".SH \"FILES\"\none\n.PP\ntwo\n");
}

TEST(ManualPage, TakesHelpTextApart) {
    EXPECT_EQ(help("Some text\nin two lines.\n\nExit status:\n  0  found\n  1  nothing\n"),
              ".PP\nSome text in two lines.\n.SH \"EXIT "
              "STATUS\"\n.TP\n\\fB0\\fR\nfound\n.TP\n\\fB1\\fR\nnothing\n");
    EXPECT_EQ(help("Examples:\n  lectern search a b\n  lectern show x\n"),
              ".SH \"EXAMPLES\"\n.RS 4\n.nf\nlectern search a b\nlectern show x\n.fi\n.RE\n");
    EXPECT_EQ(help("Fields:\n  title, abstract,\n  speaker\n", false),
              ".PP\nFields:\n.PP\ntitle, abstract, speaker\n");
    EXPECT_EQ(help("  --config FILE\n  a file   here\n"),
              ".TP\n\\fB\\-\\-config FILE\\fR\n\\&\n.TP\n\\fBa file\\fR\nhere\n");
    EXPECT_EQ(help(""), "");
}

TEST(ManualPage, ListsTheOptions) {
    EXPECT_EQ(page_with([](ManualPage& page) {
                  CLI::App app("Does something.", "program");
                  app.set_help_flag();
                  std::string text;
                  app.add_option("PATH", text, "what to read");
                  app.add_option("-f,--format", text, "how")->type_name("text|json")->default_str("text");
                  page.options(app);
                  page.see_also({"a(1)", "b-c(7)"});
              }),
              ".TP\n\\fB\\-f, \\-\\-format text|json\\fR\nhow (default: text)\n"
              ".SH \"SEE ALSO\"\n\\fBa(1)\\fR, \\fBb\\-c(7)\\fR\n");
}

}  // namespace
}  // namespace lectern
