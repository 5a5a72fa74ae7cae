// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Makes a list of lexemes grammatical.

#include <string_view>

#include "lectern/result.hpp"
#include "query/language/scanner.hpp"

namespace lectern {

/// Closes open parentheses, drops closing ones that nothing opened, and turns
/// operators without operands into words; says so in the warnings. Error:
/// bad_query for parentheses nested deeper than max_query_depth.
[[nodiscard]] Result<void> balance(Scan& scan, std::string_view text);

}  // namespace lectern
