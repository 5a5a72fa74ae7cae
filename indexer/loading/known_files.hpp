// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Which files need not be read again.

#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/file_walk.hpp"
#include "lectern/inventory.hpp"

namespace lectern {

/// Looks at the companions when it is made. May be used from several threads.
class KnownFiles {
public:
    /// Knows nothing.
    KnownFiles() = default;

    /// What the inventory knows when it was read in the same way.
    KnownFiles(const Inventory& inventory, std::string_view reading);

    /// What reading the file gave, if it would give the same again, provided that
    /// its content is the same; nullptr otherwise.
    [[nodiscard]] const KnownFile* find(const FoundFile& file) const;

private:
    [[nodiscard]] bool has_its_companions(const KnownFile& file) const;

    std::unordered_map<std::string_view, const KnownFile*> by_path_;
    std::vector<bool> same_companions_;
};

/// As it is now; of a file that is not there, that of no file.
[[nodiscard]] FileStamp stamp_now(const std::string& path);

}  // namespace lectern
