// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <vector>

#include "lectern/collection.hpp"

namespace lectern {
namespace {

Talk announced() {
    Talk talk;
    talk.title = "The Node That Would Not Die";
    talk.event = "KubeCon + CloudNativeCon North America 2023";
    talk.date = "2023-11-08";
    talk.start = "14:30";
    talk.speakers = {{"Yuki Tanaka-Bell", "Orrery Labs", "", {"Orrery Labs"}}};
    talk.abstract = "A long story about a node.";
    talk.sources = {{"guide.md", 10}};
    return talk;
}

Talk recorded() {
    Talk talk = announced();
    talk.abstract = "A story.";
    talk.start.clear();
    talk.video_url = "https://video.example/1";
    talk.speakers = {{"Yuki Tanaka-Bell"}, {"Rasmus Holm"}};
    talk.sources = {{"recordings.md", 90}};
    return talk;
}

TEST(Merge, OneTalkInTwoPostsIsOneTalkWithTwoSources) {
    for (const bool reversed : {false, true}) {
        std::vector<Talk> talks{announced(), recorded()};
        if (reversed) std::swap(talks[0], talks[1]);
        const auto merged = merge_talks(talks);
        ASSERT_EQ(merged.size(), 1u);
        EXPECT_EQ(merged[0].abstract, "A long story about a node.");
        EXPECT_EQ(merged[0].start, "14:30");
        EXPECT_EQ(merged[0].video_url, "https://video.example/1");
        EXPECT_EQ(merged[0].sources.size(), 2u);
        ASSERT_EQ(merged[0].speakers.size(), 2u);
        EXPECT_EQ(merged[0].speakers[0].affiliation, "Orrery Labs");
    }
}

TEST(Merge, ContradictionsKeepTalksApart) {
    const auto apart = [](auto change) {
        Talk other = recorded();
        change(other);
        return merge_talks({announced(), other}).size() == 2;
    };
    EXPECT_TRUE(apart([](Talk& t) { t.event = "KubeCon + CloudNativeCon Europe 2024"; }));
    EXPECT_TRUE(apart([](Talk& t) { t.date = "2023-11-09"; }));
    EXPECT_TRUE(apart([](Talk& t) { t.start = "09:00"; }));
    EXPECT_TRUE(apart([](Talk& t) { t.speakers = {{"Somebody Else"}}; }));
    EXPECT_TRUE(apart([](Talk& t) { t.title = "The Node That Would"; }));
    // the same title alone proves nothing
    EXPECT_TRUE(apart([](Talk& t) { t.event = t.date = t.url = ""; }));
    // two entries of one document are two talks
    EXPECT_TRUE(apart([](Talk& t) { t.sources = {{"guide.md", 40}}; }));
}

TEST(Merge, ClocksOfTwoZonesAreNeitherComparedNorMixed) {
    Talk local = announced();
    local.timezone = "CST";
    Talk utc = announced();
    utc.start = "20:30";
    utc.end = "21:05";
    utc.timezone = "UTC";
    utc.sources = {{"all.ics", 5}};
    const auto merged = merge_talks({local, utc});
    ASSERT_EQ(merged.size(), 1u);
    EXPECT_EQ(merged[0].start + merged[0].end + merged[0].timezone, "14:30CST");
    local.timezone.clear();
    EXPECT_EQ(merge_talks({local, utc}).size(), 2u);
}

TEST(Merge, TwoTalksWithOneUrlStayTwo) {
    Talk a = announced();
    Talk b = announced();
    a.url = b.url = "https://kccncna2023.sched.com/event/1/x";
    b.title = "Something Else";
    EXPECT_EQ(merge_talks({a, b}).size(), 2u);
}

}  // namespace
}  // namespace lectern
