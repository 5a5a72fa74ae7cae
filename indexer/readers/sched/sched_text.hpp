// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What sched.com's exports do to titles and descriptions, undone; the same for
/// its calendar and its JSON.

#include <string>
#include <string_view>
#include <vector>

#include "indexer/known_names.hpp"
#include "lectern/talk.hpp"

namespace lectern::sched {

/// A description as plain text: markup that was taken out left sentences glued
/// (`at noon.The summit`), and entities that were escaped twice.
[[nodiscard]] std::string clean_description(std::string_view description);

/// Puts the title without its speakers, and the speakers, into the talk. `known`
/// has learnt from the other titles of the schedule.
void set_title(Talk& talk, std::string_view published, const KnownNames& known);

/// What all titles of a schedule say about who is who.
[[nodiscard]] KnownNames learn_names(const std::vector<std::string>& titles);

/// `🚨 CONTRIBFEST` -> `CONTRIBFEST`: without pictures and single-spaced.
[[nodiscard]] std::string clean_category(std::string_view category);

/// A category is a track or a format: `Keynotes`, `Lightning Talks` and the like
/// give the format where the title did not, anything else the track.
void set_category(Talk& talk, const std::string& category);

}  // namespace lectern::sched
