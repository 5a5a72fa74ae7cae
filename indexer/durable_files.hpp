// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Files that a crash leaves as they were or as they shall be. All errors are of
/// the kind io, with the path and the system's reason.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.hpp"

namespace lectern {

[[nodiscard]] Error io_error(const std::filesystem::path& path, int error);

/// Names of all entries, in no order.
[[nodiscard]] Result<std::vector<std::string>> names_in(const std::filesystem::path& directory);

/// Calls `work` with each of the names, on at most so many threads; the first
/// error in the order of the names.
[[nodiscard]] Result<void> for_each_name(const std::vector<std::string>& names, unsigned most_threads,
                                         const std::function<Result<void>(const std::string&)>& work);

/// Of a file its content, of a folder its entries.
[[nodiscard]] Result<void> sync(const std::filesystem::path& path);

/// Whoever opens `path` sees the old content or the new one. Written and synced
/// under the name `temporary` first.
[[nodiscard]] Result<void> replace_file(const std::filesystem::path& temporary,
                                        const std::filesystem::path& path, std::string_view content);

/// Creates `to`. Shares the blocks where the file system can (Btrfs, XFS). Not
/// synced.
[[nodiscard]] Result<void> copy_content(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace lectern
