// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Whether an index is what lectern-index wrote.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "lectern/result.hpp"

namespace lectern {

struct IndexCheck {
    std::size_t talks = 0;
    std::vector<std::string> problems;  ///< in words, the first hundred
    std::size_t problem_count = 0;
};

/// Looks at all of it: Xapian's own check of the tables; that every talk can be
/// read, is found by its id and counted in every facet under the values it has,
/// and nowhere else; that the inventory knows every talk and no other. Writes
/// nothing and needs no lock. Errors: those of open_database(): what cannot be
/// opened cannot be checked.
[[nodiscard]] Result<IndexCheck> check_index(
    const std::filesystem::path& database,
    const std::function<void(std::size_t done, std::size_t total)>& on_progress = {});

}  // namespace lectern
