// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The line that speakers write under their name, where most systems keep what
/// they know of companies.

#include <string>
#include <string_view>

namespace lectern {

/// What a tagline says; empty where it says nothing. A motto (`Coder, creator,
/// investor`, `Never believed in elevator pitches`) names no company.
struct Tagline {
    std::string affiliation;
    std::string role;
    friend bool operator==(const Tagline&, const Tagline&) = default;
};

/// `Engineering Manager at Google`, `CEO, JetBrains`, `Principal Consultant for
/// Readify`, `Newgrange IT Consulting, LLC`, `Android GDE | Lead @ Acme`.
[[nodiscard]] Tagline parse_tagline(std::string_view text);

}  // namespace lectern
