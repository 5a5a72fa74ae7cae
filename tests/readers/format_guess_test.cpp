// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/format_guess.hpp"

#include <gtest/gtest.h>

namespace lectern {
namespace {

struct FormatCase {
    const char* title;
    const char* abstract;
    Format format;
};

TEST(FormatGuess, FollowsWhatTheTitleAnnounces) {
    const FormatCase cases[] = {
        {"⚡Lightning Talk: Taming the BPF LRU", "", Format::lightning},
        {"Project Lightning Talk: Translating eBPF", "", Format::lightning},
        {"Sponsored Keynote - Built in the Open: Why", "", Format::keynote},
        {"CiliumCon Sponsored Keynote", "", Format::keynote},
        {"CiliumCon | Welcome + Opening Remarks", "", Format::remarks},
        {"Defending the Future: Cilium + eBPF Day Closing", "", Format::remarks},
        {"Connecting Cloud Native: Cilium + eBPF Day", "The Opening Session for Cilium + eBPF Day EU 2024",
         Format::remarks},
        {"Welcome to CiliumCon", "", Format::remarks},
        {"Panel Discussion: Who Maintains?", "", Format::panel},
        {"Who Maintains? (Panel)", "", Format::panel},
        {"Tutorial: Debug a Cluster", "", Format::tutorial},
        {"Workshop: Your First Package", "", Format::workshop},
        {"Contribfest: Docs and Tests", "", Format::contribfest},
        {"Kelpie Project Meeting", "", Format::meeting},
        {"Documentary Film: Keepers", "", Format::film},
        {"Connecting the World: Your Hands-on Guide", "", Format::talk},
        {"Closing Time: What a Bar Teaches About Shutdown", "", Format::talk},
        {"From Keynote to Production: A Story", "", Format::talk},
        {"Closing the Gap", "", Format::talk},
    };
    for (const FormatCase& c : cases) {
        EXPECT_EQ(to_string(guess_format(c.title, c.abstract)), to_string(c.format)) << c.title;
    }
}

TEST(FormatGuess, SectionsInThePluralSpeakForTheirTalks) {
    EXPECT_EQ(format_of_section("Project lightning talks"), Format::lightning);
    EXPECT_EQ(format_of_section("Keynotes"), Format::keynote);
    EXPECT_EQ(format_of_section("Lightningtalks"), Format::lightning);
    EXPECT_FALSE(format_of_section("Talks to watch"));
}

TEST(FormatGuess, StripsAnnouncementsFromTitles) {
    EXPECT_EQ(without_format("⚡ Lightning Talk: Noisy Neighbours"), "Noisy Neighbours");
    EXPECT_EQ(without_format("Cilium: Deep Dive"), "Cilium: Deep Dive");
    EXPECT_EQ(without_format("Keynote"), "Keynote");
}

}  // namespace
}  // namespace lectern
