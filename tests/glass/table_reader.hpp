// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Reads a glass table whole, by the description in docs/glass-format.md and
/// without any code of the writer: what Xapian wrote and what we wrote can be
/// compared entry by entry.

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lectern::glass::test {

/// The entries of a table that was committed once: all its leaves are in use.
/// Compressed tags are inflated.
[[nodiscard]] std::map<std::string, std::string> read_table(const std::filesystem::path& file);

struct TableShape {
    std::size_t leaves = 0;
    std::size_t branches = 0;
    std::size_t levels = 0;
    std::size_t free_bytes = 0;         ///< in leaves
    std::size_t continued = 0;          ///< items that continue a tag
    std::vector<std::string> dividers;  ///< keys in branch blocks of level 1
};

[[nodiscard]] TableShape shape_of(const std::filesystem::path& file);

}  // namespace lectern::glass::test
