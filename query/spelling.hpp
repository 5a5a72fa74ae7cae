// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// "Did you mean …?"

#include <xapian.h>

#include <optional>
#include <span>
#include <string>

#include "lectern/analyzer.hpp"
#include "lectern/query.hpp"

namespace lectern {

/// The query with every word that the collection does not know replaced by the
/// nearest one that it knows; nothing when there is none to replace. Words with
/// digits and identifiers are never touched: CVE-2024-1234 is no misspelling of
/// another one.
[[nodiscard]] std::optional<std::string> correct_spelling(const std::string& query, const QueryNode& root,
                                                          const Xapian::Database& database,
                                                          std::span<Analyzer* const> analyzers);

}  // namespace lectern
