// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Pages about one talk: its facts in the front matter, its abstract the body.

#include "indexer/readers/markdown/blocks.hpp"
#include "indexer/readers/markdown/context.hpp"
#include "indexer/readers/markdown/front_matter.hpp"
#include "lectern/reader.hpp"

namespace lectern::markdown {

/// Reads the talk, or the talks that the front matter lists, into `reading`;
/// false where the page is about something else: a post, a speaker, a sponsor,
/// an event. `facts` are what the post says of itself.
[[nodiscard]] bool read_talk_page(const Document& document, const Post& post, const PostFacts& facts,
                                  Reading& reading);

}  // namespace lectern::markdown
