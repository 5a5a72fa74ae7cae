// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/core/record_store.hpp"
#include "indexer/core/talk_record.hpp"
#include "indexer/file_changes.hpp"
#include "indexer/file_walk.hpp"
#include "indexer/merge.hpp"
#include "indexer/parallel.hpp"

namespace lectern {

namespace {

bool by_place(const Source& a, const Source& b) {
    return a.path != b.path ? a.path < b.path : a.line < b.line;
}

/// A record that takes part, and where the inventory has it.
struct Member {
    enum class Kind : std::uint8_t {
        found,    ///< new: `talk` is its place in Records::talks
        kept,     ///< `talk` is the number of the talk that it went into
        removed,  ///< the same, and the inventory has it no more
    };
    std::uint32_t title = 0;
    std::uint32_t file = 0;
    std::uint32_t document = 0;
    std::uint32_t record = 0;
    std::uint32_t talk = 0;
    Kind kind = Kind::found;
};

/// The same with what it says.
struct LoadedMember {
    const Member* member = nullptr;
    Talk talk = {};

    [[nodiscard]] std::uint32_t line() const { return talk.sources.empty() ? 0 : talk.sources.front().line; }
};

/// A talk, its first record, and where its own lies.
struct PlacedTalk {
    Member first;
    std::uint32_t line = 0;
    RecordPlace place;
    std::uint32_t number = 0;  ///< of a new one not yet the last word
    bool is_new = false;
    bool is_same = false;  ///< as what is stored, and so not written
};

/// Talks of the database, by number.
using TalksBefore = std::map<std::uint32_t, TalkOfRecords>;

Talk without_id(Talk talk) {
    talk.id.clear();
    return talk;
}

class Planner {
public:
    Planner(Inventory known, const TalkStore& stored, Records records,
            const std::vector<std::filesystem::path>& roots, const TalkRoom& room)
        : stored_(stored),
          records_(std::move(records)),
          changes_(find_changes(std::move(known), records_, roots)) {
        plan_.talks = TalkList(room);
    }

    Result<UpdatePlan> run() {
        find_members();
        plan_titles();
        if (problem_) return *problem_;
        if (auto problem = plan_.talks.problem()) return std::move(*problem);
        number_new();
        std::sort(plan_.removed.begin(), plan_.removed.end());
        count();
        plan_.inventory = std::move(changes_.after);
        plan_.inventory_changed = changes_.notable;
        return std::move(plan_);
    }

private:
    std::vector<KnownFile>& files() { return changes_.after.files; }
    const KnownDocument& document_of(const Member& member) {
        return files()[member.file].documents[member.document];
    }
    KnownRecord& record_of(const Member& member) {
        return files()[member.file].documents[member.document].records[member.record];
    }

    /// Title by title.
    void find_members() {
        for (const DocumentChange& change : changes_.changes) add_found(change);
        if (stored_.size() > 0) {  // else there is nothing to be found by titles
            for (const KnownRecord& record : changes_.removed)
                members_.push_back(
                    {.title = record.title, .talk = record.talk, .kind = Member::Kind::removed});
            add_kept();
        }
        std::sort(members_.begin(), members_.end(),
                  [](const Member& a, const Member& b) { return a.title < b.title; });
    }

    void add_found(const DocumentChange& change) {
        const auto& records = files()[change.file].documents[change.document].records;
        for (std::size_t i = 0; i < records.size(); ++i) {
            if (change.places[i] != DocumentChange::nowhere) continue;
            members_.push_back({.title = records[i].title,
                                .file = static_cast<std::uint32_t>(change.file),
                                .document = static_cast<std::uint32_t>(change.document),
                                .record = static_cast<std::uint32_t>(i),
                                .talk = static_cast<std::uint32_t>(change.first_talk + i)});
        }
    }

    /// What else has the titles of the records that come and go.
    void add_kept() {
        std::unordered_set<std::uint32_t> titles;
        for (const Member& member : members_) titles.insert(member.title);
        for (const DocumentChange& change : changes_.changes)
            changed_.emplace(std::pair(change.file, change.document), &change);
        for (std::size_t file = 0; file < files().size(); ++file) {
            const auto& documents = files()[file].documents;
            for (std::size_t document = 0; document < documents.size(); ++document) {
                const auto& records = documents[document].records;
                for (std::size_t i = 0; i < records.size(); ++i) {
                    if (records[i].talk == 0 || !titles.contains(records[i].title)) continue;
                    members_.push_back({.title = records[i].title,
                                        .file = static_cast<std::uint32_t>(file),
                                        .document = static_cast<std::uint32_t>(document),
                                        .record = static_cast<std::uint32_t>(i),
                                        .talk = records[i].talk,
                                        .kind = Member::Kind::kept});
                }
            }
        }
    }

    void plan_titles() {
        constexpr std::size_t worth_a_thread = 500;
        for_ranges(members_.size(), worth_a_thread, [&](std::size_t begin, std::size_t end) {
            begin = title_from(begin);
            end = title_from(end);
            while (begin < end && !failed_) {
                const std::size_t next = title_from(begin + 1);
                const auto planned = plan_title(std::span(members_).subspan(begin, next - begin));
                if (!planned) fail(planned.error());
                begin = next;
            }
        });
    }

    /// Where the next title begins, from there on.
    [[nodiscard]] std::size_t title_from(std::size_t at) const {
        while (at > 0 && at < members_.size() && members_[at].title == members_[at - 1].title) ++at;
        return at;
    }

    void fail(const Error& error) {
        const std::lock_guard lock(mutex_);
        if (!problem_) problem_ = error;
        failed_ = true;
    }

    /// Only records of one title are joined, and only they share ids.
    Result<void> plan_title(std::span<const Member> members) {
        TalksBefore before;
        std::vector<LoadedMember> loaded;
        for (const Member& member : members) {
            if (auto taken = take(member, before, loaded); !taken) return taken;
        }
        // The order in which talks are joined is that of the documents, whatever the
        // order of the paths on the command line and of the runs.
        std::sort(loaded.begin(), loaded.end(), [this](const LoadedMember& a, const LoadedMember& b) {
            return comes_before(*a.member, a.line(), *b.member, b.line());
        });
        std::vector<Talk> records;
        records.reserve(loaded.size());
        for (LoadedMember& member : loaded) records.push_back(std::move(member.talk));
        MergedTalks merged = merge_records(std::move(records));
        std::vector<PlacedTalk> talks(merged.talks.size());
        for (std::size_t i = loaded.size(); i-- > 0;) talks[merged.talk_of[i]].first = *loaded[i].member;
        for (std::size_t i = 0; i < talks.size(); ++i) {
            std::vector<Source>& sources = merged.talks[i].sources;
            talks[i].line = sources.empty() ? 0 : sources.front().line;
            std::sort(sources.begin(), sources.end(), by_place);
        }
        assign_ids(merged.talks);
        compare(merged, before, talks);
        note(talks, before);
        for (std::size_t i = 0; i < loaded.size(); ++i)
            record_of(*loaded[i].member).talk = talks[merged.talk_of[i]].number;
        return {};
    }

    /// What a record says, and the talk it has been in.
    Result<void> take(const Member& member, TalksBefore& before, std::vector<LoadedMember>& loaded) {
        if (member.kind == Member::Kind::found) {
            auto talk = records_.talks.load(member.talk);
            if (!talk) return talk.error();
            make_absolute(*talk, member);
            loaded.push_back({&member, without_id(std::move(*talk))});
            return {};
        }
        if (!before.contains(member.talk)) {
            const std::lock_guard lock(store_mutex_);
            auto talk = stored_.load(member.talk);
            if (!talk) return talk.error();
            before.emplace(member.talk, std::move(*talk));
        }
        if (member.kind == Member::Kind::kept)
            loaded.push_back({&member, kept_record(member, before.find(member.talk)->second)});
        return {};
    }

    void make_absolute(Talk& talk, const Member& member) {
        if (talk.sources.empty()) return;
        talk.sources.front().path = files()[member.file].path + document_of(member).inner;
        for (auto other = talk.sources.begin() + 1; other != talk.sources.end(); ++other)
            other->path = absolute_path(other->path);
    }

    /// What the document said at that place: of the records of its talk the one
    /// that is as far from the first of this document.
    [[nodiscard]] Talk kept_record(const Member& member, const TalkOfRecords& stored) {
        if (stored.records.empty()) return without_id(stored.talk);
        const KnownDocument& now = document_of(member);
        const auto change = changed_.find(std::pair(member.file, member.document));
        const bool same = change == changed_.end();
        const auto& records = same ? now.records : change->second->before.records;
        const std::size_t place = same ? member.record : change->second->places[member.record];
        auto before = std::count_if(records.begin(), records.begin() + static_cast<std::ptrdiff_t>(place),
                                    [&](const KnownRecord& record) { return record.talk == member.talk; });
        const std::string path = files()[member.file].path + now.inner;
        for (const Talk& record : stored.records) {
            if (record.sources.empty() || record.sources.front().path != path) continue;
            if (before-- == 0) return record;
        }
        return without_id(stored.talk);
    }

    [[nodiscard]] bool comes_before(const Member& a, std::uint32_t a_line, const Member& b,
                                    std::uint32_t b_line) {
        if (a.file != b.file) return a.file < b.file;
        if (a.document != b.document) return document_of(a).inner < document_of(b).inner;
        return a_line != b_line ? a_line < b_line : a.record < b.record;
    }

    /// Which talks differ from what is stored under their ids; their records are kept.
    void compare(const MergedTalks& merged, const TalksBefore& before, std::vector<PlacedTalk>& talks) {
        std::unordered_map<std::string_view, std::uint32_t> by_id;
        for (const auto& [number, stored] : before) by_id.emplace(stored.talk.id, number);
        for (std::size_t i = 0; i < talks.size(); ++i) {
            const Talk& talk = merged.talks[i];
            const auto old = by_id.find(talk.id);
            talks[i].is_new = old == by_id.end();
            if (!talks[i].is_new) {
                talks[i].number = old->second;
                by_id.erase(old);
                const TalkOfRecords& stored = before.find(talks[i].number)->second;
                talks[i].is_same = stored.talk == talk && stored.records == merged.records[i];
            }
            if (talks[i].is_same) continue;
            talks[i].place =
                plan_.talks.store().add(encode_talk(talk) + encode_records(talk, merged.records[i]));
        }
    }

    /// New talks get a number that tells them apart until all are known.
    void note(std::vector<PlacedTalk>& talks, const TalksBefore& before) {
        const std::lock_guard lock(mutex_);
        std::unordered_set<std::uint32_t> found;
        for (PlacedTalk& talk : talks) {
            if (talk.is_new) talk.number = stored_.last_number() + ++new_talks_;
            if (!talk.is_new) found.insert(talk.number);
            if (!talk.is_same) written_.push_back(talk);
        }
        for (const auto& [number, stored] : before) {
            if (!found.contains(number)) plan_.removed.push_back(number);
        }
    }

    /// The numbers of new talks follow the order of the documents.
    void number_new() {
        std::sort(written_.begin(), written_.end(), [this](const PlacedTalk& a, const PlacedTalk& b) {
            return comes_before(a.first, a.line, b.first, b.line);
        });
        const std::uint32_t last = stored_.last_number();
        std::vector<std::uint32_t> numbers(new_talks_ + 1);
        std::vector<RecordPlace> places;
        places.reserve(written_.size());
        std::uint32_t next = last;
        for (const PlacedTalk& talk : written_) {
            if (talk.is_new) numbers[talk.number - last] = ++next;
            plan_.written.push_back({talk.is_new ? next : talk.number, talk.is_new});
            places.push_back(talk.place);
        }
        plan_.talks.append(places);
        for (const Member& member : members_) {
            if (member.kind == Member::Kind::removed) continue;
            std::uint32_t& talk = record_of(member).talk;
            if (talk > last) talk = numbers[talk - last];
        }
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
    Records records_;
    FileChanges changes_;
    std::map<std::pair<std::size_t, std::size_t>, const DocumentChange*> changed_;  ///< by file and document
    std::vector<Member> members_;                                                   ///< by title
    std::mutex store_mutex_;                                                        ///< of stored_
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;  ///< of the following and of the plan's
    std::optional<Error> problem_;
    std::vector<PlacedTalk> written_;
    std::uint32_t new_talks_ = 0;
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

Result<UpdatePlan> plan_update(Inventory known, const TalkStore& stored, Records records,
                               const std::vector<std::filesystem::path>& roots, const TalkRoom& room) {
    return Planner(std::move(known), stored, std::move(records), roots, room).run();
}

Result<TalkOfRecords> load_with_records(const TalkList& talks, std::size_t number) {
    std::string buffer;
    const auto record = talks.record(number, buffer);
    if (!record) return record.error();
    auto talk = decode_talk(*record);
    if (!talk) return talk.error();
    auto records = decode_records(*record, *talk);
    if (!records) return records.error();
    return TalkOfRecords{std::move(*talk), std::move(*records)};
}

const TalkStore& no_talks() {
    static const NoTalks none;
    return none;
}

}  // namespace lectern
