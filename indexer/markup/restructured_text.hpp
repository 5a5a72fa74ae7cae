// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// reStructuredText as plain text, as far as abstracts use it: paragraphs,
/// lists, section titles, literal blocks, directives, roles, hyperlinks
/// (docutils, "reStructuredText Markup Specification").

#include <string_view>

#include "indexer/markup/text_writer.hpp"

namespace lectern::markup {

/// Whether the text is surely reStructuredText: it has a role, a directive, a
/// hyperlink of this syntax, an inline literal, an escaped mark or a section
/// title with a line under it.
[[nodiscard]] bool has_restructured_text(std::string_view text);

void write_restructured_text(std::string_view text, TextWriter& out);

}  // namespace lectern::markup
