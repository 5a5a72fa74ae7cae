// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What the readers of XML share around pugixml.

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "indexer/readers/line_counter.hpp"

namespace lectern::xml {

/// The name of the outermost element; empty when the text does not begin like
/// XML. Looks at the prologue only.
[[nodiscard]] std::string_view root_element(std::string_view content);

/// Parses text that is known to be UTF-8, whatever it declares. pugixml reads no
/// DOCTYPE and knows the five predefined entities only: no entity of a document
/// expands, no file or address is ever opened.
[[nodiscard]] pugi::xml_parse_result parse(std::string_view content, pugi::xml_document& document);

/// The text of an element. Where it holds elements itself (`<p>` that nobody
/// escaped), they stay as markup.
[[nodiscard]] std::string inner_text(pugi::xml_node node);

/// The same of a child; empty when there is none.
[[nodiscard]] std::string child_text(pugi::xml_node node, const char* name);

/// The line of the first of these nodes that is there.
[[nodiscard]] std::uint32_t line_of(LineCounter& lines, pugi::xml_node node, pugi::xml_node otherwise);

}  // namespace lectern::xml
