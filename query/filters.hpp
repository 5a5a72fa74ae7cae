// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// `--where FIELD=VALUE`.

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "lectern/entities.hpp"
#include "lectern/result.hpp"
#include "lectern/search.hpp"
#include "query/language/values.hpp"

namespace lectern {

/// What the filters let through: of one field either value, of different fields
/// all. Without filters everything. A value that no talk has lets nothing
/// through, and a warning names what was perhaps meant. A year or a date may be
/// a range. Errors: usage for a field that has no whole values, bad_query for a
/// bad range.
[[nodiscard]] Result<Xapian::Query> filter_query(const Xapian::Database& database,
                                                 const std::vector<Filter>& filters,
                                                 const ValueContext& context);

/// What `words` finds, through the filters.
[[nodiscard]] Result<Xapian::Query> filtered_query(const Xapian::Database& database,
                                                   const Xapian::Query& words,
                                                   const std::vector<Filter>& filters,
                                                   const ValueContext& context);

/// The names in force for the values of a field: nothing to read where these are
/// compared by facet_key() alone. Throws Xapian::Error.
[[nodiscard]] Entities entities_of(const Xapian::Database& database, Field field);

/// What to say about a value that no talk has: which ones are perhaps meant.
/// `field` must have a filter prefix. Throws Xapian::Error.
[[nodiscard]] std::string unknown_value(const Xapian::Database& database, const Entities& entities,
                                        const FieldSpec& field, std::string_view value);

}  // namespace lectern
