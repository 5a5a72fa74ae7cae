// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Tells when files below some paths change, by Linux's inotify(7).

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/unique_fd.hpp"
#include "lectern/result.hpp"

struct inotify_event;

namespace lectern {

/// How long changes are gathered.
struct WatchTimes {
    std::chrono::milliseconds quiet{300};     ///< after the last change
    std::chrono::milliseconds at_most{2000};  ///< after the first one
};

/// Watches the folders that a walk through the paths enters, the folder of every
/// path itself, so that one that is replaced or comes later is noticed, and what
/// lies beside single files. Only names that a walk or a reader looks at count; a
/// file counts when who writes it closes it. What links to files lead to is
/// watched only for the paths themselves. One thread.
class FolderWatch {
public:
    /// Changes below `left_out`, a folder that need not be there yet, do not count.
    /// Error: io, when the system gives no more watchers.
    [[nodiscard]] static Result<FolderWatch> begin(std::vector<std::filesystem::path> paths,
                                                   std::filesystem::path left_out, WatchTimes times = {});

    /// Watches what there is now, if it may be other folders than before. To be
    /// called before the files are looked at: every later change is then told by
    /// wait(). Folders that cannot be entered are left to who looks at them.
    /// Error: io, at the system's limit of watches; the watch is then incomplete.
    [[nodiscard]] Result<void> refresh();

    enum class Wake : std::uint8_t { changed, patience_over, stopped };

    /// Sleeps until something has changed since the last call and the changes have
    /// paused; without `patience` for ever. `stop`, which may be nullptr, ends it
    /// within a fraction of a second.
    [[nodiscard]] Wake wait(const std::atomic<bool>* stop,
                            std::optional<std::chrono::milliseconds> patience = std::nullopt);

private:
    struct Folder {
        std::filesystem::path path;
        bool files = false;           ///< those with endings that are read count
        bool folders = false;         ///< it is walked: new ones count
        std::set<std::string> names;  ///< these count whatever they are
    };
    using Folders = std::map<int, Folder>;  ///< by inotify's number, one for each real folder

    FolderWatch(UniqueFd fd, std::vector<std::filesystem::path> paths, std::filesystem::path left_out,
                WatchTimes times);

    /// Nothing: the folder cannot be entered.
    [[nodiscard]] Result<std::optional<int>> add(const std::filesystem::path& folder) const;
    [[nodiscard]] Result<void> watch_path(const std::filesystem::path& path, Folders& found) const;
    [[nodiscard]] Result<void> watch_name(std::filesystem::path path, bool files, Folders& found) const;
    [[nodiscard]] Result<void> watch_tree(const std::filesystem::path& root, Folders& found) const;
    void forget_others(const Folders& found) const;

    [[nodiscard]] bool take_events();
    [[nodiscard]] bool take(const inotify_event& event, const std::string& name);
    [[nodiscard]] bool concerns_a_folder(const Folder& folder, const inotify_event& event,
                                         const std::string& name) const;

    UniqueFd fd_;
    std::vector<std::filesystem::path> paths_;
    std::filesystem::path left_out_;
    int left_out_watch_ = -1;
    WatchTimes times_;
    Folders folders_;
    bool stale_ = true;  ///< there may be other folders than these
};

/// Why the system refuses to watch, and what to do about it; `error` is of
/// inotify_init1(2) or inotify_add_watch(2).
[[nodiscard]] Error cannot_watch(int error);

}  // namespace lectern
