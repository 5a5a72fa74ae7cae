// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// From the markup in which abstracts, biographies and titles are published to
/// plain text. Every reader of a form that does not have markup of its own
/// passes its texts through here. Linear in the length of the text.

#include <cstdint>
#include <string>
#include <string_view>

namespace lectern {

/// What a text is written in. `unknown` tells by the content, as most forms
/// leave it to the author: HTML, HTML inside escapes (`&lt;p&gt;`, once or
/// twice), Markdown, reStructuredText, or none.
enum class Markup : std::uint8_t { plain, html, markdown, restructured_text, unknown };

/// The words of a text in paragraphs, separated by an empty line; list items
/// and forced line breaks on lines of their own, an item after `- ` or its
/// number; links without their addresses, pictures, scripts and directives
/// gone; left-over entities decoded, no-break spaces plain ones, no indentation.
/// A `<` that opens no element (`a < b`, `vector<int>`) is text.
[[nodiscard]] std::string clean_text(std::string_view text, Markup markup = Markup::unknown);

/// The same for a title, a name, a room: one line, white space single. Only
/// HTML counts as markup here: in a title `*` and `_` are what they look like.
[[nodiscard]] std::string clean_line(std::string_view text);

/// The name of an event, a room, a track, as clean_line(). Each talk has a copy of
/// it, so one of a megabyte would fill the memory: it is no name, and empty.
[[nodiscard]] std::string clean_name(std::string_view published);

}  // namespace lectern
