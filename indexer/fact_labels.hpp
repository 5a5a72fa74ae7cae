// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What organisers ask speakers in words of their own: the title of a category,
/// the text of a question.

#include <cstdint>
#include <string_view>

namespace lectern {

enum class Fact : std::uint8_t {
    none,  ///< everything else: T-shirt sizes, telephone numbers, notes
    affiliation,
    role,
    level,
    format,
    track,
    tags,
    language,
    video,
    slides,
    slug,
};

/// What the answers under this label say: `Session format`, `Your company or
/// organisation`, `Audience level`, `What is the language of your talk?`.
[[nodiscard]] Fact fact_of_label(std::string_view label);

}  // namespace lectern
