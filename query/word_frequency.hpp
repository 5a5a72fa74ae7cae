// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// How well a collection knows a word.

#include <cstddef>

#include "lectern/schema.hpp"
#include "query/language/query_words.hpp"
#include "query/warm_database.hpp"

namespace lectern {

/// How many talks have the word in the field that has it most often, or
/// (`only`) in one field; of a compound that nobody has, the rarest of its
/// parts. Throws Xapian::Error.
[[nodiscard]] std::size_t talks_with(const QueryWord& word, const FieldSpec* only,
                                     const WarmDatabase& database);

/// Whether more talks than that have the form in one field; asks the fields one
/// after the other until one has, where talks_with() asks all. Throws
/// Xapian::Error.
[[nodiscard]] bool more_talks_have(const WordForm& form, std::size_t talks, const FieldSpec* only,
                                   const WarmDatabase& database);

}  // namespace lectern
