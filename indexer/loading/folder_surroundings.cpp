// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/loading/folder_surroundings.hpp"

#include <filesystem>
#include <utility>
#include <variant>

#include "indexer/file_loader.hpp"
#include "indexer/file_walk.hpp"
#include "indexer/loading/file_names.hpp"

namespace lectern {

namespace fs = std::filesystem;

std::shared_ptr<const std::string> FolderSurroundings::file(std::string_view path) const {
    const std::string name = fs::path(path).lexically_normal().string();
    if (!is_companion_name(name)) return nullptr;
    return files_.get(name, [&]() -> std::shared_ptr<const std::string> {
        auto loaded = load_file(name, max_file_bytes_);
        auto* file = std::get_if<LoadedFile>(&loaded);
        return file == nullptr ? nullptr : std::make_shared<const std::string>(std::move(file->content));
    });
}

std::vector<std::string> FolderSurroundings::names(std::string_view folder) const {
    const std::string name = (fs::path(folder.empty() ? "." : folder) / "").lexically_normal().string();
    return *folders_.get(name, [&] {
        auto listing = list_folder(name);
        return std::make_shared<const std::vector<std::string>>(std::move(listing.names));
    });
}

std::shared_ptr<const void> FolderSurroundings::keep(
    std::string_view key, const std::function<std::shared_ptr<const void>()>& make) const {
    return derived_.get(key, make);
}

}  // namespace lectern
