// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/showings.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace lectern {

namespace {

/// Documents without a key are talks by themselves.
std::size_t count_talks(std::vector<TalkKey> keys) {
    const auto alone = static_cast<std::size_t>(std::count(keys.begin(), keys.end(), TalkKey{0}));
    std::erase(keys, TalkKey{0});
    std::sort(keys.begin(), keys.end());
    return alone + static_cast<std::size_t>(std::unique(keys.begin(), keys.end()) - keys.begin());
}

}  // namespace

Showings::Showings(const WarmDatabase& database, std::vector<Xapian::docid> documents)
    : documents_(std::move(documents)), keys_(documents_.size(), 0) {
    database.for_each_row(
        documents_, [this](std::size_t i, std::string_view row) { keys_[i] = TalkRowReader(row).group(); });
    talks_ = count_talks(keys_);
}

TalkKey Showings::key(Xapian::docid document) const {
    const auto found = std::lower_bound(documents_.begin(), documents_.end(), document);
    if (found == documents_.end() || *found != document) return 0;
    return keys_[static_cast<std::size_t>(found - documents_.begin())];
}

std::vector<Xapian::docid> Showings::of(TalkKey talk) const {
    std::vector<Xapian::docid> found;
    if (talk == 0) return found;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        if (keys_[i] == talk) found.push_back(documents_[i]);
    }
    return found;
}

}  // namespace lectern
