// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// HTML as authors type it into forms: fragments, unclosed, with prose between
/// that has a `<` of its own. Not a parser of the standard: nothing here needs
/// the tree, and no input takes more than linear time or nests.

#include <optional>
#include <string>
#include <string_view>

#include "indexer/markup/text_writer.hpp"

namespace lectern::markup {

/// An element's tag at the beginning of `text`.
struct HtmlTag {
    std::string name;         ///< lower case
    bool closing = false;     ///< `</p>`
    bool attributes = false;  ///< `<a href=…>`
    std::size_t size = 0;     ///< bytes, both angle brackets included
};

/// Absent when the `<` opens no element of HTML.
[[nodiscard]] std::optional<HtmlTag> read_tag(std::string_view text);

/// Whether tags are markup here: an element is closed, has attributes, or
/// breaks a line or paragraph. `The <canvas> element` is prose.
[[nodiscard]] bool has_html(std::string_view text);

/// Character references replaced, also those escaped twice (`&amp;#39;`); what
/// is none (`R&D`, `&foo;`) stays.
[[nodiscard]] std::string decode_entities(std::string_view text);

void write_html(std::string_view html, TextWriter& out);

}  // namespace lectern::markup
