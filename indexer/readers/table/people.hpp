// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Speakers out of cells.

#include <string_view>
#include <vector>

#include "indexer/readers/table/record.hpp"
#include "lectern/talk.hpp"

namespace lectern::table {

/// One cell with any number of people: `Ann Lee: Acme; Bo Fox: Zed`, `A, B and C`,
/// `A (X), B (Y)`, one a line, a JSON array of names.
[[nodiscard]] std::vector<Speaker> parse_people(std::string_view cell);

/// The speakers of a record, with what other values say of them: one value for
/// each, or one for all.
[[nodiscard]] std::vector<Speaker> speakers_of(const Record& record);

}  // namespace lectern::table
