// SPDX-License-Identifier: GPL-2.0-or-later
//
// The shapes in which posts list talks, each the least that shows it, and what
// stands beside talks in the same shapes.
#include <gtest/gtest.h>

#include <string>

#include "indexer/readers/markdown_reader.hpp"
#include "tests/support/describe_talk.hpp"

namespace lectern {
namespace {

const std::string post_head = "---\ntitle: Us at KubeCon EU 2025\ndate: 2025-02-01\n---\n\n";

std::string read_post(const std::string& body, const std::string& front = post_head) {
    return test::describe(markdown_reader().read({"post.md", front + body}));
}

const std::string edition = "  event: KubeCon + CloudNativeCon Europe 2025\n";

TEST(ListingShapes, OneParagraphWithSeveralTalks) {
    EXPECT_EQ(read_post("## Tuesday, April 1\n\n"
                        "**10:15am - 10:45am**\n[Ships](https://sched.co/1aaaa) - Ann Lind, Acme\n"
                        "**11:00am - 11:30am**\n[Ports](https://sched.co/1bbbb)\n"),
              "Ships\n  by: Ann Lind @ Acme\n  when: 2025-04-01 10:15-10:45\n" + edition +
                  "  url: https://sched.co/1aaaa\n"
                  "Ports\n  when: 2025-04-01 11:00-11:30\n" +
                  edition + "  url: https://sched.co/1bbbb\n");
    EXPECT_EQ(read_post("We give two talks:\n[Ships - Ann Lind, Acme](https://sched.co/1aaaa)\n"
                        "[Ports - Bo Ray, Birch](https://sched.co/1bbbb)\n"),
              "Ships\n  by: Ann Lind @ Acme\n" + edition +
                  "  url: https://sched.co/1aaaa\n"
                  "Ports\n  by: Bo Ray @ Birch\n" +
                  edition + "  url: https://sched.co/1bbbb\n");
}

TEST(ListingShapes, ALinkCopiedWithTimeAndPlace) {
    EXPECT_EQ(
        read_post("- **Maintainer Track**: Meet those who write it.\n"
                  "[Ships - Ann Lind, Acme & Bo Ray, Birch\nThursday, April 3, 2025, 17:30 - 18:00 BST\n"
                  "Level 3 | Hall 7](https://sched.co/1aaaa)\n"),
        "Ships\n  by: Ann Lind @ Acme\n  by: Bo Ray @ Birch\n  when: 2025-04-03 17:30-18:00 BST\n" + edition +
            "  room: Level 3 | Hall 7\n  url: https://sched.co/1aaaa\n");
}

TEST(ListingShapes, ALabelWithTheSameLinkBeforeTheTitle) {
    EXPECT_EQ(read_post("- [Maintainer Track](https://sched.co/1aaaa)\n"
                        "  [How Ships Are Built](https://sched.co/1aaaa)\n"),
              "How Ships Are Built\n" + edition + "  url: https://sched.co/1aaaa\n");
}

TEST(ListingShapes, TimeAndPlaceOnALineBeforeTheTitle) {
    EXPECT_EQ(
        read_post("**Tuesday, April 1:**\n\n11:00, Hall 3  \n[Ships](//sched.co/1aaaa) - Ann Lind, Acme\n"),
        "Ships\n  by: Ann Lind @ Acme\n  when: 2025-04-01 11:00\n" + edition +
            "  room: Hall 3\n  url: //sched.co/1aaaa\n");
}

TEST(ListingShapes, BylineInParenthesesBeforeRoomAndTime) {
    EXPECT_EQ(read_post("## Tuesday, April 1\n\n"
                        "* Workshop: [Ships](https://example.org/presentations/how-ships-float) "
                        "(by [Ann Lind](/ann) and Bo Ray), Room 106, 10:00 to 13:00\n"),
              "Ships\n  by: Ann Lind\n  by: Bo Ray\n  when: 2025-04-01 10:00-13:00\n" + edition +
                  "  room: Room 106\n  format: workshop\n"
                  "  url: https://example.org/presentations/how-ships-float\n");
}

TEST(ListingShapes, SpeakersWithWhereTheyAreFrom) {
    EXPECT_EQ(
        read_post("- Title: **[Ships](https://sched.co/1aaaa)**\n"
                  "- Speakers: [@ann](/ann)(from Acme) and [Bo Ray](/bo) (from [Birch](/b))\n"),
        "Ships\n  by: @ann @ Acme\n  by: Bo Ray @ Birch\n" + edition + "  url: https://sched.co/1aaaa\n");
}

TEST(ListingShapes, ItemsWithoutLinks) {
    EXPECT_EQ(read_post("## Tuesday, April 1\n\n"
                        "- Ships - Ann Lind, Acme & Bo Ray, Birch (10:15am-10:45am @ Hall 3)\n"
                        "- **13:45** - Ports (Cy Ek, Cedar) - [Slides](https://example.org/s.pdf)\n"),
              "Ships\n  by: Ann Lind @ Acme\n  by: Bo Ray @ Birch\n  when: 2025-04-01 10:15-10:45\n" +
                  edition +
                  "  room: Hall 3\n"
                  "Ports\n  by: Cy Ek @ Cedar\n  when: 2025-04-01 13:45\n" +
                  edition + "  slides: https://example.org/s.pdf\n");
}

TEST(ListingShapes, NamesAndTimesAloneCountInLists) {
    const std::string by =
        "* [Ships](https://youtu.be/aaaaaaaaaaa)\n  by Ann Lind\n"
        "* [Ports](https://youtu.be/bbbbbbbbbbb)\n  by Bo Ray\n";
    EXPECT_EQ(read_post(by), "");
    EXPECT_EQ(read_post(by + "* [Knots](https://youtu.be/ccccccccccc)\n  by Cy Ek\n"),
              "Ships\n  by: Ann Lind\n" + edition +
                  "  url: https://youtu.be/aaaaaaaaaaa\nPorts\n  by: Bo Ray\n" + edition +
                  "  url: https://youtu.be/bbbbbbbbbbb\nKnots\n  by: Cy Ek\n" + edition +
                  "  url: https://youtu.be/ccccccccccc\n");
    const std::string times =
        "## Wednesday, April 2\n\n- 10:00–10:25: **[Ships](https://example.org/a.mp4)**\n"
        "- 10:30–10:55: **[Ports](https://example.org/b.mp4)**\n";
    EXPECT_EQ(read_post(times), "");
    EXPECT_EQ(read_post(times + "- 11:00–11:25: **[Knots](https://example.org/c.mp4)**\n"),
              "Ships\n  when: 2025-04-02 10:00-10:25\n" + edition +
                  "  url: https://example.org/a.mp4\nPorts\n  when: 2025-04-02 10:30-10:55\n" + edition +
                  "  url: https://example.org/b.mp4\nKnots\n  when: 2025-04-02 11:00-11:25\n" + edition +
                  "  url: https://example.org/c.mp4\n");
}

TEST(ListingShapes, NamesBehindTheTitlesOfRecordings) {
    EXPECT_EQ(read_post("* [Ships - Ann Lind](https://youtu.be/aaaaaaaaaaa)\n"
                        "* [Ports - Bo Ray & Cy Ek](https://youtu.be/bbbbbbbbbbb)\n"
                        "* [Knots - Di Fox](https://youtu.be/ccccccccccc)\n"
                        "* [All videos](https://youtu.be/ddddddddddd)\n"),
              "Ships\n  by: Ann Lind\n" + edition +
                  "  url: https://youtu.be/aaaaaaaaaaa\nPorts\n  by: Bo Ray\n  by: Cy Ek\n" + edition +
                  "  url: https://youtu.be/bbbbbbbbbbb\nKnots\n  by: Di Fox\n" + edition +
                  "  url: https://youtu.be/ccccccccccc\n");
}

TEST(ListingShapes, ANameAndAQuotedTitleInBold) {
    EXPECT_EQ(
        read_post(
            "Wednesday, April 2\n\n* 10:00 - 10:25: **Ann Lind, \"[Ships](https://sched.co/1aaaa)\"**<br>\n"
            "  Ann builds them.\n"),
        "Ships\n  by: Ann Lind\n  when: 2025-04-02 10:00-10:25\n" + edition +
            "  url: https://sched.co/1aaaa\n  abstract: Ann builds them.\n");
}

TEST(ListingShapes, AHeadingSaysWhenTheTalksOfAllRoomsAre) {
    EXPECT_EQ(
        read_post("## 10:35 - 11:20\n\n| Room | Title | Speaker | Track |\n|---|---|---|---|\n"
                  "| Room 2 | Ships | Ann Lind, Acme | Water |\n| Room 3 | Ports | Bo Ray, Birch | Land |\n\n"
                  "## 11:30 - 12:15\n\nLunch.\n"),
        "Ships\n  by: Ann Lind @ Acme\n  when:  10:35-11:20\n" + edition +
            "  track: Water\n  room: Room 2\n"
            "Ports\n  by: Bo Ray @ Birch\n  when:  10:35-11:20\n" +
            edition + "  track: Land\n  room: Room 3\n");
}

TEST(ListingShapes, ARoomBehindTheLink) {
    EXPECT_EQ(
        read_post("## Tuesday, April 1\n\n13:00 - 17:00 [Project Meeting](https://sched.co/1aaaa) Room 335, "
                  "Level 3\n"),
        "Project Meeting\n  when: 2025-04-01 13:00-17:00\n" + edition +
            "  room: Room 335, Level 3\n  format: meeting\n  url: https://sched.co/1aaaa\n");
}

TEST(ListingShapes, AnUnlinkedTitleOverALinkToItsPage) {
    EXPECT_EQ(
        read_post("**How Ships Are Built**  \n[View session details](https://sched.co/1aaaa)\n\nOf steel.\n"),
        "How Ships Are Built\n" + edition + "  abstract: Of steel.\n");
}

TEST(ListingShapes, AGridOfTimesAndRooms) {
    EXPECT_EQ(
        read_post(
            "Join us on Wednesday, April 2.\n\n"
            "| Time (CEST) | River Room | Lake Room |\n|:---:|---|---|\n"
            "| 14:30 - 14:50 | Keynote (Ann Lind & Bo Ray @ Acme) | Keynote (Ann Lind & Bo Ray @ Acme) |\n"
            "| 15:00 - 15:40 | Ships (Ann Lind @ Acme) | Ports (Cy Ek, @ Cedar) |\n"
            "| 16:00 - 16:30 | Coffee | Coffee |\n"),
        "Keynote\n  by: Ann Lind @ Acme\n  by: Bo Ray @ Acme\n  when: 2025-04-02 14:30-14:50\n" + edition +
            "  room: River Room\n  format: keynote\n"
            "Ships\n  by: Ann Lind @ Acme\n  when: 2025-04-02 15:00-15:40\n" +
            edition +
            "  room: River Room\n"
            "Ports\n  by: Cy Ek @ Cedar\n  when: 2025-04-02 15:00-15:40\n" +
            edition + "  room: Lake Room\n");
}

TEST(ListingShapes, ATableWhoseColumnForTitlesIsCalledOtherwise) {
    EXPECT_EQ(read_post("| Day | What you hear | Presenter(s) | Video |\n|---|---|---|---|\n"
                        "| Mon. 7th | [Ships](https://sched.co/1aaaa) | Ann Lind | "
                        "[Watch](https://youtu.be/aaaaaaaaaaa) |\n"),
              "Ships\n  by: Ann Lind\n" + edition +
                  "  url: https://sched.co/1aaaa\n  video: https://youtu.be/aaaaaaaaaaa\n");
}

TEST(ListingShapes, ATableOfTalksNeedsNoConferenceAroundIt) {
    const std::string rows =
        "|---|---|---|---|\n| [Ships](https://youtu.be/aaaaaaaaaaa) | Ann Lind, Acme | FOSDEM 2024 | Feb 3, "
        "2024 |\n";
    EXPECT_EQ(read_post("| Title | Presenters | Convention | Date Presented |\n" + rows, ""),
              "Ships\n  by: Ann Lind @ Acme\n  when: 2024-02-03\n  event: FOSDEM 2024\n"
              "  url: https://youtu.be/aaaaaaaaaaa\n");
    // what has authors is as often a post
    EXPECT_EQ(read_post("| Title | Authors | Place | Date Posted |\n" + rows, ""), "");
}

TEST(ListingShapes, ATableOfFactsIsNoTalk) {
    EXPECT_EQ(read_post("|  |  |\n|---|---|\n| **When** | April 1, 2025 from 9 a.m. to 5 p.m. BST |\n"
                        "| **Where** | London, UK |\n| **Costs** | Free with your [ticket](/register) |\n"),
              "");
}

TEST(ListingShapes, NoTalks) {
    for (const char* body : {
             // a signature
             "[Ships - Ann Lind, Acme](https://sched.co/1aaaa)\n\nTuesday, 10:00 - 10:30\n\n## Bye\n\n"
             "[Bo Ray](https://sched.co/1bbbb)  \nMaintainer of Kelpie\n",
             "[Ships - Ann Lind, Acme](https://sched.co/1aaaa)\n\nTuesday, 10:00 - 10:30\n\n## Bye\n\n"
             "[Ann Lind](https://sched.co/1bbbb)\n",
             // a heading over headings, and one below the last time of another section
             "### [Project Meetings](https://example.org/program/project-meetings)\n\n"
             "#### [Ships - Ann Lind, Acme](https://sched.co/1aaaa)\n\nTuesday, 10:00 - 10:30\n",
             "[Ships - Ann Lind, Acme](https://sched.co/1aaaa)\n\nTuesday, 10:00 - 10:30\n\n"
             "### Our Booth\n\n- Friday\n    - 10:30–14:30\n\n"
             "### [Demos in the Showcase](https://kccnceu2025.sched.com/overview/type/Showcase)\n\nCome!\n",
             // a link in a sentence that a line break cuts
             "[Ships - Ann Lind, Acme](https://sched.co/1aaaa)\n\nTuesday, 10:00 - 10:30\n\n## More\n\n"
             "On Sunday, the [track about\nknots](https://fosdem.org/2025/schedule/track/knots_and_ropes/)\n"
             "is ours.\n",
             // the page of all events beside the conference, slides, a link below a poster
             "[Ships - Ann Lind, Acme](https://sched.co/1aaaa)\n\nTuesday, 10:00 - 10:30\n\n## More\n\n"
             "[Events next door](https://example.org/kubecon/program/colocated-events/)\n\n"
             "[All pictures](https://docs.google.com/presentation/d/1x2y/edit)\n\n"
             "- Knots\n    - Tuesday, 18:00 - 20:00\n    - [Sched](https://sched.co/1bbbb)\n",
             // an address as the text of a link
             "[Ships - Ann Lind, Acme](https://sched.co/1aaaa)\n\nTuesday, 10:00 - 10:30\n\n## More\n\n"
             "[https://sched.co/1bbbb](https://sched.co/1bbbb)\n",
         }) {
        const std::string talks = read_post(body);
        EXPECT_EQ(talks.find("Ships\n  by: Ann Lind @ Acme\n"), 0u) << body << talks;
        EXPECT_EQ(talks.find("\n  url:", talks.find("\n  url:") + 1), std::string::npos) << body << talks;
    }
}

TEST(ListingShapes, TwoDaysOfAConferenceAreNotTheDayOfATalk) {
    EXPECT_EQ(read_post("## Talks\n\nWe meet on April 1st and 2nd.\n\n[Ships - Ann Lind, "
                        "Acme](https://sched.co/1aaaa)\n"),
              "Ships\n  by: Ann Lind @ Acme\n" + edition + "  url: https://sched.co/1aaaa\n");
}

TEST(ListingShapes, TheMainConferenceIsTheOneOfThePost) {
    EXPECT_EQ(
        read_post(
            "### Main Conference – Session Talks\n\n[Ships - Ann Lind, Acme](https://sched.co/1aaaa)\n"),
        "Ships\n  by: Ann Lind @ Acme\n" + edition + "  url: https://sched.co/1aaaa\n");
}

}  // namespace
}  // namespace lectern
