// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// From the matches of a query to counted facet values.

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "lectern/search.hpp"

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

/// Reads the lists in the slot of `field` of the given talks (ascending), splits
/// them and adds up what facet_key() calls the same: "Daocloud" and "DaoCloud"
/// are one value, shown in the more frequent spelling (of equals the first in
/// byte order). A list must not have two values of the same key; the document
/// builder sees to that. Throws Xapian::Error.
[[nodiscard]] FacetCounts count_facet(const Xapian::Database& database, const FieldSpec& field,
                                      const std::vector<Xapian::docid>& talks, std::size_t limit);

}  // namespace lectern
