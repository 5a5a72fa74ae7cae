// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// An archive's files in memory, while it is being read and until its documents
/// are.

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/file_loader.hpp"
#include "indexer/loading/memory_gauge.hpp"
#include "indexer/loading/once_map.hpp"
#include "lectern/reader.hpp"

namespace lectern {

/// One thread adds what it finds in the archive, others read documents at the
/// same time. An archive keeps its files in any order, so who asks for one that
/// has not come yet waits until it has or the archive is over; the answers do not
/// depend on what the threads do. Of pictures, programs and the like it knows
/// nothing, names() neither.
class ArchiveContents final : public Surroundings {
public:
    /// Paths are the archive's, a slash, and the name inside.
    ArchiveContents(std::string archive_path, MemoryGauge& gauge)
        : archive_path_(std::move(archive_path)), memory_(gauge) {}

    /// False when there is one of that name: the first one stays.
    [[nodiscard]] bool add(const std::string& name, std::string bytes);
    /// Nothing more comes.
    void complete();

    using Loaded = std::variant<LoadedFile, Diagnostic>;
    /// A file inside, checked like one on disk; nullptr when there is none.
    [[nodiscard]] std::shared_ptr<const Loaded> load(std::string_view name) const;

    [[nodiscard]] std::string path_of(std::string_view name) const;
    [[nodiscard]] std::shared_ptr<const std::string> file(std::string_view path) const override;
    [[nodiscard]] std::vector<std::string> names(std::string_view folder) const override;

protected:
    [[nodiscard]] std::shared_ptr<const void> keep(
        std::string_view key, const std::function<std::shared_ptr<const void>()>& make) const override;

private:
    struct File {
        std::once_flag checked;
        std::string bytes;  ///< until they are checked
        std::shared_ptr<const Loaded> loaded;
    };

    /// The name inside of a path; nothing when it lies elsewhere.
    [[nodiscard]] std::optional<std::string> inner_name(std::string_view path) const;
    [[nodiscard]] std::shared_ptr<File> wait_for(std::string_view name) const;

    std::string archive_path_;
    MemoryShare memory_;
    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    bool complete_ = false;
    std::map<std::string, std::shared_ptr<File>, std::less<>> files_;
    mutable OnceMap<std::shared_ptr<const void>> derived_;
};

}  // namespace lectern
