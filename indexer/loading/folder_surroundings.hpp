// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The files around documents that lie in folders.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/loading/once_map.hpp"
#include "lectern/reader.hpp"

namespace lectern {

/// The file system as far as readers may look at it. Names may come from inside
/// documents, so only what a walk through folders would also have read is given:
/// regular files of at most `max_file_bytes` with the ending of a listing or of
/// settings, nothing hidden.
class FolderSurroundings final : public Surroundings {
public:
    explicit FolderSurroundings(std::uint64_t max_file_bytes) : max_file_bytes_(max_file_bytes) {}

    [[nodiscard]] std::shared_ptr<const std::string> file(std::string_view path) const override;
    [[nodiscard]] std::vector<std::string> names(std::string_view folder) const override;

protected:
    [[nodiscard]] std::shared_ptr<const void> keep(
        std::string_view key, const std::function<std::shared_ptr<const void>()>& make) const override;

private:
    std::uint64_t max_file_bytes_;
    mutable OnceMap<std::shared_ptr<const std::string>> files_;
    mutable OnceMap<std::shared_ptr<const std::vector<std::string>>> folders_;
    mutable OnceMap<std::shared_ptr<const void>> derived_;
};

}  // namespace lectern
