// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Results as pages for people. Each function returns whole lines.

#include <string>
#include <string_view>

#include "lectern/result.hpp"
#include "lectern/search.hpp"
#include "lectern/talk.hpp"
#include "query/render/terminal.hpp"

namespace lectern {

/// A page of ranked talks and the facet counts of all matches.
[[nodiscard]] std::string render_page(const SearchRequest& request, const SearchResult& result,
                                      const Terminal& terminal);

/// That nothing matched, and what might help.
[[nodiscard]] std::string render_nothing(const SearchRequest& request, const SearchResult& result,
                                         const Terminal& terminal);

/// The facet counts as bars.
[[nodiscard]] std::string render_bars(const SearchRequest& request, const SearchResult& result,
                                      const Terminal& terminal);

/// One talk whole.
[[nodiscard]] std::string render_talk(const Talk& talk, const Terminal& terminal);

/// The fields of the query language, from the schema's table.
[[nodiscard]] std::string render_fields(const Terminal& terminal);

/// `lectern: error: …`, the place in the query with a line under it, the hint.
[[nodiscard]] std::string render_error(const Error& error, std::string_view query, const Terminal& terminal);

/// `lectern: score: 12.5 of ID: kubernetes 8.0 + …`
[[nodiscard]] std::string render_score(const Hit& hit);

/// `lectern: warning: …`
[[nodiscard]] std::string render_warning(std::string_view message);

}  // namespace lectern
