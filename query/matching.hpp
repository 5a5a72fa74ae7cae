// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// From a request to the talks that match, in order: the query as it was meant,
/// Xapian's search, the second look at the best, and more talks where few have
/// all words.

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lectern/search.hpp"
#include "query/analyzers.hpp"
#include "query/language/builder.hpp"
#include "query/reranking.hpp"
#include "query/showings.hpp"
#include "query/warm_database.hpp"

namespace lectern {

struct Match {
    Ranked ranked;
    bool complete = true;               ///< has all that was asked for
    TalkKey key = 0;                    ///< of its showings, where each talk is shown once
    std::vector<Xapian::docid> others;  ///< showings that match, ascending
};

struct Matches {
    std::size_t total = 0;                 ///< see SearchResult::total
    std::size_t showings = 0;              ///< see SearchResult::showings
    std::vector<Xapian::docid> documents;  ///< all showings, ascending, where facets are asked for
    Xapian::Query words;                   ///< that found them, without the filters
    std::vector<Match> page;
    std::vector<WantedTerm> wanted;
    std::vector<std::string> warnings;
    std::optional<std::string> corrected;
    std::optional<Relaxed> relaxed;
    QueryNode tree;     ///< of the query that was searched for
    std::string query;  ///< Xapian's notation, where `explain` is asked for
};

/// Errors: those of parse_query(), build_query() and filter_query(). Throws
/// Xapian::Error.
[[nodiscard]] Result<Matches> find_matches(const WarmDatabase& database, const Analyzers& analyzers,
                                           const SearchRequest& request);

/// Leaves the talks of the page that is asked for.
void cut_page(Matches& matches, const SearchRequest& request);

/// How many talks match the request as it stands, without corrections.
[[nodiscard]] std::size_t count_matches(const WarmDatabase& database, const Analyzers& analyzers,
                                        const SearchRequest& request);

}  // namespace lectern
