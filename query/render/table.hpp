// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Talks and counts as tables for spreadsheets and scripts. The first row names
/// the columns, also when no other follows.
///
/// CSV is RFC 4180's: rows end with CRLF, a cell with a comma, a quotation mark
/// or a line break is quoted, paragraphs stay. TSV is for cut and awk: every row
/// is one line, so white space within a cell becomes single spaces. Control
/// characters come out as U+FFFD in both.

#include <string>
#include <vector>

#include "lectern/search.hpp"

namespace lectern {

enum class TableForm { csv, tsv };

/// Rows of cells as they are.
[[nodiscard]] std::string render_rows(const std::vector<std::vector<std::string>>& rows, TableForm form);

/// One talk a row, with the columns of talk_table.hpp.
[[nodiscard]] std::string render_talk_table(const SearchResult& result, TableForm form);

/// One value of a facet a row: facet, value, count, selected.
[[nodiscard]] std::string render_facet_table(const SearchResult& result, TableForm form);

}  // namespace lectern
