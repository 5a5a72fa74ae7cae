// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The second look at the best matches. Xapian's BM25 adds up what a word scores
/// in each field, knows one length a talk and nothing of words that stand
/// together. The best few of its ranking are scored again: BM25F (Robertson,
/// Zaragoza and Taylor 2004), in which a word's occurrences are weighted by field
/// before they saturate; a bonus for words that stand together as they do in the
/// query (after Metzler and Croft 2005); and one for titles that are about
/// nothing else.

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lectern/search.hpp"
#include "query/language/concepts.hpp"
#include "query/warm_database.hpp"

namespace lectern {

/// How many of Xapian's best are looked at again: beyond, relevant talks are too
/// rare to pay for the look.
inline constexpr std::size_t rerank_depth = 100;

/// Chosen by measurement (bench/relevance), each in turn with the others held.
struct RankingParameters {
    double k1 = 1.2;           ///< how slowly repetitions of a word saturate
    double b = 0.6;            ///< how much long talks are held back
    double shared = 0.5;       ///< how much each further speaker of a talk holds it back as one's own
    double nearness = 0.5;     ///< of neighbours in the query that are neighbours in the talk
    double whole_title = 0.6;  ///< of a title that is the query
    double whole_name = 0.3;   ///< of a speaker, an event, a company that is named in full
    double fact = 2.0;         ///< occurrences that the year or the kind of a talk counts
    double unbound = 0.25;     ///< what a number counts apart from the word it belongs to
};

struct Ranked {
    Xapian::docid talk = 0;
    double score = 0;
    std::vector<ScorePart> parts;  ///< only when asked for
};

struct RerankOptions {
    /// So many of the best are sure to be in their places; those behind are scored
    /// as if their words stood together as well as can be, which keeps them behind.
    std::size_t first = SIZE_MAX;
    bool explain = false;  ///< fill Ranked::parts
    RankingParameters parameters = {};
    std::span<const FieldWeight> weights = {};  ///< in place of the schema's
};

/// The talks in the order of their new scores, talks of equal score as they
/// came. Without anything to score by they stay as they are, score included.
/// Throws Xapian::Error.
[[nodiscard]] std::vector<Ranked> rerank(const WarmDatabase& database, const std::vector<Concept>& concepts,
                                         std::vector<Ranked> talks, const RerankOptions& options);

}  // namespace lectern
