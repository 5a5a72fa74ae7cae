// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_changes.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/file_walk.hpp"

namespace lectern {

namespace {

/// Files and folders; asks whether a path is one of them or below one.
class Places {
public:
    template <class Paths>
    explicit Places(const Paths& paths) {
        for (const auto& path : paths) places_.insert(absolute_path(path));
    }

    [[nodiscard]] bool contain(std::string path) const {
        if (places_.empty()) return false;
        while (!path.empty()) {
            if (places_.contains(path)) return true;
            path.resize(std::min(path.rfind('/'), path.size() - 1));
        }
        return places_.contains("/");
    }

private:
    std::unordered_set<std::string> places_;
};

/// For each record its place in `before`, where it is unchanged and in the same
/// order; those that are not are as good as new.
std::vector<std::size_t> find_places(const std::vector<KnownRecord>& before,
                                     const std::vector<KnownRecord>& now) {
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> places;
    places.reserve(before.size());
    for (std::size_t i = 0; i < before.size(); ++i) places[before[i].content].push_back(i);
    std::vector<std::size_t> out(now.size(), DocumentChange::nowhere);
    std::size_t next = 0;
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto same = places.find(now[i].content);
        if (same == places.end()) continue;
        const auto place = std::lower_bound(same->second.begin(), same->second.end(), next);
        if (place == same->second.end()) continue;
        out[i] = *place;
        next = *place + 1;
    }
    return out;
}

class ChangeFinder {
public:
    ChangeFinder(Inventory before, ReadingReport& report, const std::vector<std::filesystem::path>& roots)
        : before_(std::move(before)), report_(report), roots_(roots), failed_(report.failed_paths) {}

    FileChanges run() {
        out_.after.reading = report_.read.reading;
        out_.after.placed = before_.placed;
        note_unchanged();
        const std::vector<std::size_t> offsets = talk_offsets();
        std::vector<std::size_t> order(report_.read.files.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
            return report_.read.files[a].path < report_.read.files[b].path;
        });
        auto old = before_.files.begin();
        for (const std::size_t place : order) {
            KnownFile& read = report_.read.files[place];
            for (; old != before_.files.end() && old->path < read.path; ++old) not_read(*old);
            KnownFile none{.path = read.path};
            const bool is_known = old != before_.files.end() && old->path == read.path;
            take(is_known ? *old++ : none, read, offsets[place]);
        }
        for (; old != before_.files.end(); ++old) not_read(*old);
        return std::move(out_);
    }

private:
    void note_unchanged() {
        unchanged_.resize(before_.files.size());
        for (const UnchangedFile& file : report_.unchanged) {
            unchanged_[file.place] = true;
            FileStamp& stamp = before_.files[file.place].stamp;
            if (stamp == file.stamp) continue;
            stamp = file.stamp;
            out_.notable = true;
        }
    }

    [[nodiscard]] std::vector<std::size_t> talk_offsets() const {
        std::vector<std::size_t> out;
        std::size_t next = 0;
        for (const KnownFile& file : report_.read.files) {
            out.push_back(next);
            for (const KnownDocument& document : file.documents) next += document.records.size();
        }
        return out;
    }

    /// A file that is as it was, that this run was not about, or that is gone.
    void not_read(KnownFile& old) {
        const bool unchanged = unchanged_[static_cast<std::size_t>(&old - before_.files.data())];
        if (!unchanged && roots_.contain(old.path)) keep_failed(old);
        if (old.documents.empty()) return;
        if (!unchanged && before_.reading != report_.read.reading) {
            old.stamp = no_stamp;
            old.content = 0;
        }
        adopt_companions(old, before_, from_before_);
        out_.seen.push_back(unchanged ? old.documents.size() : 0);
        out_.after.files.push_back(std::move(old));
    }

    /// Of what was not read again only what failed is kept.
    void keep_failed(KnownFile& old) {
        std::erase_if(old.documents, [&](const KnownDocument& document) {
            if (failed_.contain(old.path + document.inner)) return false;
            out_.removed.insert(out_.removed.end(), document.records.begin(), document.records.end());
            out_.notable = true;
            return true;
        });
    }

    void take(KnownFile& old, KnownFile& read, std::size_t first_talk) {
        out_.notable = true;
        adopt_companions(read, report_.read, from_read_);
        std::unordered_map<std::string_view, KnownDocument*> documents;
        for (KnownDocument& document : old.documents) documents.emplace(document.inner, &document);
        const std::size_t file = out_.after.files.size();
        for (std::size_t i = 0; i < read.documents.size(); ++i) {
            DocumentChange change{.file = file, .document = i, .first_talk = first_talk};
            first_talk += read.documents[i].records.size();
            if (const auto known = documents.find(read.documents[i].inner); known != documents.end())
                change.before = std::exchange(*known->second, {});
            compare(change, read.documents[i]);
            out_.changes.push_back(std::move(change));
        }
        out_.seen.push_back(read.documents.size());
        keep_rest(old, read);
        out_.after.files.push_back(std::move(read));
    }

    /// Of an archive, what lay in it and was not read this time.
    void keep_rest(KnownFile& old, KnownFile& read) {
        std::erase_if(old.documents, [](const KnownDocument& document) { return document.records.empty(); });
        keep_failed(old);
        adopt_companions(old, before_, from_before_);
        std::move(old.documents.begin(), old.documents.end(), std::back_inserter(read.documents));
    }

    void compare(DocumentChange& change, KnownDocument& now) {
        const auto& before = change.before.records;
        change.places = find_places(before, now.records);
        std::size_t next = 0;
        for (std::size_t i = 0; i < now.records.size(); ++i) {
            const std::size_t place = change.places[i];
            if (place == DocumentChange::nowhere) continue;
            now.records[i].talk = before[place].talk;
            remove(before, next, place);
            next = place + 1;
        }
        remove(before, next, before.size());
    }

    void remove(const std::vector<KnownRecord>& records, std::size_t begin, std::size_t end) {
        for (; begin < end; ++begin) out_.removed.push_back(records[begin]);
    }

    using Renumbering = std::vector<std::uint32_t>;

    /// Both inventories have companions of their own; 0 in `known`: not yet met.
    void adopt_companions(KnownFile& file, const Inventory& from, Renumbering& known) {
        known.resize(from.companions.size());
        for (KnownDocument& document : file.documents) {
            for (std::uint32_t& companion : document.companions) {
                if (known[companion] == 0) {
                    out_.after.companions.push_back(from.companions[companion]);
                    known[companion] = static_cast<std::uint32_t>(out_.after.companions.size());
                }
                companion = known[companion] - 1;
            }
        }
    }

    Inventory before_;
    ReadingReport& report_;
    Places roots_;
    Places failed_;
    std::vector<bool> unchanged_;
    Renumbering from_before_;
    Renumbering from_read_;
    FileChanges out_;
};

}  // namespace

FileChanges find_changes(Inventory before, ReadingReport& report,
                         const std::vector<std::filesystem::path>& roots) {
    return ChangeFinder(std::move(before), report, roots).run();
}

}  // namespace lectern
