// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What stands above a list of talks, in any format for people: how many there
/// are, what was asked for, and what was searched for instead.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/search.hpp"

namespace lectern {

struct Summary {
    std::string count;  ///< "4 talks"
    /// " for ipv6, company Cisco, newest first, without dns: none has all words"
    std::string what;
    std::string shown;  ///< ", showing 1–10"; empty when all are
};
[[nodiscard]] Summary summary_of(const SearchRequest& request, const SearchResult& result);

/// " for ipv6, company Cisco": the corrected query, where there is one.
[[nodiscard]] std::string searched_for(SearchRequest request, const SearchResult& result);

/// The number of talks that paging goes through.
[[nodiscard]] std::size_t talks_to_page(const SearchResult& result);

/// Whether other talks follow those that have all words, before this hit.
[[nodiscard]] bool others_begin_at(const SearchResult& result, std::size_t hit);

/// "12 talks without dns": what follows the talks that have all words.
[[nodiscard]] std::string others_heading(const Relaxed& relaxed);

/// "showing results for tetragon; to search instead for tetragno, add --exact":
/// what changed between the query and the results, for formats that have no
/// place for it; empty when nothing did.
[[nodiscard]] std::vector<std::string> changes_of(const SearchRequest& request, const SearchResult& result);

/// Whether every talk is wanted, so that only an empty database has none.
[[nodiscard]] bool asks_for_all(const SearchRequest& request);
inline constexpr std::string_view no_talks_at_all = "The database has no talks; lectern-index fills it.";

/// What may help where nothing matched, in sentences.
[[nodiscard]] std::vector<std::string> advice_for(const SearchRequest& request, const SearchResult& result);

}  // namespace lectern
