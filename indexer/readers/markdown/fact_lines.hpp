// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Lines of facts as authors break them.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/markdown/blocks.hpp"
#include "indexer/readers/markdown/meta_line.hpp"
#include "indexer/readers/markdown/title_candidate.hpp"

namespace lectern::markdown {

/// Whether a short line says at what time something is.
[[nodiscard]] bool is_schedule(std::string_view text);

/// The longest run of soft-broken lines that reads as one line of facts is
/// taken first: authors wrap `Wednesday, April / 19, 2023`. Names alone, in
/// plain type, count beside a schedule only: `names_suffice`.
/// Returns the first line that is none of `meta`'s; text behind `Abstract:` goes
/// to `opening`.
[[nodiscard]] std::size_t take_lines(const std::vector<TextLine>& lines, std::size_t at, bool names_suffice,
                                     Meta& meta, std::string& opening);

/// Whether the block is a label alone set as a heading below a talk's title, with
/// its value in the next paragraph: `#### Speaker` over `Ann Lee, Acme`.
[[nodiscard]] bool is_field_heading(const Body& body, std::size_t block, int title_level);

/// What came of reading such a field: a fact that is `meta`'s now, the heading
/// over the abstract, or nothing that is known.
enum class Field { fact, abstract, other };
[[nodiscard]] Field read_field(const Body& body, std::size_t block, Meta& meta);

}  // namespace lectern::markdown
