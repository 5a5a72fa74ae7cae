// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What is on a programme without being a talk: breaks, meals, registration,
/// badge pick-up, opening hours, parties. One rule for every form that lists a
/// whole programme.

#include <string_view>

namespace lectern {

/// What a record of a programme says of itself, as far as it does.
struct SessionFacts {
    std::string_view title;          ///< plain text
    std::string_view category = {};  ///< type, track or category, as published
    bool has_speakers = false;
    bool service = false;  ///< the source marks it as no session of speakers
};

/// Whether it is a talk. Goes by how such titles are built, in the languages of
/// conferences, rather than by single words: `Coffee Break & Networking`,
/// `Registration + Badge Pick-Up (Level 2)`, `Mittagspause` consist of nothing
/// else; `Breaking Out of Containers` and `Lunch with the Kernel`, by somebody,
/// do not. What has speakers is a talk unless all of its title is a break.
[[nodiscard]] bool is_talk(const SessionFacts& session);

}  // namespace lectern
