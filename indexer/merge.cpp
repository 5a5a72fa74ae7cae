// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/merge.hpp"
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

/// Collects talks and joins those that are the same. The same title alone is no
/// proof (`Keynote`): an event, a day or a page must agree as well, so a talk is
/// compared only with those that share a title and one of these. That keeps the
/// cost in proportion to the number of talks.
class Merger {
public:
    explicit Merger(std::size_t expected) { talks_.reserve(expected); }

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
        const std::vector<std::string> anchors = anchors_of(talk);
        if (const auto match = find(talk, anchors)) {
            keep_records(*match, talk);
            unite(talks_[*match], talk);
            anchor(*match, anchors_of(talks_[*match]));
            return *match;
        }
        anchor(talks_.size(), anchors);
        talks_.push_back(std::move(talk));
        merged_.records.emplace_back();
        return talks_.size() - 1;
    }

    void keep_records(std::size_t place, const Talk& joining) {
        std::vector<Talk>& records = merged_.records[place];
        if (records.empty()) records.push_back(talks_[place]);
        records.push_back(joining);
    }

    static std::vector<std::string> anchors_of(const Talk& talk) {
        const std::string title = title_key(talk);
        std::vector<std::string> anchors;
        const auto add = [&](char kind, const std::string& value) {
            if (!value.empty()) anchors.push_back(title + '\n' + kind + value);
        };
        add('e', normalize_name(talk.event));
        add('d', talk.date);
        add('u', talk.url);
        return anchors;
    }

    [[nodiscard]] std::optional<std::size_t> find(const Talk& talk,
                                                  const std::vector<std::string>& anchors) const {
        std::optional<std::size_t> first;
        for (const std::string& anchor : anchors) {
            const auto places = by_anchor_.find(anchor);
            if (places == by_anchor_.end()) continue;
            for (const std::size_t place : places->second) {
                if (first && *first <= place) break;
                if (!compatible(talks_[place], talk) || share_a_document(talks_[place], talk)) continue;
                first = place;
                break;
            }
        }
        return first;
    }

    /// Keeps the places in order: talks are asked in the order they came.
    void anchor(std::size_t place, const std::vector<std::string>& anchors) {
        for (const std::string& anchor : anchors) {
            Places& places = by_anchor_[anchor];
            const auto at = std::lower_bound(places.begin(), places.end(), place);
            if (places.size() >= max_places || (at != places.end() && *at == place)) continue;
            places.insert(at, place);
        }
    }

    std::vector<Talk> talks_;
    MergedTalks merged_;
    std::unordered_map<std::string, Places> by_anchor_;
};

}  // namespace

MergedTalks merge_records(std::vector<Talk> records) {
    Merger merger(records.size());
    for (Talk& record : records) merger.add(std::move(record));
    return merger.take();
}

std::vector<Talk> merge_talks(std::vector<Talk> talks) { return merge_records(std::move(talks)).talks; }

}  // namespace lectern
