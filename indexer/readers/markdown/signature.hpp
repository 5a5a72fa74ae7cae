// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Whether a document is Markdown. It has no signature, and any text is valid:
/// so this asks whether it is marked up at all, and not as something else.

#include <string_view>

namespace lectern::markdown {

/// By what the beginning holds (front matter, headings, lists, links, bold text,
/// tables), and by the ending of the path where that leaves it open: a page
/// without any markup is Markdown when its file says so, a `.csv` never is. Looks
/// at the first 64 KiB only.
[[nodiscard]] bool looks_like_markdown(std::string_view path, std::string_view content);

}  // namespace lectern::markdown
