// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

#include "lectern/reader.hpp"

namespace lectern {
namespace {

TEST(Readers, HaveNamesOfTheirOwnAndSayWhatTheyRead) {
    std::set<std::string_view> names;
    for (const Reader* reader : readers()) {
        EXPECT_TRUE(names.insert(reader->name()).second) << reader->name();
        EXPECT_FALSE(reader->description().empty()) << reader->name();
        EXPECT_EQ(reader_named(reader->name()), reader);
    }
    EXPECT_EQ(reader_named("none"), nullptr);
    EXPECT_EQ(reader_named(""), nullptr);
}

struct FormCase {
    std::string_view path;
    std::string_view content;
    std::string_view form;  ///< empty: none
};

std::string_view form_of(const FormCase& c) {
    const Reader* reader = reader_for({std::string(c.path), c.content});
    return reader == nullptr ? std::string_view() : reader->name();
}

TEST(Detection, TellsMarkdownFromOtherText) {
    const FormCase cases[] = {
        // A page says what it is.
        {"a.md", "", "markdown"},
        {"a.MD", "A paragraph.\n", "markdown"},
        {"posts/a.markdown", "key: value\n", "markdown"},
        {"a.mdx", "import A from 'a'\n", "markdown"},
        // Others are told by their markup.
        {"a.txt", "Talks\n=====\n\nIt was nice.\n", "markdown"},
        {"a.txt", "## Talks\n", "markdown"},
        {"talks", "Watch [Life of a packet](https://example.org) by Ann Lee.\n", "markdown"},
        {"a.txt", "[Life of a packet](https://example.org)\n", "markdown"},
        {"a.txt", "**Life of a packet**, Ann Lee\n", "markdown"},
        {"a.txt", "1. Life of a packet - Ann Lee\n2. eBPF - Bo Ek\n", "markdown"},
        {"a.txt", "3) Life of a packet\n", "markdown"},
        {"a.txt", "* Life of a packet\r\n* eBPF\r\n", "markdown"},
        {"a.txt", "Title | Speaker\n--- | ---\neBPF | Bo Ek\n", "markdown"},
        {"a.txt", "---\ntitle: Talks\n---\n\n## Life of a packet\n\nA talk about packets.\n", "markdown"},
        {"a.txt", "{{< talk >}}\n\n## Talks\n", "markdown"},
        {"a.txt", "### eBPF\nSpeaker: Bo Ek\nTime: 10:00\n\n### [XDP](https://example.org)\nSpeaker: C\n",
         "markdown"},
        // Text without any markup lists nothing that could be told from prose.
        {"a.txt", "", ""},
        {"a.txt", "It was nice in Brno.\n", ""},
        {"LICENSE", "Permission is hereby granted, free of charge, to any person …\n\nTHE SOFTWARE …\n", ""},
        {"a.txt", "#hashtag and 1.5 and -1 and *this*\n", ""},
        {"a.txt", "1234567890. of a long number\n", ""},
        // Other forms.
        {"package.json", "{\"name\": \"site\", \"files\": [\"- a\", \"## b\"]}\n", ""},
        {"a.txt", "{\"name\": \"- a\",\n  \"b\": \"## c\"}\n", ""},
        {"a.txt", "[\n  \"- a\",\n  \"[b](c)\"\n]\n", ""},
        {"a.xml", "<?xml version=\"1.0\"?>\n<a>\n- b\n</a>\n", ""},
        {"a.txt", "\n<?xml version=\"1.0\"?>\n<a>\n- b\n</a>\n", ""},
        {"a.txt", "<!DOCTYPE html>\n<h1>A</h1>\n- b\n", ""},
        {"a.txt", "BEGIN:VCALENDAR\nVERSION:2.0\nDESCRIPTION:a\n - b\nEND:VCALENDAR\n", "icalendar"},
        {"ci.yml", "# The build\non: push\njobs:\n  - build\n", ""},
        {"a.txt", "# The build\non: push\njobs:\n  build:\n    steps:\n      - run: make\n", ""},
        {"talks.csv", "title,speaker\n\"- a\n- b\",c\n", "csv"},
        {"talks.tsv", "title\tspeaker\n# a\tb\n", "csv"},
    };
    for (const FormCase& c : cases) EXPECT_EQ(form_of(c), c.form) << c.path << '\n' << c.content;
}

TEST(Detection, DoesNotLookAtTheWholeOfALargeText) {
    const std::string text = std::string(100'000, 'x') + "\n## Talks\n";
    EXPECT_EQ(form_of({"a.txt", text, ""}), "");
}

}  // namespace
}  // namespace lectern
