// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// How words and whole values are spelled as terms in the database. Indexing and
/// searching both ask here.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "lectern/schema.hpp"

namespace lectern {

/// The term of an analysed word in a text field: prefix and word.
[[nodiscard]] std::string text_term(const FieldSpec& field, std::string_view word);

/// As the facet shows them, from Monday.
inline constexpr std::array<std::string_view, 7> weekday_names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                               "Friday", "Saturday", "Sunday"};

/// What the spellings of one value have in common, and what facets count by:
/// company_key() of a company, speaker_key(), normalize_name() of other names,
/// for a tag its case and word separators folded (`C++` and `C#` stay two), the
/// number of a weekday (`Fri`, `friday`: 5), and the value itself of format, language, year, date and id.
/// Empty only for an empty value.
[[nodiscard]] std::string facet_key(const FieldSpec& field, std::string_view value);

/// The boolean term of a whole value: filter prefix and facet_key(), without NUL
/// bytes, cut before the first character that passes max_filter_term_bytes.
/// `field` must have a filter prefix.
[[nodiscard]] std::string filter_term(const FieldSpec& field, std::string_view value);

/// The same, when the key is known already.
[[nodiscard]] std::string filter_term_of_key(const FieldSpec& field, std::string_view key);

/// Xapian takes 245 bytes; a longer name is as good as its beginning.
inline constexpr std::size_t max_filter_term_bytes = 200;

}  // namespace lectern
