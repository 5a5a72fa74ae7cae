// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "lectern/reader.hpp"

namespace lectern {

/// Posts in Markdown with YAML front matter: listings of many talks, link posts
/// about an event, and pages of one talk.
[[nodiscard]] const Reader& markdown_reader();

}  // namespace lectern
