// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/talk_id.hpp"
#include "lectern/analyzer.hpp"
#include "lectern/collection.hpp"

namespace lectern {

namespace {

/// The same title alone is no proof (`Keynote`): an event, a day or a page must
/// agree as well.
bool share_an_anchor(const Talk& a, const Talk& b) {
    const auto same = [](const std::string& x, const std::string& y) { return !x.empty() && x == y; };
    return same(normalize_name(a.event), normalize_name(b.event)) || same(a.date, b.date) ||
           same(a.url, b.url);
}

void fill(std::string& mine, const std::string& theirs) {
    if (mine.empty()) mine = theirs;
}

void unite_speakers(std::vector<Speaker>& mine, const std::vector<Speaker>& theirs) {
    for (const Speaker& other : theirs) {
        const std::string name = normalize_name(other.name);
        const auto known = std::find_if(mine.begin(), mine.end(), [&](const Speaker& speaker) {
            return normalize_name(speaker.name) == name;
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

}  // namespace

std::vector<Talk> merge_talks(std::vector<Talk> talks) {
    std::vector<Talk> out;
    out.reserve(talks.size());
    std::unordered_map<std::string, std::vector<std::size_t>> by_title;
    for (Talk& talk : talks) {
        auto& same_title = by_title[title_key(talk)];
        const auto match = std::find_if(same_title.begin(), same_title.end(), [&](std::size_t i) {
            return compatible(out[i], talk) && share_an_anchor(out[i], talk) &&
                   !share_a_document(out[i], talk);
        });
        if (match == same_title.end()) {
            same_title.push_back(out.size());
            out.push_back(std::move(talk));
        } else {
            unite(out[*match], talk);
        }
    }
    return out;
}

}  // namespace lectern
