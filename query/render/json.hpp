// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Results for programs: docs/search-result.schema.json, docs/talk.schema.json.
/// Offsets are in bytes of UTF-8. Control characters are always escaped, so the
/// output is safe to look at on a terminal too.

#include <string>

#include "lectern/search.hpp"
#include "lectern/talk.hpp"

namespace lectern {

/// The version of the result's form: counts up when a key changes its meaning or
/// goes away, not when one is added.
inline constexpr int result_version = 3;

/// One object on one line.
[[nodiscard]] std::string render_json(const SearchRequest& request, const SearchResult& result);

/// One talk a line, as to_json() has it, with its score and snippets.
[[nodiscard]] std::string render_json_lines(const SearchResult& result);

/// One value of a facet a line.
[[nodiscard]] std::string render_facet_lines(const SearchResult& result);

/// A line of any JSON text: control characters of terminals escaped.
[[nodiscard]] std::string json_line(const std::string& json);

/// The talk on one line.
[[nodiscard]] std::string render_json(const Talk& talk);

}  // namespace lectern
