// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/session_kind.hpp"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(SessionKind, PausesAreNoTalksWhoeverHostsThem) {
    for (const char* title : {"Break",
                              "Coffee Break",
                              "Lunch",
                              "☕ Morning Coffee Break & Networking",
                              "Lunch Break (60 min)",
                              "Registration + Badge Pick-Up",
                              "Badge Pick-up",
                              "Check-in",
                              "Breakfast",
                              "Registration opens",
                              "Welcome coffee",
                              "Mittagspause",
                              "Kaffeepause",
                              "Nachmittagspause",
                              "Mittagessen",
                              "Einlass",
                              "Frühstück und Anmeldung",
                              "Pause café",
                              "Déjeuner",
                              "Petit-déjeuner",
                              "Pause déjeuner",
                              "Almuerzo",
                              "Descanso",
                              "Registro y café",
                              "Almoço",
                              "Credenciamento",
                              "Intervalo",
                              "Pausa pranzo",
                              "Colazione",
                              "Koffiepauze",
                              "Przerwa kawowa",
                              "Перерыв",
                              "Обед",
                              "Регистрация",
                              "休憩",
                              "お昼休憩",
                              "ランチ",
                              "受付",
                              "점심시간",
                              "午餐",
                              "TBA",
                              "Lunch, Day 2"}) {
        EXPECT_FALSE(is_talk({.title = title})) << title;
        EXPECT_FALSE(is_talk({.title = title, .has_speakers = true})) << title;
    }
}

TEST(SessionKind, AnEntryThatOnlySaysWhoMayComeInIsNoTalk) {
    for (const char* title : {"CiliumCon - Half-Day Event | ALL ACCESS PASS REQUIRED",
                              "Maintainer Summit - Invitation Only", "KubeTrain - Additional Ticket Required",
                              "ArgoCon (All-Access Pass Required)", "Member Summit - By Invitation"}) {
        EXPECT_FALSE(is_talk({.title = title})) << title;
        EXPECT_TRUE(is_talk({.title = title, .has_speakers = true})) << title;
    }
    for (const char* title : {"All Access - A Story", "Only the Event Loop (Required Reading)", "Sold Out"})
        EXPECT_TRUE(is_talk({.title = title})) << title;
}

TEST(SessionKind, GatheringsAreNoTalksUnlessSomebodySpeaks) {
    for (const char* title : {"Welcome Reception",
                              "After Party",
                              "Networking",
                              "Happy Hour",
                              "Doors open",
                              "Venue closes",
                              "Solutions Showcase",
                              "Sponsor Booth Crawl",
                              "Expo Hall Opens",
                              "Group photo",
                              "Speakers' Dinner & Drinks",
                              "Apéro",
                              "Umbau",
                              "Lunch - Hall 3",
                              "Coffee Break sponsored by Acme",
                              "Lunch for first-timers",
                              "Breakfast with the Board",
                              "Registration @ the north entrance",
                              "Coffee break: sponsored by Acme",
                              "Check-in at the north entrance"}) {
        EXPECT_FALSE(is_talk({.title = title})) << title;
    }
    for (const char* title : {"Party", "Social Networking", "Happy Hour", "Welcome Reception"})
        EXPECT_TRUE(is_talk({.title = title, .has_speakers = true})) << title;
}

TEST(SessionKind, TalksMayBeNamedAfterBreaks) {
    for (const char* title :
         {"Breaking out of containers", "Break the Build", "Lunch and Learn: eBPF",
          "Breakfast of Champions: Serializing", "Registration-free WebAuthn", "Coffee, Compilers and You",
          "Opening", "Closing remarks", "Welcome", "Check your headers", "The Expo of Failures",
          "Pausable Actors", "Networking Deep Dive", "Office Hours", "Menopause at Work", "Lightning Talks",
          "", "2024"}) {
        EXPECT_TRUE(is_talk({.title = title})) << title;
    }
    EXPECT_TRUE(is_talk({.title = "Lunch with the kernel: what is merged", .has_speakers = true}));
    EXPECT_TRUE(is_talk({.title = "Coffee at Scale", .has_speakers = true}));
}

TEST(SessionKind, BelievesFlagsAndCategoriesOnlyWhereNobodySpeaks) {
    EXPECT_FALSE(is_talk({.title = "Puppies in the park", .category = "EXPERIENCES"}));
    EXPECT_FALSE(is_talk({.title = "Level 1 north", .category = "BREAKS"}));
    EXPECT_FALSE(is_talk({.title = "Hall B", .category = "🍔 Lunch + Registration"}));
    EXPECT_FALSE(is_talk({.title = "Room change", .service = true}));
    EXPECT_TRUE(is_talk({.title = "Keynote", .has_speakers = true, .service = true}));
    EXPECT_TRUE(is_talk({.title = "Scaling down", .category = "Breaks", .has_speakers = true}));
    EXPECT_TRUE(is_talk({.title = "Scaling down", .category = "Networking + Edge"}));
}

}  // namespace
}  // namespace lectern
