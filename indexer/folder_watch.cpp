// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/folder_watch.hpp"

#include <poll.h>
#include <sys/inotify.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "indexer/file_walk.hpp"
#include "indexer/loading/file_names.hpp"
#include "indexer/stop.hpp"

namespace lectern {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint32_t watched_events = IN_ATTRIB | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                         IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

/// A signal interrupts poll(), unless it comes just before.
constexpr std::chrono::milliseconds watch_latency(500);

/// In the bytes of the file system, unlike absolute_path().
fs::path absolute_bytes(const fs::path& path) {
    std::error_code error;
    fs::path absolute = fs::absolute(path, error).lexically_normal();
    if (error) return path;
    return absolute.has_filename() ? absolute : absolute.parent_path();
}

}  // namespace

Error cannot_watch(int error) {
    const std::string why = std::generic_category().message(error);
    if (error == ENOSPC) {
        return {ErrorCode::io, "there are more folders to watch than the system allows (" + why + ")",
                "raise the limit: sudo sysctl fs.inotify.max_user_watches=1048576, or name fewer folders"};
    }
    if (error == EMFILE) {
        return {ErrorCode::io, "more programs watch folders than the system allows (" + why + ")",
                "raise the limit: sudo sysctl fs.inotify.max_user_instances=1024, or end some"};
    }
    return {ErrorCode::io, "folders cannot be watched: " + why};
}

Result<FolderWatch> FolderWatch::begin(std::vector<fs::path> paths, fs::path left_out, WatchTimes times) {
    UniqueFd fd(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (!fd.ok()) return cannot_watch(errno);
    return FolderWatch(std::move(fd), std::move(paths), std::move(left_out), times);
}

FolderWatch::FolderWatch(UniqueFd fd, std::vector<fs::path> paths, fs::path left_out, WatchTimes times)
    : fd_(std::move(fd)), paths_(std::move(paths)), left_out_(std::move(left_out)), times_(times) {}

Result<void> FolderWatch::refresh() {
    if (!stale_) return {};
    const auto left_out = add(left_out_);
    if (!left_out) return left_out.error();
    left_out_watch_ = left_out->value_or(-1);
    Folders found;
    for (const fs::path& path : paths_) {
        if (auto watched = watch_path(path, found); !watched) return watched;
    }
    forget_others(found);
    folders_ = std::move(found);
    stale_ = false;
    return {};
}

Result<std::optional<int>> FolderWatch::add(const fs::path& folder) const {
    const int watch = ::inotify_add_watch(fd_.get(), folder.c_str(), watched_events);
    if (watch >= 0) return std::optional(watch);
    if (errno == ENOSPC || errno == ENOMEM) return cannot_watch(errno);
    return std::optional<int>();
}

Result<void> FolderWatch::watch_path(const fs::path& path, Folders& found) const {
    std::error_code ignored;
    const bool single = fs::is_regular_file(path, ignored);
    if (auto watched = watch_name(absolute_bytes(path), single, found); !watched) return watched;
    if (fs::is_symlink(path, ignored)) {
        const fs::path target = fs::canonical(path, ignored);
        if (auto watched = watch_name(target, single, found); !watched) return watched;
    }
    return watch_tree(path, found);
}

/// In the folder it lies in; where that is not there, the next one above is
/// watched for the folder that is missing.
Result<void> FolderWatch::watch_name(fs::path path, bool files, Folders& found) const {
    while (path.has_relative_path()) {
        const fs::path above = path.parent_path();
        const auto watch = add(above);
        if (!watch) return watch.error();
        if (*watch) {
            Folder& folder = found[**watch];
            folder.path = above;
            folder.files |= files;
            folder.names.insert(path.filename().string());
            return {};
        }
        path = above;
    }
    return {};
}

/// Every folder is watched before it is listed: what comes after the listing is
/// told as a change. Inotify gives a real folder one number by whatever path it is
/// reached, which ends circles of links.
Result<void> FolderWatch::watch_tree(const fs::path& root, Folders& found) const {
    std::vector<fs::path> pending{root};
    while (!pending.empty()) {
        const fs::path path = std::move(pending.back());
        pending.pop_back();
        const auto watch = add(path);
        if (!watch) return watch.error();
        if (!*watch || **watch == left_out_watch_) continue;
        Folder& folder = found[**watch];
        if (folder.folders) continue;
        folder.path = path;
        folder.files = folder.folders = true;
        for (std::string& name : list_folder(path.string()).names) {
            if (!name.ends_with('/')) continue;
            name.pop_back();
            pending.push_back(path / name);
            folder.names.insert(std::move(name));
        }
    }
    return {};
}

void FolderWatch::forget_others(const Folders& found) const {
    if (left_out_watch_ >= 0 && !found.contains(left_out_watch_))
        ::inotify_rm_watch(fd_.get(), left_out_watch_);
    for (const auto& [watch, folder] : folders_) {
        if (!found.contains(watch)) ::inotify_rm_watch(fd_.get(), watch);
    }
}

FolderWatch::Wake FolderWatch::wait(const std::atomic<bool>* stop,
                                    std::optional<std::chrono::milliseconds> patience) {
    auto deadline = patience ? Clock::now() + *patience : Clock::time_point::max();
    std::optional<Clock::time_point> latest;
    while (!is_set(stop)) {
        const auto now = Clock::now();
        if (now >= deadline) return latest ? Wake::changed : Wake::patience_over;
        const auto sleep = std::min<Clock::duration>(deadline - now, watch_latency);
        pollfd events{.fd = fd_.get(), .events = POLLIN, .revents = 0};
        ::poll(&events, 1, static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(sleep).count()));
        if (!take_events()) continue;
        const auto changed = Clock::now();
        if (!latest) latest = changed + times_.at_most;
        deadline = std::min(changed + times_.quiet, *latest);
    }
    return Wake::stopped;
}

/// Whether one of them counts.
bool FolderWatch::take_events() {
    std::array<char, 16384> buffer;
    bool counts = false;
    while (true) {
        const ssize_t size = ::read(fd_.get(), buffer.data(), buffer.size());
        if (size <= 0) return counts;
        for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
            inotify_event event;
            std::memcpy(&event, buffer.data() + at, sizeof event);
            at += sizeof event;
            // The name is filled up with zeros.
            const std::string name(buffer.data() + at, ::strnlen(buffer.data() + at, event.len));
            at += event.len;
            counts |= take(event, name);
        }
    }
}

bool FolderWatch::take(const inotify_event& event, const std::string& name) {
    if ((event.mask & IN_Q_OVERFLOW) != 0) return stale_ = true;
    const auto found = folders_.find(event.wd);
    if (found == folders_.end()) return false;
    const Folder& folder = found->second;
    if (concerns_a_folder(folder, event, name)) return stale_ = true;
    return folder.files && (is_companion_name(name) || (has_archive_ending(name) && !is_left_out(name)));
}

bool FolderWatch::concerns_a_folder(const Folder& folder, const inotify_event& event,
                                    const std::string& name) const {
    if ((event.mask & (IN_IGNORED | IN_UNMOUNT | IN_DELETE_SELF | IN_MOVE_SELF)) != 0) return true;
    if (name.empty()) return folder.folders;  // who may enter it has changed
    if (folder.names.contains(name)) return true;
    if (!folder.folders || is_left_out(name)) return false;
    // A new link may lead to a folder; it is itself none.
    std::error_code ignored;
    return (event.mask & IN_ISDIR) != 0 || fs::is_symlink(folder.path / name, ignored);
}

}  // namespace lectern
