// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>

#include "lectern/result.hpp"
#include "lectern/statistics.hpp"

namespace lectern {

/// Counts anew, reading every stored talk: some microseconds each. Errors: those of
/// load_talk(). Throws Xapian::Error.
[[nodiscard]] Result<Statistics> measure(const Xapian::Database& database,
                                         const std::filesystem::path& directory);

}  // namespace lectern
