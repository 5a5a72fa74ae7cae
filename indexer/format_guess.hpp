// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The kind of session, as titles announce it.

#include <optional>
#include <string_view>

#include "lectern/talk.hpp"

namespace lectern {

/// From the title (`⚡ Lightning Talk: …`, `Sponsored Keynote - …`, `… Closing
/// Remarks`) and, for openings and closings that are named like talks, from an
/// abstract that says so (`The Opening Session for …`).
[[nodiscard]] Format guess_format(std::string_view title, std::string_view abstract);

/// What a heading over several talks says of each: `## Lightning talks`.
[[nodiscard]] std::optional<Format> format_of_section(std::string_view heading);

/// What a column of formats says: `keynote`, `lightning_talk`, `Workshop (2 h)`,
/// `session`; absent for other words.
[[nodiscard]] std::optional<Format> format_of_label(std::string_view label);

/// The title without the words that only announce the format, the track or the
/// sponsor: two posts may differ in them.
[[nodiscard]] std::string_view without_format(std::string_view title);

}  // namespace lectern
