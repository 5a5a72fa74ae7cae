// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Which files there are below some paths.

#include <sys/stat.h>
#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lectern/diagnostic.hpp"
#include "lectern/inventory.hpp"

namespace lectern {

struct FoundFile {
    std::string path;      ///< as the caller began it
    std::string absolute;  ///< absolute_path() of it
    FileStamp stamp;
};

/// Walks files and folders, links followed, hidden entries left out, in the order
/// of the bytes of their absolute paths, whatever the order they are given in.
/// Every real file and folder comes up once, so circles of links end. Nothing is
/// read, only looked at.
class FileWalk {
public:
    explicit FileWalk(const std::vector<std::filesystem::path>& paths);

    /// A file to read, or why something could not be entered.
    using Step = std::variant<FoundFile, Diagnostic>;

    /// Nothing: the walk is over.
    [[nodiscard]] std::optional<Step> next();

private:
    struct Entry {
        std::string path;
        std::string absolute;
        bool named;  ///< by the caller, not found in a folder
    };

    [[nodiscard]] std::optional<Step> visit(const Entry& entry);
    [[nodiscard]] std::optional<Diagnostic> enter(const Entry& folder);

    std::vector<Entry> pending_;  ///< a stack, the next one last
    std::set<std::pair<dev_t, ino_t>> seen_;
};

[[nodiscard]] FileStamp stamp_of(const struct stat& status);

/// What a folder holds, sorted by bytes, folders with a slash at their end, what
/// walks leave out left out.
struct FolderListing {
    std::vector<std::string> names;
    std::string problem = {};  ///< why it is not complete; empty when it is
};
[[nodiscard]] FolderListing list_folder(const std::string& folder);

/// Absolute, without `.` and `..`, in UTF-8, so that runs from different folders
/// mean the same file by the same name.
[[nodiscard]] std::string absolute_path(const std::filesystem::path& path);

}  // namespace lectern
