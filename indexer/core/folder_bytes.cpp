// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/core/folder_bytes.hpp"

#include <system_error>

namespace lectern {

std::uint64_t folder_bytes(const std::filesystem::path& folder) {
    std::uint64_t bytes = 0;
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error)) {
        std::error_code gone;
        const auto size = it->is_regular_file(gone) ? it->file_size(gone) : 0;
        if (!gone) bytes += size;
    }
    return bytes;
}

}  // namespace lectern
