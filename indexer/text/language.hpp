// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace lectern::text {

/// Xapian's name of the stemmer for a language (ISO 639-1; empty: English);
/// "none" where it has none.
[[nodiscard]] std::string_view stemmer_name(std::string_view language);

}  // namespace lectern::text
