// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/edition.hpp"

#include <gtest/gtest.h>

#include <string>

namespace lectern {
namespace {

std::string describe(std::string_view text) {
    std::string out;
    for (const EventMention& mention : find_events(text)) {
        if (!out.empty()) out += "; ";
        out += edition_name(mention.name, mention.region, mention.year);
    }
    return out;
}

struct EditionCase {
    const char* text;
    const char* events;
};

TEST(Edition, FindsConferencesByHowTheyAreNamed) {
    const EditionCase cases[] = {
        {"Cilium at KubeCon + CloudNativeCon Europe 2025 and CiliumCon",
         "KubeCon + CloudNativeCon Europe 2025; CiliumCon"},
        {"Cilium at KubeCon + CloudNativeCon and CiliumCon North America 2025",
         "KubeCon + CloudNativeCon North America 2025; CiliumCon North America 2025"},
        {"See you at KubeCon EU 2024", "KubeCon + CloudNativeCon Europe 2024"},
        {"KubeCon NA 2024 and Cilium + eBPF Day in Salt Lake City",
         "KubeCon + CloudNativeCon North America 2024; Cilium + eBPF Day"},
        {"The Opening Session for Cilium + eBPF Day EU 2024", "Cilium + eBPF Day Europe 2024"},
        {"Open Source Summit North America 2024", "Open Source Summit North America 2024"},
        {"FOSDEM 2025 and DevConf.CZ 2024", "FOSDEM 2025; DevConf.CZ 2024"},
        {"eBPF Summit 2023", "eBPF Summit 2023"},
        {"a silicon icon on the first Day", ""},
        {"Falcon, Falco and Icon", ""},
    };
    for (const EditionCase& c : cases) EXPECT_EQ(describe(c.text), c.events) << c.text;
}

TEST(Edition, ReadsScheduleHosts) {
    const auto main = parse_schedule_host("https://kccnceu2025.sched.com/event/1tcxw/x");
    ASSERT_TRUE(main);
    EXPECT_EQ(*main, (ScheduleHost{"kccnc", "Europe", 2025, false}));
    EXPECT_TRUE(abbreviates(main->letters, "KubeCon + CloudNativeCon"));
    const auto side = parse_schedule_host("https://colocatedeventsna2024.sched.com/event/1/x");
    ASSERT_TRUE(side);
    EXPECT_EQ(*side, (ScheduleHost{"colocatedevents", "North America", 2024, true}));
    const auto summit = parse_schedule_host("https://ossna2024.sched.com/event/1/x");
    ASSERT_TRUE(summit);
    EXPECT_TRUE(abbreviates(summit->letters, "Open Source Summit"));
    EXPECT_FALSE(parse_schedule_host("https://www.youtube.com/watch?v=1"));
    EXPECT_FALSE(parse_schedule_host("mailto:a@b2024.org"));
}

TEST(Edition, TellsTalkPagesFromOtherPages) {
    for (const char* url : {"https://kccnceu2025.sched.com/event/1tcxw/x", "https://sched.co/2FaBc",
                            "https://fosdem.org/2025/schedule/event/fosdem-2025-6110-git/",
                            "https://pretalx.com/democon/talk/ABC123/", "//sched.co/12jgMw9"}) {
        EXPECT_TRUE(is_talk_page(url)) << url;
    }
    for (const char* url :
         {"https://kccnceu2025.sched.com/", "https://events.linuxfoundation.org/x/program/schedule/",
          "https://fosdem.org/2021/schedule/track/declarative_computing/", "//sched.co/",
          "https://www.youtube.com/watch?v=1", "https://example.org/blog/a-post/", "", "#top"}) {
        EXPECT_FALSE(is_talk_page(url)) << url;
    }
}

TEST(Edition, KnowsCoLocatedEventsByTheirWholeName) {
    EXPECT_EQ(as_colocated_name("VM on Kubernetes Day"), "VM on Kubernetes Day");
    EXPECT_EQ(as_colocated_name("Cloud Native University"), "Cloud Native University");
    EXPECT_FALSE(as_colocated_name("KubeCon + CloudNativeCon"));
    EXPECT_FALSE(as_colocated_name("The First Day"));
    EXPECT_FALSE(as_colocated_name("Bill Mulligan, Isovalent"));
}

}  // namespace
}  // namespace lectern
