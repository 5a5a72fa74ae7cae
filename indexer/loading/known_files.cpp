// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/loading/known_files.hpp"

#include <algorithm>

namespace lectern {

namespace {

/// Equal to itself, unlike no_stamp, and to no file's.
constexpr FileStamp absent{.size = 0, .modified = 0, .changed = -1};

}  // namespace

FileStamp stamp_now(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? stamp_of(status) : absent;
}

KnownFiles::KnownFiles(const Inventory& inventory, std::string_view reading) {
    if (inventory.reading != reading) return;
    same_companions_.reserve(inventory.companions.size());
    for (const KnownCompanion& companion : inventory.companions) {
        same_companions_.push_back(companion.stamp != no_stamp &&
                                   companion.stamp == stamp_now(companion.path));
    }
    by_path_.reserve(inventory.files.size());
    for (const KnownFile& file : inventory.files) by_path_.emplace(file.path, &file);
}

const KnownFile* KnownFiles::find(const FoundFile& file) const {
    const auto known = by_path_.find(file.absolute);
    if (known == by_path_.end()) return nullptr;
    const KnownFile& found = *known->second;
    // A date in the path tells the year of a talk: readers look at it as given.
    return found.given == file.path && has_its_companions(found) ? &found : nullptr;
}

bool KnownFiles::has_its_companions(const KnownFile& file) const {
    return std::all_of(file.documents.begin(), file.documents.end(), [this](const KnownDocument& document) {
        return std::all_of(document.companions.begin(), document.companions.end(),
                           [this](std::uint32_t companion) { return same_companions_[companion]; });
    });
}

}  // namespace lectern
