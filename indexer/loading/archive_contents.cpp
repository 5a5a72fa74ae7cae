// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/loading/archive_contents.hpp"

#include <filesystem>

namespace lectern {

bool ArchiveContents::add(const std::string& name, std::string bytes) {
    const auto file = std::make_shared<File>();
    file->bytes = std::move(bytes);
    const std::size_t size = file->bytes.size() + name.size();
    {
        const std::lock_guard lock(mutex_);
        if (!files_.emplace(name, file).second) return false;
        memory_.add(size);
    }
    changed_.notify_all();
    return true;
}

void ArchiveContents::complete() {
    {
        const std::lock_guard lock(mutex_);
        complete_ = true;
    }
    changed_.notify_all();
}

std::shared_ptr<const ArchiveContents::Loaded> ArchiveContents::load(std::string_view name) const {
    const std::shared_ptr<File> file = wait_for(name);
    if (file == nullptr) return nullptr;
    std::call_once(file->checked, [&] {
        file->loaded = std::make_shared<const Loaded>(check_text(path_of(name), std::move(file->bytes)));
    });
    return file->loaded;
}

std::string ArchiveContents::path_of(std::string_view name) const {
    return std::string(archive_path_).append("/").append(name);
}

std::shared_ptr<const std::string> ArchiveContents::file(std::string_view path) const {
    const auto name = inner_name(path);
    if (!name) return nullptr;
    const auto loaded = load(*name);
    if (loaded == nullptr) return nullptr;
    const auto* file = std::get_if<LoadedFile>(loaded.get());
    return file == nullptr ? nullptr : std::shared_ptr<const std::string>(loaded, &file->content);
}

std::vector<std::string> ArchiveContents::names(std::string_view folder) const {
    std::vector<std::string> out;
    auto prefix = inner_name(folder);
    if (!prefix) return out;
    if (!prefix->empty()) *prefix += '/';
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return complete_; });
    for (auto at = files_.lower_bound(*prefix); at != files_.end() && at->first.starts_with(*prefix);) {
        const std::string_view rest = std::string_view(at->first).substr(prefix->size());
        const std::size_t slash = rest.find('/');
        std::string name(rest.substr(0, slash));
        if (slash != std::string_view::npos) name += '/';
        // Everything in a folder comes after "folder/" and before "folder0".
        at = name.ends_with('/') ? files_.lower_bound(*prefix + name.substr(0, slash) + '0') : std::next(at);
        out.push_back(std::move(name));
    }
    return out;
}

std::optional<std::string> ArchiveContents::inner_name(std::string_view path) const {
    std::string normal = std::filesystem::path(path).lexically_normal().string();
    if (normal.ends_with('/')) normal.pop_back();
    const std::string root = std::filesystem::path(archive_path_).lexically_normal().string();
    if (normal == root) return std::string();
    if (!normal.starts_with(root + '/')) return std::nullopt;
    return normal.substr(root.size() + 1);
}

std::shared_ptr<ArchiveContents::File> ArchiveContents::wait_for(std::string_view name) const {
    std::unique_lock lock(mutex_);
    auto found = files_.end();
    changed_.wait(lock, [&] {
        found = files_.find(name);
        return found != files_.end() || complete_;
    });
    return found == files_.end() ? nullptr : found->second;
}

std::shared_ptr<const void> ArchiveContents::keep(
    std::string_view key, const std::function<std::shared_ptr<const void>()>& make) const {
    return derived_.get(key, make);
}

}  // namespace lectern
