// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/contact_scrub.hpp"

#include <gtest/gtest.h>

#include <string>

namespace lectern {
namespace {

struct ScrubCase {
    const char* text;
    const char* kept;
};

TEST(ContactScrub, AddressesAndNumbersGoWithWhatWasOnlyThereForThem) {
    const ScrubCase cases[] = {
        {"Write to ann.lee+talks@mail.example.org today.", "Write to today."},
        {"Ann (ann@example.org) builds reeds.", "Ann builds reeds."},
        {"Ann <ann@example.org>, Acme", "Ann, Acme"},
        {"About reeds.\nE-mail: ann@example.org\nAbout tides.", "About reeds.\n\nAbout tides."},
        {"mailto:ann@example.org", ""},
        {"ann [at] example [dot] org or bo(at)example.org.", "or ."},
        {"Call +49 30 1234567 now", "Call now"},
        {"Tel.: 030 / 123 45 67, ask for Ann", ", ask for Ann"},
        {"Phone: (555) 123-4567", ""},
        {"Ring 555-123-4567 or 555.123.4567.", "Ring or ."},
        {"+491701234567", ""},
    };
    for (const ScrubCase& c : cases) EXPECT_EQ(without_contacts(c.text), c.kept) << c.text;
}

TEST(ContactScrub, WhatOnlyLooksSimilarStays) {
    for (const char* text : {
             "Follow @ann_lee and @ann@social.example, or ann on Matrix.",
             "Clone git@github.com:reeds/tides.git first.",
             "Run `ssh -p 2222 root@db.example.org` and see.",
             "scp ann@host.example.org:/tmp/x .",
             "user@host and root@10.0.0.1 and admin@localhost",
             "npm install lodash@4.17.21 and vue@next",
             "systemctl restart getty@tty1.service",
             "https://ann:secret@example.org/x?y=z",
             "Version 1.24.3, 2024.10.1 and 127.0.0.1:8080, 192.168.100.200",
             "From 2019-04-01 to 2024-12-31, 10:00-11:30.",
             "Scale to +10 000 000 users and +1000000 requests, C++20, 100 000 000 rows.",
             "ISBN 978-3-16-148410-0, RFC 5545, DOI 10.1145/3290605.3300233",
             "Ports 8080-8090-9000, 555-1234, 1-555-123-45678",
             "decorators like @app.route(\"/x\") and email addresses in general",
             "x (at) y and [at] rest",
             "",
         }) {
        EXPECT_EQ(without_contacts(text), text);
    }
}

TEST(ContactScrub, IsDoneToAbstractsAndBiographies) {
    Talk talk{.title = "Tides",
              .abstract = "Ask ann@example.org.",
              .speakers = {{.name = "Ann Lee", .biography = "ann@example.org"}}};
    drop_contacts(talk);
    EXPECT_EQ(talk.abstract, "Ask .");
    EXPECT_EQ(talk.speakers[0].biography, "");
}

TEST(ContactScrub, CostsNoMoreThanItsTextIsLong) {
    for (const char* piece : {"@", "a@", "a.b@c.", "+1", "(at)", "(555) ", "1-", "a(at)b(dot)"}) {
        std::string text;
        while (text.size() < 100000) text += piece;
        EXPECT_LE(without_contacts(text).size(), text.size()) << piece;
    }
}

}  // namespace
}  // namespace lectern
