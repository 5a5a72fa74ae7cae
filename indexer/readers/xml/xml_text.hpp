// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What the readers of XML share around pugixml.

#include <cstddef>
#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>

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

/// Line numbers of ascending offsets, counted once through the text.
class LineCounter {
public:
    /// `first_line` is the line at offset 0.
    explicit LineCounter(std::string_view content, std::uint32_t first_line = 1)
        : content_(content), line_(first_line) {}

    /// A smaller offset than the last one gives the last one's line.
    [[nodiscard]] std::uint32_t line_of(std::size_t offset);

    /// Of the first of these nodes that is there.
    [[nodiscard]] std::uint32_t line_of(pugi::xml_node node, pugi::xml_node otherwise);

private:
    std::string_view content_;
    std::size_t at_ = 0;
    std::uint32_t line_;
};

}  // namespace lectern::xml
