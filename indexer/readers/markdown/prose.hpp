// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Tells the text around talks from the talks: navigation, parties, booths,
/// farewells.

#include <string_view>

#include "indexer/readers/markdown/blocks.hpp"
#include "indexer/readers/markdown/meta_line.hpp"

namespace lectern::markdown {

/// Titles of what is on a programme without being a talk, and of the parts of a
/// post: `Lunch`, `Community social`, `About the author`, `Register`.
[[nodiscard]] bool is_no_talk_title(std::string_view title);

/// A paragraph that ends a post or a section: booths, calls to register,
/// farewells. `sure` demands less doubt: for the first paragraph of a talk.
[[nodiscard]] bool is_closing(const Block& block, bool sure);

/// A line of nothing but short links such as `[Watch the recording](…)`,
/// `Slides | Notes`; their addresses go into `meta`.
[[nodiscard]] bool take_link_line(const std::vector<Run>& runs, Meta& meta);

/// Whether an address is a video's.
[[nodiscard]] bool is_recording(std::string_view url);

/// Whether the block shows no text: pictures, embedded players.
[[nodiscard]] bool is_picture(const Block& block);

}  // namespace lectern::markdown
