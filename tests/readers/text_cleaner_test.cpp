// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text_cleaner.hpp"

#include <gtest/gtest.h>

#include <string>

namespace lectern {
namespace {

struct CleanedRow {
    const char* published;
    const char* plain;
};

TEST(TextCleaner, TellsTheMarkupByTheContent) {
    const CleanedRow rows[] = {
        {"", ""},
        {" \r\n\t ", ""},
        // plain
        {"One line\r\nand the next\r\n\r\n\r\nSecond paragraph ",
         "One line\nand the next\n\nSecond paragraph"},
        {"You learn:\r\n•\tto read\r\n•\tto write", "You learn:\n- to read\n- to write"},
        {"* stars\n* too\n- and dashes", "- stars\n- too\n- and dashes"},
        {"a < b, b > c and vector<int> x; R&D", "a < b, b > c and vector<int> x; R&D"},
        {"The <canvas> element and <3", "The <canvas> element and <3"},
        {"It&amp;#39;s&nbsp;here &amp;nbsp; caf&eacute; &foo; &#xA;new", "It's here café &foo;\nnew"},
        {"no\u00a0break\u200b space", "no break space"},
        {"First.\n                    Second.\n\n                      Third.", "First.\nSecond.\n\nThird."},
        {"5 * 3 ** 2 and __init__ and *args, **kwargs", "5 * 3 ** 2 and __init__ and *args, **kwargs"},
        // HTML
        {"<p>One &amp; <b>two</b></p><p>Three</p>", "One & two\n\nThree"},
        {"\n<p>In this <a href=\"http://example.org/?a=1&b=2\">talk</a> we\n  look</p>\n ",
         "In this talk we look"},
        {"A<br>B<br/>C<hr />D", "A\nB\nC\n\nD"},
        {"Learn:<ul><li>one</li><li><p>two</p></li><li></li></ul><p>End</p>", "Learn:\n- one\n- two\n\nEnd"},
        {"<p>x</p><script>if (a < b) alert('no')</script><style>p {}</style><p>y</p>", "x\n\ny"},
        {"<p>a < b and vector<int> and <unknown></p>", "a < b and vector<int> and <unknown>"},
        {"<pre>one\n  two</pre><p>three\nfour</p>", "one\ntwo\n\nthree four"},
        {"<!-- note --><p title='a > b'>shown</p><!-- open", "shown\n\n<!-- open"},
        {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"},
        // HTML inside escapes
        {"&lt;p&gt;One &amp;amp; two&lt;/p&gt;&#xA;&lt;p&gt;Three&lt;/p&gt;", "One & two\n\nThree"},
        {"&amp;lt;p&amp;gt;Twice&amp;lt;/p&amp;gt;", "Twice"},
        {"<p>Write &lt;p&gt; for a paragraph</p>", "Write <p> for a paragraph"},
        // Markdown
        {"See [the docs](https://example.org/) of\nthis **project**.", "See the docs of this project."},
        {"# Outline\n\n1. One\n2. Two\n\nEnd `x < y`", "Outline\n\n1. One\n2. Two\n\nEnd x < y"},
        {"**You get**\n- a `map`\n- a *list*\n\n![logo](https://example.org/x.png)",
         "You get\n\n- a map\n- a list"},
        {"**A**<br>B\n\n<div>C</div>\n\n```\nlet x\n  y\n```\nD", "A\nB\n\nC\n\nlet x\ny\n\nD"},
        {"Hello\n\n                    **Bold** far in\n\n                    * item",
         "Hello\n\nBold far in\n\n- item"},
        // reStructuredText
        {"See `the docs <https://example.org/>`_ and :py:func:`~os.walk`,\n``len(x)`` too [1]_.",
         "See the docs and os.walk, len(x) too ."},
        {"Title\n=====\n\nA :ref:`chapter <ch>`::\n\n    x = 1\n    y\n\nafter *all*\n\n* one\n* two",
         "Title\n\nA chapter:\n\nx = 1\ny\n\nafter all\n\n- one\n- two"},
        {"Outline\n-------\nWith **bold** words", "Outline\n\nWith bold words"},
        {"When \\*args help, **and** `when <https://example.org>`__ not", "When *args help, and when not"},
        {"Wrapped\ntext\n--\nSigned", "Wrapped\ntext\n--\nSigned"},
        {".. image:: x.png\n   :alt: no\n\n.. note::\n   Bring a laptop.\n\n.. _t: "
         "https://example.org\n\nEnd",
         "Bring a laptop.\n\nEnd"},
    };
    for (const CleanedRow& row : rows) EXPECT_EQ(clean_text(row.published), row.plain) << row.published;
}

TEST(TextCleaner, BelievesTheCaller) {
    EXPECT_EQ(clean_text("**not bold** &amp; <b>so</b>", Markup::plain), "**not bold** & <b>so</b>");
    EXPECT_EQ(clean_text("*em* and\nsoft", Markup::markdown), "em and soft");
    EXPECT_EQ(clean_text("*em* and\nwrapped", Markup::restructured_text), "em and wrapped");
    EXPECT_EQ(clean_text("one\ntwo", Markup::html), "one two");
}

TEST(TextCleaner, MakesLinesOfTitlesAndNames) {
    const CleanedRow rows[] = {
        {"  A\u00a0title\n over  lines ", "A title over lines"},
        {"Q&amp;A &amp;amp; more &#8211; caf&eacute;", "Q&A & more – café"},
        {"The <canvas> element", "The <canvas> element"},
        {"From <em>zero</em> to <b>hero</b><br/>fast", "From zero to hero fast"},
        {"std::vector<int> & *pointers* in __init__", "std::vector<int> & *pointers* in __init__"},
        {"&lt;b&gt;Bold&lt;/b&gt; move", "Bold move"},
        {"`code` # 1", "`code` # 1"},
    };
    for (const CleanedRow& row : rows) EXPECT_EQ(clean_line(row.published), row.plain) << row.published;
}

/// What costs quadratic time in a careless cleaner, which would show in this
/// test's own time.
TEST(TextCleaner, TakesLinearTimeForHostileText) {
    for (const char* piece : {"<a ", "<a href=\"", "<!--", "<!x",  "<script>", "&lt;", "&",        "&amp;",
                              "&#x", "`",          "``",   ":a:`", "**",       "[",    "<li><ul>", "<p ='",
                              ".. ", "\n\n    ",   "*a ",  "_",    "\\",       "</",   "<div>"}) {
        std::string text;
        while (text.size() < (1u << 16)) text += piece;
        EXPECT_LE(clean_text(text).size(), text.size() * 2) << piece;
        EXPECT_LE(clean_line(text).size(), text.size() * 2) << piece;
        EXPECT_LE(clean_text(text, Markup::restructured_text).size(), text.size() * 2) << piece;
    }
}

}  // namespace
}  // namespace lectern
