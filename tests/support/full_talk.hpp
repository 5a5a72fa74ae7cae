// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A talk with a value in every field.

#include "lectern/talk.hpp"

namespace lectern::test {

inline Talk full_talk() {
    return {.id = "0123456789",
            .title = "Life of a \"packet\" \\ or so",
            .subtitle = "From socket to wire",
            .abstract = "One.\n\nTwo \U0001F41D\ttab.",
            .speakers = {{"Liz Rice", "Isovalent at Cisco", "CTO", {"Isovalent", "Cisco"}, "Wrote it."},
                         {.name = "B"}},
            .date = "2025-04-01",
            .start = "09:00",
            .end = "09:30",
            .timezone = "BST",
            .event = "KubeCon + CloudNativeCon Europe 2025",
            .track = "CiliumCon",
            .format = Format::lightning,
            .url = "https://example.org/a?b=c&d",
            .video_url = "https://example.org/v",
            .slides_url = "https://example.org/s",
            .room = "Level 1",
            .level = "Beginner",
            .tags = {"ebpf", "net"},
            .language = "en",
            .sources = {{"posts/a.md", 7}, {"posts/b.md", 9}, {"posts/c.md", 1}}};
}

}  // namespace lectern::test
