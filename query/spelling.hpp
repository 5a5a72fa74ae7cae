// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// "Showing results for …"

#include <optional>
#include <span>
#include <string>

#include "lectern/analyzer.hpp"
#include "lectern/query.hpp"
#include "query/warm_database.hpp"

namespace lectern {

/// The query with every word that the collection does not know replaced by the
/// nearest one that it knows (Damerau's distance, then the more frequent), and
/// so a word that it hardly knows: in the text of a talk or two, where a word
/// one slip away is a hundred times as frequent. Nothing when there is none to
/// replace. Never replaced are words with digits (CVE-2024-1234 is no
/// misspelling of another one), short ones, and what stands in quotes. Throws
/// Xapian::Error.
[[nodiscard]] std::optional<std::string> correct_spelling(const std::string& query, const QueryNode& root,
                                                          const WarmDatabase& database,
                                                          std::span<Analyzer* const> analyzers);

/// The query with every word replaced that is known, but one letter from a word
/// with the same beginning that is twenty times as frequent: `jupiter notebook`.
/// Only for a query that finds next to nothing as it is, and only worth it if it
/// then finds much. Else as correct_spelling().
[[nodiscard]] std::optional<std::string> correct_slips(const std::string& query, const QueryNode& root,
                                                       const WarmDatabase& database,
                                                       std::span<Analyzer* const> analyzers);

}  // namespace lectern
