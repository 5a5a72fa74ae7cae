// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The pieces between a byline's commas and ampersands.

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

enum class Link { none, comma, ampersand, plus, word_and };

/// A piece of a group between separators. `link` is what stood before it,
/// `aside` what stood in parentheses behind it; a nickname in the middle of a
/// name, `Davanum (Dims) Srinivas`, stays in the text.
struct Chunk {
    Link link = Link::none;
    std::string text;
    std::string aside;
};

/// Cuts at commas, `&`, `+` between names and `and` outside parentheses.
[[nodiscard]] std::vector<Chunk> cut_group(std::string_view group);

}  // namespace lectern
