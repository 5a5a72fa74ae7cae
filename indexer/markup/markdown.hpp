// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Markdown (CommonMark 0.30, by cmark) as plain text.

#include <string_view>

#include "indexer/markup/text_writer.hpp"

namespace lectern::markup {

/// Whether the text is surely Markdown: it has a link, a heading, a fence or
/// bold words. Lists alone read the same as plain text.
[[nodiscard]] bool has_markdown(std::string_view text);

/// The one mark that no other language has.
[[nodiscard]] bool has_markdown_link(std::string_view text);

/// HTML inside is read as HTML.
void write_markdown(std::string_view markdown, TextWriter& out);

}  // namespace lectern::markup
