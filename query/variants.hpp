// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>

#include "lectern/result.hpp"
#include "lectern/search.hpp"

namespace lectern {

/// How a company, speaker, event or tag is spelled in the talks that count for
/// it, each spelling with its talks; `name` is any of the spellings. The index
/// keeps the names alone, so the stored talks are read: some microseconds each.
/// Errors: not_found, with the nearest names; those of
/// load_talk(). Throws Xapian::Error.
[[nodiscard]] Result<FacetCounts> count_variants(const Xapian::Database& database, const FieldSpec& field,
                                                 const std::string& name);

}  // namespace lectern
