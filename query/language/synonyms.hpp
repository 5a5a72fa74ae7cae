// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Other words for the same thing: abbreviations and short names that people
/// type where talks write them out, and the other way round.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/config.hpp"

namespace lectern {

/// A match by another word counts so much of one by the word itself.
inline constexpr double synonym_weight = 0.6;

/// What else finds the folded word, from the built-in table and the configured
/// groups; words or, of several words, phrases. Every member of a configured
/// group finds the others.
[[nodiscard]] std::vector<std::string> synonyms_of(std::string_view word,
                                                   std::span<const Spellings> configured);

}  // namespace lectern
