// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Words that a query leaves open at the end: `kube*`.

#include <xapian.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/analyzer.hpp"
#include "lectern/result.hpp"
#include "lectern/schema.hpp"

namespace lectern {

/// More words than these are no list that anybody meant: `a*`.
inline constexpr std::size_t max_prefix_words = 2000;

/// The terms, without the field's prefix, of the words in a text field that
/// begin with `beginning` (folded): terms that begin so, and the stems of words
/// that do, for `securit*` is to find security, whose stem is secur. Error:
/// bad_query, without a place, for more than max_prefix_words. Throws
/// Xapian::Error.
[[nodiscard]] Result<std::vector<std::string>> terms_with_prefix(const Xapian::Database& database,
                                                                 const FieldSpec& field,
                                                                 const std::string& beginning,
                                                                 std::span<Analyzer* const> analyzers);

}  // namespace lectern
