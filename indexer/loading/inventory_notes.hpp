// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a run writes down of the files it reads.

#include <chrono>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "indexer/loading/document_reading.hpp"
#include "lectern/inventory.hpp"

namespace lectern {

/// Begins its life before the first file is looked at. One thread.
class InventoryNotes {
public:
    /// In the order of the documents.
    void add(const DocumentResult& result);

    /// The stamp, unless the file changed so recently that it could change again
    /// without another stamp: clocks of file systems tick some times a second.
    [[nodiscard]] FileStamp trusted(const FileStamp& stamp) const;

    /// Looks at the companions, too.
    [[nodiscard]] Inventory take();

private:
    [[nodiscard]] KnownFile& file_of(const DocumentResult& result);
    [[nodiscard]] std::uint32_t companion(const std::string& path);

    Inventory notes_;
    std::unordered_map<std::string, std::uint32_t> companions_;
    std::chrono::system_clock::time_point began_ = std::chrono::system_clock::now();
};

}  // namespace lectern
