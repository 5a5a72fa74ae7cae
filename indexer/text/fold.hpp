// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The folding behind lectern::fold (lectern/analyzer.hpp), and that of words.

#include <string>
#include <string_view>

namespace lectern::text {

[[nodiscard]] constexpr char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Folds any text by Unicode's tables. For ASCII, lower case alone gives the
/// same and costs a hundredth.
[[nodiscard]] std::string fold_unicode(std::string_view text);

/// fold(), less what compatibility folding brings into a word that belongs to
/// none: the spaces in the ligature ﷺ, the dot in ŀ.
[[nodiscard]] std::string fold_word(std::string_view word);

}  // namespace lectern::text
