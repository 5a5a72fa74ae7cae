// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/update_plan.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/file_walk.hpp"

namespace lectern {

namespace fs = std::filesystem;

namespace {

/// Files and folders; asks whether a path is one of them or below one.
class Places {
public:
    template <class Paths>
    explicit Places(const Paths& paths) {
        for (const auto& path : paths) places_.insert(absolute_path(path));
    }

    [[nodiscard]] bool contain(std::string path) const {
        while (!path.empty()) {
            if (places_.contains(path)) return true;
            path.resize(std::min(path.rfind('/'), path.size() - 1));
        }
        return places_.contains("/");
    }

private:
    std::unordered_set<std::string> places_;
};

/// Which stored sources an update says something about.
class Reach {
public:
    Reach(const std::vector<fs::path>& roots, const std::vector<std::string>& failed)
        : roots_(roots), failed_(failed) {}

    [[nodiscard]] bool covers(const Source& source) const {
        return roots_.contain(source.path) && !failed_.contain(source.path);
    }

private:
    Places roots_;
    Places failed_;
};

/// The stored talks as far as sources outside the reach of this update vouch for
/// them.
std::vector<Talk> surviving(const std::vector<Talk>& stored, const Reach& reach) {
    std::vector<Talk> out;
    for (const Talk& talk : stored) {
        Talk rest = talk;
        std::erase_if(rest.sources, [&](const Source& source) { return reach.covers(source); });
        if (!rest.sources.empty()) out.push_back(std::move(rest));
    }
    return out;
}

void add_fresh(const Collection& collection, std::vector<Talk>& records) {
    for (Talk talk : collection.talks) {
        for (Source& source : talk.sources) source.path = absolute_path(source.path);
        records.push_back(std::move(talk));
    }
}

bool by_place(const Source& a, const Source& b) {
    return std::tie(a.path, a.line) < std::tie(b.path, b.line);
}

bool by_first_source(const Talk& a, const Talk& b) {
    if (a.sources.empty() || b.sources.empty()) return a.sources.size() < b.sources.size();
    return by_place(a.sources.front(), b.sources.front());
}

/// The order of documents. Talks of one event lie together, which makes rows of
/// facets and lists of postings shorter and quicker to walk, and of equally good
/// matches the newest come first. Talks without a date are last.
bool newer(const Talk& a, const Talk& b) {
    return std::tie(b.date, a.event, a.start, a.id) < std::tie(a.date, b.event, b.start, b.id);
}

IndexSummary count(const std::vector<Talk>& stored, const std::vector<Talk>& wanted, const Reach& reach) {
    std::unordered_map<std::string_view, const Talk*> before;
    for (const Talk& talk : stored) before.emplace(talk.id, &talk);
    IndexSummary summary;
    summary.talks = wanted.size();
    for (const Talk& talk : wanted) {
        const auto old = before.find(talk.id);
        if (old == before.end()) {
            ++summary.added;
            continue;
        }
        if (*old->second != talk) {
            ++summary.updated;
        } else if (std::any_of(talk.sources.begin(), talk.sources.end(),
                               [&](const Source& source) { return reach.covers(source); })) {
            ++summary.unchanged;
        } else {
            ++summary.kept;
        }
        before.erase(old);
    }
    summary.removed = before.size();
    return summary;
}

}  // namespace

UpdatePlan plan_update(const std::vector<Talk>& stored, const Collection& collection,
                       const std::vector<fs::path>& roots) {
    const Reach reach(roots, collection.failed_paths);
    std::vector<Talk> records = surviving(stored, reach);
    add_fresh(collection, records);
    // Neither the order of the paths on the command line nor that of the runs
    // shall show in the database.
    std::stable_sort(records.begin(), records.end(), by_first_source);

    UpdatePlan plan;
    plan.talks = merge_talks(std::move(records));
    for (Talk& talk : plan.talks) std::sort(talk.sources.begin(), talk.sources.end(), by_place);
    assign_ids(plan.talks);
    std::sort(plan.talks.begin(), plan.talks.end(), newer);
    plan.summary = count(stored, plan.talks, reach);
    return plan;
}

}  // namespace lectern
