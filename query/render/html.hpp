// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Results as one HTML page that stands by itself: nothing is loaded, no script
/// runs (its own policy forbids both), light and dark as the reader prefers,
/// headings and lists that screen readers can walk. Whatever comes from talks or
/// from the query is escaped.

#include <string>
#include <string_view>

#include "lectern/search.hpp"

namespace lectern {

/// The talks with their marked passages, and the facet counts. Without talks the
/// page says so, and what might help.
[[nodiscard]] std::string render_html(const SearchRequest& request, const SearchResult& result);

/// For text and for attributes in double quotes.
[[nodiscard]] std::string html_text(std::string_view text);

}  // namespace lectern
