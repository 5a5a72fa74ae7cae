// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Values of the fields that have no words: years, days, formats, languages.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/query.hpp"

namespace lectern {

struct ValueContext {
    std::string_view today;  ///< YYYY-MM-DD; empty: not known
    std::vector<std::string>& warnings;
};

/// What stands after the colon of a keyword or range field, as a node: `2024..`
/// of year, `2025-04` of date (a range from its first day to its last),
/// `last-month` of date, `keynote` of format. `at` is the place of `text` in the query. Error:
/// bad_query when it is no such value, or one that needs to know today; nothing is guessed that would widen
/// the result. Unusual ways to write a range are understood with a warning.
[[nodiscard]] Result<QueryNode> read_value(const FieldSpec& field, std::string_view text, std::size_t at,
                                           const ValueContext& context);

}  // namespace lectern
