// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Where data wait that memory has no room for.

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <span>
#include <string_view>
#include <utility>

#include "indexer/unique_fd.hpp"
#include "lectern/result.hpp"

namespace lectern {

/// A nameless file that is gone with the process, however that ends. Any thread
/// may append or read.
class SpillFile {
public:
    /// In `folder`; opened when the first bytes come.
    explicit SpillFile(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Where the bytes begin. Error: io.
    [[nodiscard]] Result<std::uint64_t> append(std::string_view bytes);

    /// Fills `out`. Error: io, also when the file ends before.
    [[nodiscard]] Result<void> read(std::uint64_t at, std::span<char> out) const;

private:
    [[nodiscard]] Error failed(int error) const;
    [[nodiscard]] Result<void> open();

    std::filesystem::path folder_;
    std::mutex mutex_;  ///< of the following
    UniqueFd fd_;
    std::uint64_t size_ = 0;
};

}  // namespace lectern
