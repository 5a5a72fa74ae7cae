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

/// Whether the folded English word says how a talk presents its subject rather
/// than what it is: of `tips and tricks for pandas` only pandas is a subject.
[[nodiscard]] bool is_manner_word(std::string_view folded_word);

}  // namespace lectern
