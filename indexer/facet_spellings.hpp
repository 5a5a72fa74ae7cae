// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// How many talks spell a value in which way, for values that are spelled in
/// several: an update has to know which spelling is displayed. In the metadata
/// under facet_spellings_key(); of a value with one spelling its term's frequency
/// says as much, and nothing is kept.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "lectern/talk_row.hpp"

namespace lectern {

using SpellingCounts = std::map<std::string, std::size_t>;

/// Of equals the first in byte order; there must be one.
[[nodiscard]] const std::string& most_frequent(const SpellingCounts& counts);

/// Whether the counts are written down: not where the display name is `given`,
/// always where the key is longer than terms are.
[[nodiscard]] bool are_kept(const SpellingCounts& counts, std::string_view key, std::string_view given);

[[nodiscard]] std::string facet_spellings_key(Field field, FacetOrdinal ordinal);
[[nodiscard]] std::string encode_spellings(const SpellingCounts& counts);

/// What does not fit ends them.
[[nodiscard]] SpellingCounts decode_spellings(std::string_view bytes);

}  // namespace lectern
