// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A large file, some lines at a time.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/unique_fd.hpp"

namespace lectern {

class LineParts {
public:
    static constexpr std::size_t usual_bytes = std::size_t{8} << 20;

    /// A regular file; of anything else, and of what cannot be opened, there are no
    /// parts. Never waits for a pipe or a device.
    explicit LineParts(const std::string& path, std::size_t part_bytes = usual_bytes);

    /// The next lines, all but the last of the file with their ends: together some
    /// part_bytes, or one longer line. Valid until the next call. Nothing: the file
    /// is over, or cannot be read any further.
    [[nodiscard]] std::optional<std::string_view> next();

    /// To the beginning.
    void rewind();

private:
    [[nodiscard]] bool fill();

    std::size_t part_bytes_;
    UniqueFd fd_;
    std::uint64_t read_ = 0;  ///< bytes of the file
    std::string buffer_;
    std::size_t given_ = 0;  ///< bytes at its beginning that next() has given
};

/// The hash of the bytes (content_hash.hpp), if they are UTF-8 without NUL bytes.
[[nodiscard]] std::optional<std::uint64_t> hash_of_text(LineParts& parts);

}  // namespace lectern
