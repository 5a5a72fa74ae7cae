// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "indexer/unique_fd.hpp"
#include "lectern/result.hpp"

namespace lectern::glass {

/// A file written from front to back through a buffer. After a write has failed
/// further ones do nothing, and finish() says why: the callers write millions of
/// small pieces and none of them wants to ask each time. Each buffer is on its way
/// to the disk while the next one is filled, but not synced: that is for whoever
/// publishes the database.
class OutputFile {
public:
    /// Creates the file, or empties it.
    explicit OutputFile(std::filesystem::path path);

    void write(std::string_view bytes);

    /// Writes what is left. Error: io, with the path and the system's reason.
    [[nodiscard]] Result<void> finish();

private:
    void flush();

    std::filesystem::path path_;
    UniqueFd fd_;
    std::string buffer_;
    off_t written_ = 0;
    int error_ = 0;
};

}  // namespace lectern::glass
