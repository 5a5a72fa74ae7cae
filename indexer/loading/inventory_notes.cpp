// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/loading/inventory_notes.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "indexer/loading/known_files.hpp"

namespace lectern {

namespace {

DocumentKind kind_of(DocumentResult::State state) {
    switch (state) {
        case DocumentResult::State::read:
            return DocumentKind::read;
        case DocumentResult::State::unknown:
            return DocumentKind::unknown;
        case DocumentResult::State::known:
        case DocumentResult::State::unloaded:
        case DocumentResult::State::left_out:
            break;
    }
    return DocumentKind::remark;
}

/// Not as UTF-8: it has to be found again.
std::string absolute(const std::string& path) {
    std::error_code error;
    const auto made = std::filesystem::absolute(path, error);
    return error ? path : made.lexically_normal().string();
}

}  // namespace

void InventoryNotes::add(const DocumentResult& result) {
    if (result.file.absolute.empty()) return;
    KnownFile& file = file_of(result);
    if (result.lost) {  // to be read again whatever it looks like
        file.stamp = no_stamp;
        file.content = 0;
        return;
    }
    const bool in_archive = result.path.size() > result.file.path.size();
    KnownDocument document{.inner = result.path.substr(result.file.path.size()),
                           .kind = kind_of(result.state),
                           .records = result.records,
                           .diagnostics = result.reading.diagnostics};
    if (!in_archive) {  // what lies beside a file in an archive changes with the archive
        for (const std::string& path : result.reading.companions)
            document.companions.push_back(companion(path));
    }
    file.documents.push_back(std::move(document));
}

KnownFile& InventoryNotes::file_of(const DocumentResult& result) {
    const FoundFile& found = result.file;
    if (notes_.files.empty() || notes_.files.back().path != found.absolute) {
        notes_.files.push_back({.path = found.absolute,
                                .given = found.path,
                                .stamp = trusted(found.stamp),
                                .content = result.content});
    }
    return notes_.files.back();
}

std::uint32_t InventoryNotes::companion(const std::string& path) {
    const auto [known, is_new] = companions_.emplace(path, notes_.companions.size());
    if (is_new) notes_.companions.push_back({absolute(path)});
    return known->second;
}

FileStamp InventoryNotes::trusted(const FileStamp& stamp) const {
    constexpr std::chrono::seconds slowest_clock(2);  // of FAT
    const auto safe = std::chrono::nanoseconds((began_ - slowest_clock).time_since_epoch()).count();
    return stamp.changed < safe && stamp.modified < safe ? stamp : no_stamp;
}

Inventory InventoryNotes::take() {
    for (KnownCompanion& known : notes_.companions) known.stamp = trusted(stamp_now(known.path));
    std::sort(notes_.files.begin(), notes_.files.end(),
              [](const KnownFile& a, const KnownFile& b) { return a.path < b.path; });
    return std::exchange(notes_, {});
}

}  // namespace lectern
