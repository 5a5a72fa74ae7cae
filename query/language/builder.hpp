// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The last stage of the query language: tree → Xapian::Query. Words that no talk
/// has are left out as far as the query finds the same without them.

#include <xapian.h>

#include <span>
#include <string>
#include <vector>

#include "lectern/analyzer.hpp"
#include "lectern/config.hpp"
#include "lectern/query.hpp"
#include "query/language/concepts.hpp"
#include "query/warm_database.hpp"

namespace lectern {

/// A term that a talk matched by, for marking it in the text.
struct WantedTerm {
    const FieldSpec* field = nullptr;  ///< nullptr: any text field
    std::string term;                  ///< without prefix
    std::uint32_t word = 0;            ///< of the query; its forms, parts and synonyms share the number
};

struct BuiltQuery {
    Xapian::Query query;
    /// Of the parts that are not negated, stop words only where they are demanded.
    std::vector<WantedTerm> wanted;
    /// The same parts, and the stop words among them, as things to score by.
    std::vector<Concept> concepts;
};

/// What a query is built for. Both must outlive it.
struct BuildContext {
    const WarmDatabase& database;
    std::span<Analyzer* const> analyzers;  ///< of the collection's languages; at least one
    bool synonyms = false;                 ///< let words be found by other words, too
    std::span<const Spellings> configured_synonyms = {};
};

/// Errors: bad_query when a field's value, or the whole query, has neither
/// letters nor digits, or when a prefix stands for too many words. Throws
/// Xapian::Error.
[[nodiscard]] Result<BuiltQuery> build_query(const QueryNode& root, const BuildContext& context);

/// A range node alone, unweighted. A single year is a term; other ranges look at
/// the values of the field's slot.
[[nodiscard]] Xapian::Query range_query(const QueryNode& range);

}  // namespace lectern
