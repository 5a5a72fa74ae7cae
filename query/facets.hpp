// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// From the matches of a query to counted facet values.

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/entities.hpp"
#include "lectern/facet_names.hpp"
#include "lectern/search.hpp"
#include "query/warm_database.hpp"

namespace lectern {

/// The matches of a query, collected while Xapian ranks them. Only their numbers
/// are kept and no document is opened, so several facets cost little more than
/// one. Xapian's remote backend knows only the stock spies: a shard behind
/// xapian-tcpsrv would need ValueCountMatchSpy; ours are local.
class MatchCollector final : public Xapian::MatchSpy {
public:
    void operator()(const Xapian::Document& document, double weight) override;

    /// Of the matching talks, ascending; empties the collector.
    [[nodiscard]] std::vector<Xapian::docid> take();

private:
    std::vector<Xapian::docid> talks_;
};

/// All matches of a query, ascending, for who needs no order of rank. Throws
/// Xapian::Error.
[[nodiscard]] std::vector<Xapian::docid> all_matches(const Xapian::Database& database,
                                                     const Xapian::Query& query);

/// Counts facets over the given talks (ascending): the rows of the talks are
/// gone through once, whatever the number of facets. Values of equal counts come
/// in the order of their numbers, which is that of their names. Filters are not
/// looked at: FacetValue::selected is left to the caller. Throws
/// Xapian::Error; DatabaseCorruptError where a row names a value that the
/// dictionary does not have.
[[nodiscard]] std::vector<FacetCounts> count_facets(const WarmDatabase& database,
                                                    std::span<const FacetRequest> requests,
                                                    const std::vector<Xapian::docid>& talks);

/// How a value is displayed. Throws Xapian::Error.
[[nodiscard]] std::string facet_name(const WarmDatabase& database, Field field, FacetOrdinal ordinal);

/// Calls `sink` with the values of the field, in the order of the numbers; the
/// views are good within the call. Values whose keys do not contain `wanted` may
/// be left out. Throws Xapian::Error.
void for_each_facet_name(const WarmDatabase& database, Field field, std::string_view wanted,
                         const std::function<void(FacetOrdinal, FacetName)>& sink);

/// The name of a value by its filter term, which some talk should have. Throws
/// Xapian::Error.
[[nodiscard]] std::string displayed_value(const WarmDatabase& database, const Entities& entities,
                                          const FieldSpec& field, const std::string& term);

}  // namespace lectern
