// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The tables that lectern prints (talk_table.hpp).

#include <string>
#include <vector>

#include "indexer/readers/table/delimited.hpp"
#include "lectern/result.hpp"
#include "lectern/talk.hpp"

namespace lectern::table {

/// Whether these are the headings of such a table, all of them and in their order.
[[nodiscard]] bool is_printed_table(const std::vector<std::string>& headings);

/// Cells at the end that are missing are empty. Error: bad_input, for a format
/// that is none.
[[nodiscard]] Result<Talk> talk_of_row(const Row& row);

}  // namespace lectern::table
