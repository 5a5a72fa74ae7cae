// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Talks like one that the database has.

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "lectern/analyzer.hpp"
#include "lectern/search.hpp"
#include "lectern/talk.hpp"
#include "query/matching.hpp"

namespace lectern {

/// A word that tells what a talk is about.
struct TypicalWord {
    std::string term;  ///< as it is indexed, without prefix
    double weight = 0;
};

/// A talk of the database with what it takes to read it.
struct StoredTalk {
    Xapian::docid number = 0;
    const Talk& talk;
    Analyzer& analyzer;  ///< of its language
};

/// The words that say most about a talk, the heaviest first, `most` at most: those
/// of its title, tags and abstract, by how often and in which field they stand
/// and by how few talks have them. A word that many talks of the same event, or
/// of the same language, have counts less: it is what the organizers write below
/// every abstract, or what that language is made of. Left out are numbers, stop
/// words and words that no other talk has. Throws Xapian::Error.
[[nodiscard]] std::vector<TypicalWord> typical_words(const Xapian::Database& database, const StoredTalk& talk,
                                                     std::size_t most);

/// The talks that have most of the typical words, the most similar first: at most
/// most_similar, and none that shares too little. Neither the talk itself is among
/// them nor another showing of it. The request's filters, page and `collapse` hold,
/// its query and sort do not. Errors: those of filter_query().
/// Throws Xapian::Error.
[[nodiscard]] Result<Matches> find_similar(const WarmDatabase& database, const StoredTalk& talk,
                                           const SearchRequest& request);

inline constexpr std::size_t most_similar = 100;

}  // namespace lectern
