// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <ctime>
#include <string>
#include <utility>
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

TEST(Merge, WithoutSpeakersTwoRecordingsAreTwoTalks) {
    Talk opening{
        .title = "Keynote", .date = "2019-10-10", .event = "PyCon Singapore 2019", .video_url = "v/1"};
    Talk closing = opening;
    opening.sources = {{"a.json", 1}};
    closing.sources = {{"b.json", 1}};
    EXPECT_EQ(merge_talks({opening, closing}).size(), 1u);
    closing.video_url = "v/2";
    EXPECT_EQ(merge_talks({opening, closing}).size(), 2u);
    opening.speakers = closing.speakers = {{"Ann Lee"}};
    EXPECT_EQ(merge_talks({opening, closing}).size(), 1u);
}

TEST(Merge, WhatATalkGainsJoinsItWithOthers) {
    const Talk by_event{.title = "A", .event = "KubeCon 2025", .sources = {{"a.md", 1}}};
    const Talk both{.title = "A", .date = "2025-04-01", .event = "KubeCon 2025", .sources = {{"b.md", 1}}};
    const Talk by_date{.title = "A", .date = "2025-04-01", .sources = {{"c.md", 1}}};
    const auto merged = merge_talks({by_event, both, by_date});
    ASSERT_EQ(merged.size(), 1u);
    EXPECT_EQ(merged[0].sources.size(), 3u);
}

/// Seconds of this process for merging and naming talks that share a title.
double seconds_for(int number, bool one_event) {
    std::vector<Talk> talks;
    for (int i = 0; i < number; ++i) {
        const std::string n = std::to_string(one_event ? 0 : i);
        talks.push_back({.title = "Keynote", .event = "Conference " + n, .sources = {{"a", unsigned(i)}}});
    }
    const std::clock_t begin = std::clock();
    talks = merge_talks(std::move(talks));
    assign_ids(talks);
    EXPECT_EQ(talks.size(), static_cast<std::size_t>(number));
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

TEST(Merge, CostsInProportionToTheNumberOfTalks) {
    for (const bool one_event : {false, true}) {
        const double few = seconds_for(500, one_event);
        EXPECT_LT(seconds_for(5000, one_event), 40 * few + 0.05) << (one_event ? "one event" : "many events");
    }
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
