// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What the columns of a table of talks are called.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/table/record.hpp"

namespace lectern::table {

/// What each column says, by its heading, whatever its case and punctuation.
/// Columns without a fact (mail addresses, notes to the organisers) are never read.
[[nodiscard]] std::vector<std::optional<Fact>> columns_of(const std::vector<std::string>& headings);

/// Whether columns of these facts list talks, and not products, books or people.
[[nodiscard]] bool lists_talks(const std::vector<std::string>& headings,
                               const std::vector<std::optional<Fact>>& columns);

/// By the fact's name as talks have it in JSON: `title`, `speakers`, `affiliation`.
[[nodiscard]] std::optional<Fact> fact_named(std::string_view name);

}  // namespace lectern::table
