// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/session_record.hpp"

#include <gtest/gtest.h>

#include "indexer/fact_labels.hpp"
#include "indexer/tagline.hpp"
#include "tests/support/reading_text.hpp"

namespace lectern {
namespace {

TEST(Tagline, NamesCompanyAndRole) {
    struct Row {
        const char* text;
        const char* role;
        const char* affiliation;
    };
    const Row rows[] = {
        {"Engineering Manager at Google", "Engineering Manager", "Google"},
        {"Senior UX Researcher, Cox Automotive", "Senior UX Researcher", "Cox Automotive"},
        {"Product Marketing Manager @ JetBrains", "Product Marketing Manager", "JetBrains"},
        {"CEO, JetBrains", "CEO", "JetBrains"},
        {"JetBrains, Kotlin Core Ecosystem Lead", "Kotlin Core Ecosystem Lead", "JetBrains"},
        {"Newgrange IT Consulting, LLC", "", "Newgrange IT Consulting, LLC"},
        {"Principal Consultant for Readify", "Principal Consultant", "Readify"},
        {"Developer Advocate at JetBrains, where I write", "Developer Advocate", "JetBrains"},
        {"Android GDE | Lead Engineer @ Acme", "Lead Engineer", "Acme"},
        {"Head of Engineering", "Head of Engineering", ""},
        {"Staff Engineer", "Staff Engineer", ""},
        {"Entwicklerin bei Kelp GmbH", "Entwicklerin", "Kelp GmbH"},
        {"Working at Google", "", "Google"},
        {"Software engineer and aviation enthusiast", "", ""},
        {"Never believed in elevator pitches", "", ""},
        {"Coder, creator, investor", "", ""},
        {"Looking at the heart of technology", "", ""},
        {"", "", ""},
    };
    for (const Row& row : rows) {
        const Tagline read = parse_tagline(row.text);
        EXPECT_EQ(read.role, row.role) << row.text;
        EXPECT_EQ(read.affiliation, row.affiliation) << row.text;
    }
}

TEST(FactLabels, SayWhatAnAnswerIsAbout) {
    const std::pair<const char*, Fact> rows[] = {{"Session format", Fact::format},
                                                 {"Level", Fact::level},
                                                 {"Audience level", Fact::level},
                                                 {"Tags", Fact::tags},
                                                 {"Track", Fact::track},
                                                 {"Your company or organisation?", Fact::affiliation},
                                                 {"Job title", Fact::role},
                                                 {"Slides URL", Fact::slides},
                                                 {"YouTube link", Fact::video},
                                                 {"slug", Fact::slug},
                                                 {"Language of your talk", Fact::language},
                                                 {"T-shirt size", Fact::none},
                                                 {"Company phone", Fact::none},
                                                 {"E-mail at your company", Fact::none},
                                                 {"Notes for the track chairs", Fact::none}};
    for (const auto& [label, fact] : rows) EXPECT_EQ(fact_of_label(label), fact) << label;
}

TEST(SessionRecord, KnowsWhatSystemsCallTheKinds) {
    const std::pair<const char*, Format> rows[] = {
        {"lightningtalk", Format::lightning}, {"Talk 30 min + 10min Q&A", Format::talk},
        {"WORKSHOP", Format::workshop},       {"Keynote (plenum)", Format::keynote},
        {"Panel discussion", Format::panel},  {"Lightning Talks", Format::lightning},
        {"Ceremony", Format::remarks},        {"bof", Format::meeting}};
    for (const auto& [type, format] : rows) EXPECT_EQ(format_of_type(type), format) << type;
    EXPECT_FALSE(format_of_type("other"));
    EXPECT_FALSE(format_of_type(""));
}

TEST(SessionRecord, PeopleAreNoTeams) {
    EXPECT_EQ(clean_person(" Ann\u00a0Lee "), "Ann Lee");
    EXPECT_EQ(clean_person("erdgeist"), "erdgeist");
    for (const char* nobody : {"FOSDEM Staff", "KelpConf Organizers", "FOSDEM Team", "TBA", "n/a", " "})
        EXPECT_EQ(clean_person(nobody), "") << nobody;
}

TEST(SessionRecord, AMottoOpensTheBiography) {
    const Speaker speaker = make_speaker("Ann Lee", "Kelp enthusiast", "Ann writes.");
    EXPECT_EQ(speaker.biography, "Kelp enthusiast\n\nAnn writes.");
    EXPECT_EQ(speaker.affiliation, "");
}

TEST(SessionRecord, TakesNoTextForATitle) {
    SessionCollector collector({"f", ""}, {});
    collector.add({.line = 3, .title = std::string(5000, 'x')});
    EXPECT_EQ(shown(std::move(collector).take()),
              "f:3: error: this title has 5000 bytes; no title is that long; the session was left out\n");
}

/// A thousand sessions that share a megabyte would have a copy each.
TEST(SessionRecord, BoundsWhatSessionsRepeat) {
    SessionCollector collector({"f", ""}, {});
    const Speaker speaker{.name = "Ann Lee", .biography = std::string(400'000, 'x')};
    for (int i = 0; i < 1000; ++i) collector.add({.title = std::to_string(i), .speakers = {share(speaker)}});
    const Reading reading = std::move(collector).take();
    ASSERT_EQ(reading.talks.size(), 1000u);
    EXPECT_EQ(reading.talks[1].speakers.size(), 1u);
    EXPECT_EQ(reading.talks[2].speakers.size(), 0u);
    ASSERT_EQ(reading.diagnostics.size(), 1u);
    EXPECT_EQ(
        to_string(reading.diagnostics[0]),
        "f: error: the speakers repeated in each session take too much memory; the talks from here on were "
        "read without them");
}

TEST(SessionRecord, ReadsTheSameOnAnyNumberOfThreads) {
    const auto read = [](unsigned threads) {
        SessionCollector collector({.path = "f", .content = "", .threads = threads}, {"Reed Conf", {}});
        collector.add_all(5000, [](std::size_t i) {
            SessionRecord record{.line = static_cast<std::uint32_t>(i)};
            // some are there twice, some have no title, some no time
            record.title = i % 7 == 0 ? "" : "Reeds " + std::to_string(i % 3000);
            record.start = i % 50 == 0 ? "soon" : "2024-05-01T10:00";
            record.speakers = {share(make_speaker("Ann Lee", "CTO at Kelp", {}))};
            return record;
        });
        return std::move(collector).take();
    };
    const Reading alone = read(1);
    EXPECT_EQ(alone.talks.size(), 2857u);
    EXPECT_EQ(alone.diagnostics.size(), 101u);
    const Reading together = read(4);
    EXPECT_EQ(together.talks, alone.talks);
    ASSERT_EQ(together.diagnostics.size(), alone.diagnostics.size());
    for (std::size_t i = 0; i < alone.diagnostics.size(); ++i)
        EXPECT_EQ(to_string(together.diagnostics[i]), to_string(alone.diagnostics[i]));
}

TEST(SessionRecord, ANameWithoutEndIsNone) {
    const std::string endless(5000, 'x');
    SessionCollector collector({"f", ""}, {endless, endless});
    collector.add(
        {.title = "A", .track = endless, .level = endless, .room = endless, .start = "2024-05-01T10:00"});
    const Talk talk = std::move(collector).take().talks.at(0);
    for (const std::string& name : {talk.event, talk.timezone, talk.track, talk.level, talk.room})
        EXPECT_EQ(name, "");
}

/// Addresses are made up from slugs only if all that are known are built alike.
TEST(SessionRecord, InventsNoAddress) {
    const auto urls = [](const char* first, const char* second) {
        SessionCollector collector({"f", ""}, {});
        collector.add({.title = "A", .url = first, .slug = "a1"});
        collector.add({.title = "B", .url = second, .slug = "b2"});
        collector.add({.title = "C", .slug = "c3"});
        return std::move(collector).take().talks.back().url;
    };
    EXPECT_EQ(urls("https://k.example/a1/", "https://k.example/b2/"), "https://k.example/c3/");
    EXPECT_EQ(urls("https://k.example/a1/", "https://k.example/x/b2/"), "");
    EXPECT_EQ(urls("https://k.example/a1/", "https://k.example/other"), "");
    EXPECT_EQ(urls("", ""), "");
}

}  // namespace
}  // namespace lectern
