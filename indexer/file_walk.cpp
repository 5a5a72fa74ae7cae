// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_walk.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "indexer/encoding.hpp"
#include "indexer/loading/file_names.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace fs = std::filesystem;

namespace {

bool is_read(std::string_view path) { return has_listing_ending(path) || has_archive_ending(path); }

std::string join(const std::string& folder, const std::string& name) {
    return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

Diagnostic unreachable(const std::string& path, bool named, int error) {
    struct stat link {};
    if (::lstat(path.c_str(), &link) == 0 && S_ISLNK(link.st_mode)) {
        if (error == ELOOP) return {.path = path, .message = "is a link that leads back to itself"};
        std::error_code ignored;
        const fs::path target = fs::read_symlink(path, ignored);
        if (error == ENOENT) {
            return {.path = path,
                    .message = fmt::format("is a link to {}, which is not there", target.string())};
        }
    }
    if (error == ENOENT && named) return {.path = path, .message = "there is no such file or folder"};
    return {.path = path,
            .message = fmt::format("cannot be read: {}", std::generic_category().message(error))};
}

}  // namespace

FolderListing list_folder(const std::string& folder) {
    FolderListing listing;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        std::string name = it->path().filename().string();
        if (is_left_out(name)) continue;
        std::error_code unknown;
        // With its slash, "posts/a.md" comes after "posts-2024.md", as its path does.
        if (it->is_directory(unknown)) name += '/';
        listing.names.push_back(std::move(name));
    }
    std::sort(listing.names.begin(), listing.names.end());
    if (error) listing.problem = error.message();
    return listing;
}

std::string absolute_path(const fs::path& path) {
    std::error_code error;
    fs::path absolute = fs::absolute(path, error);
    if (error) absolute = path;
    std::string text = absolute.lexically_normal().string();
    if (text.size() > 1 && text.ends_with('/')) text.pop_back();
    return as_utf8(text);
}

FileStamp stamp_of(const struct stat& status) {
    const auto nanoseconds = [](const timespec& time) {
        return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    };
    return {static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim),
            nanoseconds(status.st_ctim)};
}

FileWalk::FileWalk(const std::vector<fs::path>& paths) {
    std::vector<std::pair<std::string, const fs::path*>> ordered;
    ordered.reserve(paths.size());
    for (const fs::path& path : paths) ordered.emplace_back(absolute_path(path), &path);
    std::sort(ordered.rbegin(), ordered.rend());
    for (const auto& [absolute, path] : ordered) pending_.push_back({path->string(), absolute, true});
}

std::optional<FileWalk::Step> FileWalk::next() {
    while (!pending_.empty()) {
        const Entry entry = std::move(pending_.back());
        pending_.pop_back();
        if (auto step = visit(entry)) return step;
    }
    return std::nullopt;
}

std::optional<FileWalk::Step> FileWalk::visit(const Entry& entry) {
    struct stat status {};
    if (::stat(entry.path.c_str(), &status) != 0) {
        const int error = errno;
        // Of the links that lead nowhere, those that look like pictures, scripts
        // and so on would not have been read anyway.
        const bool wanted = entry.named || is_read(entry.path) || file_ending(entry.path).empty();
        if (!wanted) return std::nullopt;
        return unreachable(entry.path, entry.named, error);
    }
    const bool folder = S_ISDIR(status.st_mode);
    if (!folder && !entry.named && !is_read(entry.path)) return std::nullopt;
    if (!seen_.emplace(status.st_dev, status.st_ino).second) return std::nullopt;
    if (!folder) return FoundFile{entry.path, entry.absolute, stamp_of(status)};
    if (auto problem = enter(entry)) return std::move(*problem);
    return std::nullopt;
}

std::optional<Diagnostic> FileWalk::enter(const Entry& folder) {
    FolderListing listing = list_folder(folder.path);
    for (auto name = listing.names.rbegin(); name != listing.names.rend(); ++name) {
        if (name->ends_with('/')) name->pop_back();
        pending_.push_back({join(folder.path, *name), join(folder.absolute, as_utf8(*name)), false});
    }
    if (!listing.problem.empty())
        return Diagnostic{.path = folder.path, .message = "cannot be read: " + listing.problem};
    return std::nullopt;
}

}  // namespace lectern
