// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Words that people ask with rather than for.

#include <string_view>

namespace lectern {

/// Whether the folded English word is one that questions are made of (`what is
/// a good way to learn testing`). Of a query with other words in it, it need not
/// be found. None of them is the name of something in computing.
[[nodiscard]] bool is_filler_word(std::string_view folded_word);

}  // namespace lectern
