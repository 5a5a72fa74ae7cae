// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/merge.hpp"
#include "indexer/parallel.hpp"
#include "indexer/talk_id.hpp"
#include "lectern/analyzer.hpp"
#include "lectern/collection.hpp"
#include "lectern/speakers.hpp"

namespace lectern {

namespace {

void fill(std::string& mine, const std::string& theirs) {
    if (mine.empty()) mine = theirs;
}

void unite_speakers(std::vector<Speaker>& mine, const std::vector<Speaker>& theirs) {
    for (const Speaker& other : theirs) {
        const std::string name = speaker_key(other.name);
        const auto known = std::find_if(mine.begin(), mine.end(), [&](const Speaker& speaker) {
            return speaker_key(speaker.name) == name;
        });
        if (known == mine.end()) {
            mine.push_back(other);
            continue;
        }
        if (known->affiliation.empty()) {
            known->affiliation = other.affiliation;
            known->companies = other.companies;
        }
        fill(known->role, other.role);
        if (other.biography.size() > known->biography.size()) known->biography = other.biography;
    }
}

void unite(Talk& mine, const Talk& theirs) {
    if (theirs.abstract.size() > mine.abstract.size()) {
        mine.abstract = theirs.abstract;
        if (!theirs.language.empty()) mine.language = theirs.language;
    }
    unite_speakers(mine.speakers, theirs.speakers);
    for (const auto field :
         {&Talk::subtitle, &Talk::date, &Talk::event, &Talk::track, &Talk::url, &Talk::video_url,
          &Talk::slides_url, &Talk::room, &Talk::level, &Talk::language}) {
        fill(mine.*field, theirs.*field);
    }
    // one clock: an end in UTC does not fit a start in CEST
    const bool two_zones =
        !mine.timezone.empty() && !theirs.timezone.empty() && mine.timezone != theirs.timezone;
    if (!two_zones) {
        for (const auto field : {&Talk::start, &Talk::end, &Talk::timezone}) fill(mine.*field, theirs.*field);
    }
    if (mine.format == Format::talk) mine.format = theirs.format;
    for (const std::string& tag : theirs.tags) {
        if (std::find(mine.tags.begin(), mine.tags.end(), tag) == mine.tags.end()) mine.tags.push_back(tag);
    }
    for (const Source& source : theirs.sources) {
        if (std::find(mine.sources.begin(), mine.sources.end(), source) == mine.sources.end())
            mine.sources.push_back(source);
    }
}

/// One document does not list a talk twice: two of its entries that share a
/// title are two talks.
bool share_a_document(const Talk& a, const Talk& b) {
    return std::any_of(a.sources.begin(), a.sources.end(), [&](const Source& mine) {
        return std::any_of(b.sources.begin(), b.sources.end(), [&](const Source& theirs) {
            return mine.path == theirs.path && mine.line != theirs.line;
        });
    });
}

/// What a talk is looked up by: hashes of its title with its event, its day and
/// its page; 0 for what it does not have.
using Anchors = std::array<std::uint64_t, 3>;

struct Keys {
    std::string title;
    Anchors anchors;
};

Anchors anchors_of(const std::string& title, const std::string& event, const Talk& talk) {
    Anchors anchors{};
    std::string key = title;
    const auto set = [&](std::size_t at, char kind, const std::string& value) {
        if (value.empty()) return;
        key.resize(title.size());
        key.append({'\n', kind}).append(value);
        anchors[at] = stable_hash(key);
    };
    set(0, 'e', event);
    set(1, 'd', talk.date);
    set(2, 'u', talk.url);
    return anchors;
}

std::vector<Keys> keys_of(const std::vector<Talk>& talks) {
    std::vector<Keys> keys(talks.size());
    for_ranges(talks.size(), worth_a_thread, [&](std::size_t begin, std::size_t end) {
        const std::string* event = nullptr;  // talks of one event lie together
        std::string event_key;
        for (; begin < end; ++begin) {
            const Talk& talk = talks[begin];
            if (event == nullptr || *event != talk.event) event_key = normalize_name(talk.event);
            event = &talk.event;
            keys[begin].title = title_key(talk);
            keys[begin].anchors = anchors_of(keys[begin].title, event_key, talk);
        }
    });
    return keys;
}

/// The anchors that more than one talk has, in ascending order: a few, where most
/// talks come from one document only.
std::vector<std::uint64_t> shared_anchors(const std::vector<Keys>& keys) {
    std::vector<std::uint64_t> all;
    all.reserve(keys.size() * Anchors().size());
    for (const Keys& one : keys) {
        std::copy_if(one.anchors.begin(), one.anchors.end(), std::back_inserter(all),
                     [](std::uint64_t anchor) { return anchor != 0; });
    }
    std::sort(all.begin(), all.end());
    std::vector<std::uint64_t> shared;
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (all[i] == all[i - 1] && (shared.empty() || shared.back() != all[i])) shared.push_back(all[i]);
    }
    return shared;
}

/// Collects talks and joins those that are the same. The same title alone is no
/// proof (`Keynote`): an event, a day or a page must agree as well, so a talk is
/// compared only with those that share a title and one of these. That keeps the
/// cost in proportion to the number of talks.
class Merger {
public:
    explicit Merger(std::vector<Keys> keys)
        : keys_(std::move(keys)), shared_(shared_anchors(keys_)), places_(shared_.size()) {
        talks_.reserve(keys_.size());
    }

    /// The next talk, in the order of the keys.
    void add(Talk talk) { merged_.talk_of.push_back(place_of(std::move(talk))); }

    [[nodiscard]] MergedTalks take() {
        merged_.talks = std::move(talks_);
        return std::move(merged_);
    }

private:
    using Places = std::vector<std::size_t>;

    /// A million talks of one title on one day are no listing; of so many no more
    /// than the first are looked at.
    static constexpr std::size_t max_places = 200;

    /// Joins it to one that is there, or adds it; returns where it is.
    std::size_t place_of(Talk talk) {
        Keys& keys = keys_[merged_.talk_of.size()];
        if (const auto match = find(talk, keys)) {
            keep_records(*match, talk);
            unite(talks_[*match], talk);
            // From now on it is found by what the other had, too.
            anchor(*match, keys.anchors);
            return *match;
        }
        const std::size_t place = talks_.size();
        anchor(place, keys.anchors);
        talks_.push_back(std::move(talk));
        merged_.records.emplace_back();
        std::swap(keys_[place].title, keys.title);
        return place;
    }

    void keep_records(std::size_t place, const Talk& joining) {
        std::vector<Talk>& records = merged_.records[place];
        if (records.empty()) records.push_back(talks_[place]);
        records.push_back(joining);
    }

    /// Of the talks with that anchor; nullptr when only one talk has it.
    [[nodiscard]] Places* places_of(std::uint64_t anchor) {
        const auto at = std::lower_bound(shared_.begin(), shared_.end(), anchor);
        if (at == shared_.end() || *at != anchor) return nullptr;
        return &places_[static_cast<std::size_t>(at - shared_.begin())];
    }

    [[nodiscard]] std::optional<std::size_t> find(const Talk& talk, const Keys& keys) {
        std::optional<std::size_t> first;
        for (const std::uint64_t anchor : keys.anchors) {
            const Places* places = places_of(anchor);
            if (places == nullptr) continue;
            for (const std::size_t place : *places) {
                if (first && *first <= place) break;
                if (keys_[place].title != keys.title || !compatible(talks_[place], talk) ||
                    share_a_document(talks_[place], talk)) {
                    continue;
                }
                first = place;
                break;
            }
        }
        return first;
    }

    /// Keeps the places in order: talks are asked in the order they came.
    void anchor(std::size_t place, const Anchors& anchors) {
        for (const std::uint64_t anchor : anchors) {
            Places* places = places_of(anchor);
            if (places == nullptr) continue;
            const auto at = std::lower_bound(places->begin(), places->end(), place);
            if (places->size() >= max_places || (at != places->end() && *at == place)) continue;
            places->insert(at, place);
        }
    }

    std::vector<Keys> keys_;  ///< of talks_, and behind those of the talks to come
    std::vector<std::uint64_t> shared_;
    std::vector<Places> places_;  ///< of shared_, in talks_
    std::vector<Talk> talks_;
    MergedTalks merged_;
};

}  // namespace

MergedTalks merge_records(std::vector<Talk> records) {
    if (records.size() == 1) return {std::move(records), {0}, std::vector<std::vector<Talk>>(1)};
    Merger merger(keys_of(records));
    for (Talk& record : records) merger.add(std::move(record));
    return merger.take();
}

std::vector<Talk> merge_talks(std::vector<Talk> talks) { return merge_records(std::move(talks)).talks; }

}  // namespace lectern
