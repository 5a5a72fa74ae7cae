// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What results can be printed as (docs/output.md).

#include <string>

#include "lectern/search.hpp"
#include "query/render/terminal.hpp"

namespace lectern {

enum class TalksFormat { text, json, jsonl, csv, tsv, markdown, html, ids };
enum class CountsFormat { text, json, jsonl, csv, tsv };
enum class PageFormat { text, json };  ///< of one thing, which has no lines

/// A list of talks. Nothing but whole lines.
[[nodiscard]] std::string render_talks(TalksFormat format, const SearchRequest& request,
                                       const SearchResult& result, const Terminal& terminal);

/// The facet counts of a result.
[[nodiscard]] std::string render_counts(CountsFormat format, const SearchRequest& request,
                                        const SearchResult& result, const Terminal& terminal);

/// Whether the output itself says that the query was corrected or relaxed, and
/// has a place for facets.
[[nodiscard]] bool tells_all(TalksFormat format);

}  // namespace lectern
