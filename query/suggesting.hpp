// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Completions from what the index has anyhow: the terms of whole values, and the
/// words that queries are corrected to.

#include <string>
#include <vector>

#include "lectern/suggestions.hpp"
#include "query/analyzers.hpp"
#include "query/warm_database.hpp"

namespace lectern {

/// The most frequent values of a field that the text begins, as TypedName
/// understands it; also those whose other spellings it begins (`aws` for Amazon).
/// Goes through the names of the field: a millisecond for 13,000. Throws
/// Xapian::Error.
[[nodiscard]] std::vector<Suggestion> suggest_values(const WarmDatabase& database, const FieldSpec& field,
                                                     const std::string& text, std::size_t limit);

/// The most frequent words that begin like the last one of the text, each with
/// what stands before it; of the forms of a word the most frequent, no stop words.
/// Throws Xapian::Error.
[[nodiscard]] std::vector<Suggestion> suggest_words(const WarmDatabase& database, const Analyzers& analyzers,
                                                    const std::string& text, std::size_t limit);

}  // namespace lectern
