// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sched/sched_json.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace lectern {
namespace {

/// One file beside the document.
class OneFile final : public Surroundings {
public:
    explicit OneFile(std::string text) : text_(std::make_shared<const std::string>(std::move(text))) {}
    [[nodiscard]] std::shared_ptr<const std::string> file(std::string_view path) const override {
        return path == "data/speakers.json" ? text_ : nullptr;
    }
    [[nodiscard]] std::vector<std::string> names(std::string_view) const override { return {}; }

private:
    [[nodiscard]] std::shared_ptr<const void> keep(
        std::string_view, const std::function<std::shared_ptr<const void>()>& make) const override {
        return make();
    }
    std::shared_ptr<const std::string> text_;
};

std::string session(const std::string& more) {
    return R"({"event_key": "12", "active": "Y", "event_type": "Keynote Sessions", "event_start": "2026-09-10 09:00", )"
           R"("event_end": "2026-09-10 09:30", "venue": "Hall", )" +
           more + "}";
}

Reading read_sched(const std::string& content, const Surroundings* around = nullptr) {
    return sched_json_reader().read({"data/schedule.json", content, around});
}

std::string describe(const Talk& talk) {
    std::string out = talk.title + ":";
    for (const Speaker& speaker : talk.speakers)
        out += " " + speaker.name + "<" + speaker.affiliation + ">[" + speaker.role + "]";
    return out;
}

TEST(SchedJson, IsToldByItsKeys) {
    EXPECT_TRUE(sched_json_reader().accepts({"x", "[" + session("\"name\": \"Tides\"") + "]"}));
    EXPECT_FALSE(sched_json_reader().accepts({"x", R"([{"name": "Tides", "start": "2026-01-01"}])"}));
    EXPECT_FALSE(sched_json_reader().accepts({"x", "\"event_start\" \"event_type\" \"name\""}));
}

TEST(SchedJson, ReadsASession) {
    const Reading reading = read_sched(
        "[\n" + session(R"("name": "Tides - Ann Lee, Acme & Bo Fox, Zed", "company": "Intermediate",
        "event_subtype": "Sea, Moon", "description": "<p>Up.</p><p>Down.</p>", "video_stream": "https://video.example/1",
        "speakers": [{"username": "ann", "name": "Ann Lee", "company": "Acme Ltd"}, {"username": "bo", "name": "Bo Fox"}],
        "moderators": [{"username": "bo", "name": "Bo Fox", "role": "moderator"}])") +
        "\n]");
    EXPECT_TRUE(reading.diagnostics.empty());
    ASSERT_EQ(reading.talks.size(), 1u);
    const Talk& talk = reading.talks.front();
    EXPECT_EQ(describe(talk), "Tides: Ann Lee<Acme Ltd>[] Bo Fox<Zed>[Moderator]");
    EXPECT_EQ(talk.abstract, "Up.\n\nDown.");
    EXPECT_EQ(talk.level, "Intermediate");
    EXPECT_EQ(talk.tags, (std::vector<std::string>{"Sea", "Moon"}));
    EXPECT_EQ(talk.format, Format::keynote);
    EXPECT_EQ(talk.room + talk.video_url, "Hallhttps://video.example/1");
    EXPECT_EQ(talk.date + " " + talk.start + "-" + talk.end + talk.timezone, "2026-09-10 09:00-09:30");
    EXPECT_EQ(talk.sources.front().line, 2u);
}

TEST(SchedJson, TheListOfTheSessionSaysWhoSpeaks) {
    const auto only = [](const std::string& more) {
        return describe(read_sched("[" + session(more) + "]").talks.at(0));
    };
    EXPECT_EQ(only(R"("name": "Foam - The Story", "speakers": [{"name": "Ann Lee"}])"),
              "Foam - The Story: Ann Lee<>[]");
    EXPECT_EQ(only(R"("name": "Waves - Ann Lee, Acme", "speakers": [])"), "Waves: Ann Lee<Acme>[]");
    EXPECT_EQ(only(R"("name": "Waves - Ann Lee, Acme", "company": "Any")"), "Waves: Ann Lee<Acme>[]");
}

TEST(SchedJson, WhatUsersSayOfThemselvesIsJoined) {
    const OneFile users(
        R"([{"username": "ann", "company": "Acme", "position": "CTO", "about": "Grows reeds.", "email": "a@example.org"}])");
    const Reading reading = read_sched(
        "[" + session(R"("name": "Tides", "speakers": [{"username": "ann", "name": "Ann Lee"}])") + "]",
        &users);
    EXPECT_EQ(describe(reading.talks.at(0)), "Tides: Ann Lee<Acme>[CTO]");
    EXPECT_EQ(reading.talks[0].speakers[0].biography, "Grows reeds.");
    EXPECT_EQ(reading.companions, std::vector<std::string>{"data/speakers.json"});
}

TEST(SchedJson, DeletedSessionsAndBreaksAreLeftOut) {
    EXPECT_TRUE(
        read_sched(
            R"([{"active": "N", "name": "Tides", "event_type": "x", "event_start": "2026-09-10 09:00"}, null, 7])")
            .talks.empty());
    EXPECT_TRUE(read_sched("[" + session(R"("name": "Coffee Break")") + "]").talks.empty());
}

TEST(SchedJson, TimesThatMakeNoSenseAreAWarning) {
    for (const char* start : {"2026-13-45 09:00", "soon", "", "2026-09-10 10:00"}) {
        const Reading reading = read_sched(
            R"([{"name": "Tides", "event_type": "x", "event_end": "2026-09-10 09:30", "event_start": ")" +
            std::string(start) + "\"}]");
        ASSERT_EQ(reading.talks.size(), 1u) << start;
        EXPECT_EQ(reading.talks[0].start + reading.talks[0].end, "") << start;
        ASSERT_EQ(reading.diagnostics.size(), 1u) << start;
        EXPECT_EQ(to_string(reading.diagnostics[0]),
                  "data/schedule.json:1: warning: the session's start and end make no sense; the talk is "
                  "read without times");
    }
}

}  // namespace
}  // namespace lectern
