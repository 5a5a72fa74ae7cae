// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A file in memory, checked.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "lectern/diagnostic.hpp"
#include "lectern/result.hpp"

namespace lectern {

/// Text that a Document can look at, and what had to be mended in it.
struct LoadedFile {
    std::string content;
    std::optional<Diagnostic> problem = {};
    std::uint64_t hash = 0;  ///< of the file's bytes, where it was a file
};

/// Reads a regular file of at most `max_bytes`; of a larger one not a byte. The
/// diagnostic says why there is nothing to read. Never waits for a pipe or a
/// device.
[[nodiscard]] std::variant<LoadedFile, Diagnostic> load_file(const std::string& path,
                                                             std::uint64_t max_bytes);

/// The same for bytes that come from elsewhere; `path` is for diagnostics.
[[nodiscard]] std::variant<LoadedFile, Diagnostic> check_text(const std::string& path, std::string bytes);

/// Everything from `fd` on, at most `max_bytes`. Less than `expected` bytes is
/// an error: someone is rewriting the file at this moment.
[[nodiscard]] Result<std::string> read_to_end(int fd, std::uint64_t expected, std::uint64_t max_bytes);

/// "64 MiB", "1.5 KiB", "12 bytes".
[[nodiscard]] std::string human_size(std::uint64_t bytes);

}  // namespace lectern
