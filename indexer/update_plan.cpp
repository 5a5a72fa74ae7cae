// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/file_changes.hpp"
#include "indexer/merge.hpp"
#include "indexer/sorted.hpp"

namespace lectern {

namespace {

bool by_place(const Source& a, const Source& b) {
    return std::tie(a.path, a.line) < std::tie(b.path, b.line);
}

/// A record that takes part in the merge, and where the inventory has it.
struct Member {
    std::size_t file = 0;
    std::size_t document = 0;
    std::size_t record = 0;
    Talk talk = {};

    [[nodiscard]] std::string_view path() const {
        return talk.sources.empty() ? std::string_view() : std::string_view(talk.sources.front().path);
    }
    [[nodiscard]] std::uint32_t line() const { return talk.sources.empty() ? 0 : talk.sources.front().line; }
};

/// The order in which talks are joined is that of the documents, whatever the
/// order of the paths on the command line and of the runs.
bool in_order(const Member& a, const Member& b) {
    return std::make_tuple(a.path(), a.line(), a.record) < std::make_tuple(b.path(), b.line(), b.record);
}

class Planner {
public:
    Planner(Inventory known, const TalkStore& stored, Collection collection,
            const std::vector<std::filesystem::path>& roots)
        : stored_(stored),
          collection_(std::move(collection)),
          changes_(find_changes(std::move(known), collection_, roots)) {}

    Result<UpdatePlan> run() {
        find_titles();
        if (auto loaded = load_talks(); !loaded) return loaded.error();
        take_new_records();
        merge();
        finish();
        return std::move(plan_);
    }

private:
    std::vector<KnownFile>& files() { return changes_.after.files; }

    void find_titles() {
        if (stored_.size() == 0) return;  // nothing to be found by them
        for (const KnownRecord& record : changes_.removed) titles_.insert(record.title);
        for_new_records(
            [this](const KnownRecord& record, const Member&, std::size_t) { titles_.insert(record.title); });
    }

    /// Calls `sink(record, its place, place of its talk)`.
    template <class Sink>
    void for_new_records(Sink sink) {
        for (const DocumentChange& change : changes_.changes) {
            auto& records = files()[change.file].documents[change.document].records;
            for (std::size_t i = 0; i < records.size(); ++i) {
                if (change.places[i] == DocumentChange::nowhere)
                    sink(records[i], Member{change.file, change.document, i}, change.first_talk + i);
            }
        }
    }

    /// The talks that records of these titles went into, taken apart.
    Result<void> load_talks() {
        for (const KnownRecord& record : changes_.removed) {
            if (auto loaded = load(record.talk); !loaded) return loaded;
        }
        for (std::size_t file = 0; file < files().size(); ++file) {
            const auto& documents = files()[file].documents;
            for (std::size_t document = 0; document < documents.size(); ++document) {
                const auto& records = documents[document].records;
                for (std::size_t record = 0; record < records.size(); ++record) {
                    if (records[record].talk == 0 || !titles_.contains(records[record].title)) continue;
                    if (auto loaded = load(records[record].talk); !loaded) return loaded;
                    kept_.push_back({file, document, record});
                }
            }
        }
        take_kept_records();
        return {};
    }

    Result<void> load(std::uint32_t number) {
        if (before_.contains(number)) return {};
        auto talk = stored_.load(number);
        if (!talk) return talk.error();
        before_.emplace(number, std::move(*talk));
        return {};
    }

    void take_kept_records() {
        std::map<std::pair<std::size_t, std::size_t>, const DocumentChange*> changed;
        for (const DocumentChange& change : changes_.changes)
            changed.emplace(std::pair(change.file, change.document), &change);
        for (Member& member : kept_) {
            const KnownDocument& now = files()[member.file].documents[member.document];
            const auto change = changed.find(std::pair(member.file, member.document));
            const bool same = change == changed.end();
            const KnownDocument& then = same ? now : change->second->before;
            const std::size_t place = same ? member.record : change->second->places[member.record];
            member.talk = record_of(then, place, files()[member.file].path + now.inner);
            members_.push_back(std::move(member));
        }
    }

    /// What the document said at that place: of the records of its talk the one
    /// that is as far from the first of this document.
    [[nodiscard]] Talk record_of(const KnownDocument& document, std::size_t place,
                                 const std::string& path) const {
        const std::uint32_t number = document.records[place].talk;
        const TalkOfRecords& stored = before_.find(number)->second;
        if (stored.records.empty()) return without_id(stored.talk);
        auto before = std::count_if(document.records.begin(),
                                    document.records.begin() + static_cast<std::ptrdiff_t>(place),
                                    [&](const KnownRecord& record) { return record.talk == number; });
        for (const Talk& record : stored.records) {
            if (record.sources.empty() || record.sources.front().path != path) continue;
            if (before-- == 0) return record;
        }
        return without_id(stored.talk);
    }

    static Talk without_id(Talk talk) {
        talk.id.clear();
        return talk;
    }

    void take_new_records() {
        for_new_records([this](const KnownRecord&, Member member, std::size_t talk) {
            member.talk = std::move(collection_.talks[talk]);
            member.talk.id.clear();
            members_.push_back(std::move(member));
        });
    }

    void merge() {
        members_ = sorted(std::move(members_), in_order);
        std::vector<Talk> records;
        records.reserve(members_.size());
        for (Member& member : members_) records.push_back(std::move(member.talk));
        MergedTalks merged = merge_records(std::move(records));
        for (Talk& talk : merged.talks) std::sort(talk.sources.begin(), talk.sources.end(), by_place);
        assign_ids(merged.talks);
        const std::vector<std::uint32_t> numbers = write_changed(merged);
        for (std::size_t i = 0; i < members_.size(); ++i) {
            const Member& member = members_[i];
            files()[member.file].documents[member.document].records[member.record].talk =
                numbers[merged.talk_of[i]];
        }
    }

    /// Plans what differs from what is stored under its id; returns the numbers.
    std::vector<std::uint32_t> write_changed(MergedTalks& merged) {
        std::unordered_map<std::string_view, std::uint32_t> by_id;
        for (const auto& [number, stored] : before_) by_id.emplace(stored.talk.id, number);
        std::unordered_set<std::uint32_t> found;
        std::vector<std::uint32_t> numbers;
        std::uint32_t last = stored_.last_number();
        for (std::size_t i = 0; i < merged.talks.size(); ++i) {
            TalkOfRecords talk{std::move(merged.talks[i]), std::move(merged.records[i])};
            const auto old = by_id.find(talk.talk.id);
            const bool is_new = old == by_id.end() || !found.insert(old->second).second;
            numbers.push_back(is_new ? ++last : old->second);
            if (!is_new && before_.find(old->second)->second == talk) continue;
            plan_.written.push_back({std::move(talk), numbers.back(), is_new});
        }
        for (const auto& [number, stored] : before_) {
            if (!found.contains(number)) plan_.removed.push_back(number);
        }
        std::sort(plan_.removed.begin(), plan_.removed.end());
        return numbers;
    }

    void finish() {
        count();
        plan_.inventory = std::move(changes_.after);
        plan_.inventory_changed = changes_.notable;
    }

    void count() {
        IndexSummary& summary = plan_.summary;
        std::vector<bool> counted(stored_.last_number() + plan_.written.size() + 1);
        for (const PlannedTalk& talk : plan_.written) {
            ++(talk.is_new ? summary.added : summary.updated);
            counted[talk.number] = true;
        }
        for (std::size_t file = 0; file < files().size(); ++file) {
            for (std::size_t document = 0; document < changes_.seen[file]; ++document) {
                for (const KnownRecord& record : files()[file].documents[document].records) {
                    if (counted[record.talk]) continue;
                    counted[record.talk] = true;
                    ++summary.unchanged;
                }
            }
        }
        summary.removed = plan_.removed.size();
        summary.talks = stored_.size() + summary.added - summary.removed;
        summary.kept = summary.talks - summary.added - summary.updated - summary.unchanged;
    }

    const TalkStore& stored_;
    Collection collection_;
    FileChanges changes_;
    std::unordered_set<std::uint32_t> titles_;
    std::unordered_map<std::uint32_t, TalkOfRecords> before_;  ///< by number, of these titles
    std::vector<Member> kept_;
    std::vector<Member> members_;
    UpdatePlan plan_;
};

class NoTalks : public TalkStore {
public:
    [[nodiscard]] Result<TalkOfRecords> load(std::uint32_t number) const override {
        return Error{ErrorCode::not_found, fmt::format("there is no talk {}", number)};
    }
    [[nodiscard]] std::uint32_t size() const override { return 0; }
    [[nodiscard]] std::uint32_t last_number() const override { return 0; }
};

}  // namespace

Result<UpdatePlan> plan_update(Inventory known, const TalkStore& stored, Collection collection,
                               const std::vector<std::filesystem::path>& roots) {
    return Planner(std::move(known), stored, std::move(collection), roots).run();
}

const TalkStore& no_talks() {
    static const NoTalks none;
    return none;
}

}  // namespace lectern
