// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown_reader.hpp"

#include <gtest/gtest.h>

#include <string>

namespace lectern {
namespace {

Reading read_markdown(const std::string& content, const std::string& path = "post.md") {
    return markdown_reader().read({path, content});
}

std::string only_diagnostic(const Reading& reading) {
    return reading.diagnostics.size() == 1 ? to_string(reading.diagnostics.front())
                                           : std::to_string(reading.diagnostics.size()) + " diagnostics";
}

const std::string talk_lines =
    "[Packets at Sea - Ann Lee, Acme](https://kccnceu2025.sched.com/event/1/x)\n\n"
    "Tuesday, April 1, 2025, 09:00 - 09:05 BST\n\n"
    "About ships.\n";

TEST(MarkdownReader, ReadsATalkWithoutFrontMatter) {
    const Reading reading = read_markdown(talk_lines);
    ASSERT_EQ(reading.talks.size(), 1u);
    EXPECT_EQ(reading.talks[0].title, "Packets at Sea");
    EXPECT_EQ(reading.talks[0].date, "2025-04-01");
    EXPECT_EQ(reading.talks[0].event, "KubeCon + CloudNativeCon Europe 2025");
    EXPECT_EQ(reading.talks[0].sources, (std::vector<Source>{{"post.md", 1}}));
}

TEST(MarkdownReader, BrokenFrontMatterIsToldWithItsLineAndReadAsItStands) {
    const Reading reading =
        read_markdown("---\ntitle: Us: at the fair\ndate: 2025-01-01\n---\n\n" + talk_lines);
    EXPECT_EQ(reading.talks.size(), 1u);
    EXPECT_EQ(reading.diagnostics.size(), 1u);
    EXPECT_NE(only_diagnostic(reading).find("post.md:2:10: warning: the front matter is no valid YAML"),
              std::string::npos)
        << only_diagnostic(reading);
}

TEST(MarkdownReader, FrontMatterWithoutItsLastLineIsAnErrorAndTheTalksAreRead) {
    const Reading reading = read_markdown("---\ntitle: open\n\n" + talk_lines);
    EXPECT_EQ(reading.talks.size(), 1u);
    EXPECT_EQ(only_diagnostic(reading),
              "post.md:1:1: error: the front matter is not closed; end it with a line of three dashes");
}

TEST(MarkdownReader, FrontMatterThatIsNoMappingIsAnError) {
    const Reading reading = read_markdown("---\n# comment\n- a\n- b\n---\n" + talk_lines);
    EXPECT_EQ(reading.talks.size(), 1u);
    EXPECT_EQ(only_diagnostic(reading),
              "post.md:2:1: error: the front matter is no mapping of keys to values; write it as `key: "
              "value` lines");
}

TEST(MarkdownReader, ARuleAtTheTopIsNoFrontMatter) {
    const Reading reading = read_markdown("---\nHello there.\n\n" + talk_lines);
    EXPECT_EQ(reading.talks.size(), 1u);
    EXPECT_TRUE(reading.diagnostics.empty());
}

TEST(MarkdownReader, AnEmptyPostListsNothing) {
    for (const char* content : {"", "\n", "---\n---\n", "---\ntitle: x\n---\n"}) {
        const Reading reading = read_markdown(content);
        EXPECT_TRUE(reading.talks.empty()) << content;
        EXPECT_TRUE(reading.diagnostics.empty()) << content;
    }
}

TEST(MarkdownReader, AnOverlongLineIsAnErrorWithItsNumber) {
    const Reading reading = read_markdown("Hello\n" + std::string(10u << 20, 'x'));
    EXPECT_TRUE(reading.talks.empty());
    // the whole is over the limit already
    EXPECT_EQ(only_diagnostic(reading),
              "post.md: error: is too large for a Markdown post (over 8 MB); split it, or leave it out");
    const Reading line = read_markdown("Hello\n" + std::string(2u << 20, 'x'));
    EXPECT_EQ(
        only_diagnostic(line),
        "post.md:2:1: error: this line is longer than 1 MB; no listing has such lines; leave the file out");
}

TEST(MarkdownReader, DeepNestingIsReadWithoutHarm) {
    std::string quotes(20000, '>');
    std::string brackets(20000, '[');
    std::string yaml = "---\ntitle: " + std::string(5000, '[') + "\n---\n";
    EXPECT_TRUE(read_markdown(quotes + " x\n").talks.empty());
    EXPECT_TRUE(read_markdown(brackets + "\n").talks.empty());
    EXPECT_EQ(read_markdown(yaml + talk_lines).talks.size(), 1u);
}

TEST(MarkdownReader, WindowsLineEndsChangeNothing) {
    std::string windows;
    for (const char c : "---\ntitle: KubeCon EU 2025\n---\n\n" + talk_lines)
        windows += c == '\n' ? "\r\n" : std::string(1, c);
    const Reading reading = read_markdown(windows);
    ASSERT_EQ(reading.talks.size(), 1u);
    EXPECT_EQ(reading.talks[0].abstract, "About ships.");
    EXPECT_EQ(reading.talks[0].sources.front().line, 5u);
}

TEST(MarkdownReader, TheWeekdayOutvotesAWrongYear) {
    const Reading reading = read_markdown(
        "---\ntitle: Us at KubeCon EU\ndate: 2025-01-23\n---\n\n"
        "### Packets at Sea\n\n**Ann Lee, Acme | Monday, 23 March | 13:35 - 14:00**\n\nAbout ships.\n");
    ASSERT_EQ(reading.talks.size(), 1u);
    EXPECT_EQ(reading.talks[0].date, "2026-03-23");
}

TEST(MarkdownReader, ADecemberPostAnnouncesNextYearsTalks) {
    const Reading reading = read_markdown(
        "---\ntitle: Us at KubeCon EU\ndate: 2023-12-10\n---\n\n"
        "### Packets at Sea\n\n**Ann Lee, Acme | March 19 | 13:35 - 14:00**\n\nAbout ships.\n");
    ASSERT_EQ(reading.talks.size(), 1u);
    EXPECT_EQ(reading.talks[0].date, "2024-03-19");
}

TEST(MarkdownReader, ALinkPostAboutAnEventIsAnAnnouncement) {
    const std::string head =
        "---\ndate: 2025-05-06\nexternal_url: https://example.org/x\nsummary: What to expect.\ntitle: ";
    const Reading event = read_markdown(head + "DevConf.CZ 2025, what to expect\n---\n");
    ASSERT_EQ(event.talks.size(), 1u);
    EXPECT_EQ(event.talks[0].format, Format::announcement);
    EXPECT_EQ(event.talks[0].event, "DevConf.CZ 2025");
    EXPECT_EQ(event.talks[0].url, "https://example.org/x");
    EXPECT_EQ(event.talks[0].abstract, "What to expect.");
    EXPECT_TRUE(read_markdown(head + "How we saved money\n---\n").talks.empty());
}

TEST(MarkdownReader, APageOfOneTalkIsThatTalk) {
    const Reading reading = read_markdown(
        "---\ntitle: Borrow-Checking the Stack\nspeakers:\n  - name: Ann Lee\n    company: Acme\n  - Bo Fox "
        "(Zed)\n"
        "date: 2024-10-10\nevent: EuroRust 2024\ntags: [rust, network]\nlang: en\n---\n\nFirst.\n\n- one\n- "
        "two\n\n"
        "## About the speakers\n\nAnn likes boats.\n");
    ASSERT_EQ(reading.talks.size(), 1u);
    const Talk& talk = reading.talks[0];
    EXPECT_EQ(talk.abstract, "First.\n- one\n- two");
    ASSERT_EQ(talk.speakers.size(), 2u);
    EXPECT_EQ(talk.speakers[0].companies, std::vector<std::string>{"Acme"});
    EXPECT_EQ(talk.speakers[1].affiliation, "Zed");
    EXPECT_EQ(talk.tags, (std::vector<std::string>{"rust", "network"}));
    EXPECT_EQ(talk.language, "en");
}

std::string days_of(const Reading& reading) {
    std::string out;
    for (const Talk& talk : reading.talks) out += talk.date + ' ' + talk.start + ' ' + talk.track + ";";
    return out;
}

const std::string head = "---\ntitle: Us at KubeCon EU 2025\ndate: 2025-02-01\n---\n\n";
const std::string link = "[Packets at Sea - Ann Lee, Acme](https://kccnceu2025.sched.com/event/1/x)";

TEST(MarkdownReader, ADayInBoldOrInAnOuterBulletHoldsForWhatFollows) {
    const Reading bold = read_markdown(head + "**Wednesday, April 2**\n\n- 11:55: " + link +
                                       "\n\n**Thursday, April 3**\n\n- 10:00: " + link + "\n");
    EXPECT_EQ(days_of(bold), "2025-04-02 11:55 ;2025-04-03 10:00 ;");
    const Reading bullet = read_markdown(head + "* Wednesday, April 2:\n  * " + link +
                                         "\n* Thursday, April 3:\n  * " + link + "\n");
    EXPECT_EQ(days_of(bullet), "2025-04-02  ;2025-04-03  ;");
}

TEST(MarkdownReader, NumberedDaysAreCountedFromTheRange) {
    const Reading reading = read_markdown(head + "We meet on April 1-4.\n\n### Day 1\n\n" + link +
                                          "\n\n### Day 3\n\n" + link + "\n");
    EXPECT_EQ(days_of(reading), "2025-04-01  ;2025-04-03  ;");
}

TEST(MarkdownReader, ATimeMayStandBeforeTheTitleOrInAHeadingBelowIt) {
    const std::string page = "[Packets at Sea - Ann Lee, Acme](https://sched.co/1iTb8)";
    const Reading before =
        read_markdown(head + "**9:00am - 10:00am BST (Hall 1)**\n\n#### " + page + "\n\nAbout ships.\n\n" +
                      "**11:00am - 12:00pm BST (Hall 1)**\n\n#### " + page + "\n\nAbout boats.\n");
    ASSERT_EQ(before.talks.size(), 2u);
    EXPECT_EQ(before.talks[0].start, "09:00");
    EXPECT_EQ(before.talks[0].abstract, "About ships.");
    EXPECT_EQ(before.talks[1].start, "11:00");
    const Reading below =
        read_markdown(head + "### " + page + "\n\n#### 13:35 - 13:55 CET, Hall 7\n\nAbout ships.\n");
    ASSERT_EQ(below.talks.size(), 1u);
    EXPECT_EQ(below.talks[0].start, "13:35");
    EXPECT_EQ(below.talks[0].abstract, "About ships.");
}

TEST(MarkdownReader, ALabelBeforeTheLinkNamesTrackOrFormat) {
    const Reading reading =
        read_markdown(head + "- 9:45 - 10:15 GitOpsCon: [Packets at Sea](https://sched.co/1AR8M)\n" +
                      "- Keynote: [Ships at Sea](https://sched.co/1AR8N) - Ann Lee, Acme\n");
    ASSERT_EQ(reading.talks.size(), 2u);
    EXPECT_EQ(reading.talks[0].track, "GitOpsCon");
    EXPECT_EQ(reading.talks[0].title, "Packets at Sea");
    EXPECT_EQ(reading.talks[1].format, Format::keynote);
}

TEST(MarkdownReader, ASentenceThatBeginsWithALinkIsNoTalk) {
    for (const char* sentence :
         {"[The Workshop](https://sched.co/1R2q7) by Ann Lee and Bo Fox was well received.",
          "[The Session](https://sched.co/1R2q7), presented by Ann Lee, drew a crowd.",
          "[KubeCon](https://sched.co/1R2q7) is coming to London."}) {
        EXPECT_TRUE(read_markdown(head + sentence + "\n").talks.empty()) << sentence;
    }
}

TEST(MarkdownReader, CostGrowsWithTheTextAlone) {
    // each would be quadratic work if a talk looked at all others
    const auto listing = [](int talks) {
        std::string out = "---\ntitle: KubeCon EU 2025\n---\n";
        for (int i = 0; i < talks; ++i) {
            out +=
                "\n### [Talk number " + std::to_string(i) +
                "](https://kccnceu2025.sched.com/event/1/x)\n\n*Ann Lee, Acme | Tuesday, 14:00*\n\nText.\n";
        }
        return out;
    };
    EXPECT_EQ(read_markdown(listing(5000)).talks.size(), 5000u);
}

TEST(MarkdownReader, SpeakersBeforeTheirRecordings) {
    const Reading reading = read_markdown(
        "---\ntitle: Our talks at KubeCon EU 2024\n---\n\n"
        "- Ann Lind, Acme: [Ships at Sea](https://www.youtube.com/watch?v=aaaaaaaaaaa)\n"
        "- Bo Ray - [Ports and Piers](https://youtu.be/bbbbbbbbbbb)\n"
        "- **Cy Ek**: [Knots for Everyone](https://youtu.be/ccccccccccc)\n"
        "- Di Fox and Ed Gray: [Rope](https://vimeo.com/1)\n");
    ASSERT_EQ(reading.talks.size(), 4u);
    EXPECT_EQ(reading.talks[0].title, "Ships at Sea");
    EXPECT_EQ(reading.talks[0].speakers.at(0).affiliation, "Acme");
    EXPECT_EQ(reading.talks[1].video_url, "https://youtu.be/bbbbbbbbbbb");
    EXPECT_EQ(reading.talks[2].speakers.at(0).name, "Cy Ek");
    EXPECT_EQ(reading.talks[3].speakers.size(), 2u);
}

TEST(MarkdownReader, AuthorsBeforeTheirPostsAreNoSpeakers) {
    EXPECT_TRUE(read_markdown("---\ntitle: What we read after KubeCon EU 2024\n---\n\n"
                              "- Ann Lind: [Why ships float](https://example.org/a)\n"
                              "- Bo Ray: [Why ports close](https://example.org/b)\n"
                              "- Cy Ek: [Why knots hold](https://example.org/c)\n")
                    .talks.empty());
}

TEST(MarkdownReader, HeadingsThatAreLabels) {
    const Reading reading = read_markdown(
        "---\ntitle: KubeCon EU 2024 talks\n---\n\n"
        "## Ships at Sea\n\n### Speaker\n\nAnn Lind, Acme\n\n### Time:\n\n"
        "Tuesday, March 19, 2024, 10:00 - 10:30 CET\n\n### Abstract\n\nHow ships float.\n\nAnd sink.\n\n"
        "## Title: Ports\n\n### Speaker: Bo Ray, Birch\n\n"
        "### Time: Wednesday, March 20, 2024, 11:00 - 11:30 CET\n\nAbout ports.\n");
    ASSERT_EQ(reading.talks.size(), 2u);
    EXPECT_EQ(reading.talks[0].speakers.at(0).name, "Ann Lind");
    EXPECT_EQ(reading.talks[0].date, "2024-03-19");
    EXPECT_EQ(reading.talks[0].start, "10:00");
    EXPECT_EQ(reading.talks[0].abstract, "How ships float.\n\nAnd sink.");
    EXPECT_EQ(reading.talks[1].title, "Ports");
    EXPECT_EQ(reading.talks[1].speakers.at(0).name, "Bo Ray");
    EXPECT_EQ(reading.talks[1].abstract, "About ports.");
}

}  // namespace
}  // namespace lectern
