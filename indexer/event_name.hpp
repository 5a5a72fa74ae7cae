// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Names of events as records and sites give them, where edition.hpp finds them
/// in the midst of prose.

#include <string>
#include <string_view>

namespace lectern {

/// Whether the text is the name of an event and little else: `KubeCon EU 2025`.
[[nodiscard]] bool names_only_an_event(std::string_view text);

/// Whether a site of this title is an event's: `DjangoCon US`, `devopsdays`,
/// `DevFest Toulouse 2023`; a person's or a company's is not.
[[nodiscard]] bool names_event(std::string_view site_title);

/// An event as a talk's record names it: a conference's canonical name where it
/// is one that edition.hpp knows to spell out (`KubeCon EU 2025`), else as
/// published. `year` is added where the name has none; 0 adds none.
[[nodiscard]] std::string canonical_event(std::string_view published, int year);

/// The event that the path of an export names, which names none itself: the
/// file's name or the two folders over it, where a year stands beside words that
/// call themselves an event: `droidcon-nyc-2018/sessions.json`,
/// `kotlinconf/2025/conference.json`. Empty when nothing does.
[[nodiscard]] std::string event_of_path(std::string_view path);

/// The four digits of a year from 1980 to 2100; 0 for any other text.
[[nodiscard]] int as_year(std::string_view text);

}  // namespace lectern
