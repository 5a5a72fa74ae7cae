// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Reading the talks of a judged set.

#include <filesystem>
#include <vector>

#include "lectern/result.hpp"
#include "lectern/talk.hpp"

namespace lectern::relevance {

/// Whatever lectern-index reads. Of JSON Lines (what lectern-index --dry-run
/// prints) the talks keep the sources that are written there, since judgements go
/// by them. Errors: io, bad_input.
[[nodiscard]] Result<std::vector<Talk>> read_talks(const std::filesystem::path& path);

}  // namespace lectern::relevance
