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

/// The four digits of a year from 1980 to 2100; 0 for any other text.
[[nodiscard]] int as_year(std::string_view text);

}  // namespace lectern
