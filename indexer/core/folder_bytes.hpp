// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace lectern {

/// Of the files in a folder and those below it; 0 where it cannot be read. What
/// vanishes meanwhile does not count.
[[nodiscard]] std::uint64_t folder_bytes(const std::filesystem::path& folder);

}  // namespace lectern
