// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Dates that depend on the day of asking: `last-year`, `yesterday`.

#include <optional>
#include <string>
#include <string_view>

namespace lectern {

/// A span of days, both of which belong to it, as YYYY-MM-DD.
struct DaySpan {
    std::string first;
    std::string last;
};

/// The names, for messages: "today, yesterday, …".
[[nodiscard]] std::string_view relative_date_names();

/// Whether `text` names such a span, whatever the case and with or without its
/// hyphen: last-year, Last_Month, lastweek.
[[nodiscard]] bool is_relative_date(std::string_view text);

/// Such a span, seen from the day `today` (YYYY-MM-DD). Weeks begin on Monday
/// (ISO 8601). Nothing when `text` names none or `today` is no date.
[[nodiscard]] std::optional<DaySpan> relative_span(std::string_view text, std::string_view today);

/// The number that `text` spells with exactly `digits` digits.
[[nodiscard]] std::optional<int> fixed_number(std::string_view text, std::size_t digits);

}  // namespace lectern
