// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Talks as a Markdown list to paste into a post: titles as links, speakers, day
/// and event, and a passage of the abstract. CommonMark, and nothing that other
/// dialects read differently; whatever in the data would be markup is escaped.

#include <string>
#include <string_view>

#include "lectern/search.hpp"

namespace lectern {

/// One list item a talk; empty without talks.
[[nodiscard]] std::string render_markdown(const SearchResult& result);

/// Text that is read as it is anywhere in a paragraph, also at its beginning.
[[nodiscard]] std::string markdown_text(std::string_view text);

}  // namespace lectern
