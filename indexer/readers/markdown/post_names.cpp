// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/post_names.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "indexer/text_util.hpp"

namespace lectern::markdown {

struct PostNames::Chosen {
    std::string name;
    std::string region;
    int year = 0;

    /// What a mention adds to the name that is chosen already.
    void take(const EventMention& mention) {
        if (name.empty()) name = mention.name;
        if (name != mention.name) return;
        if (region.empty()) region = mention.region;
        if (year == 0) year = mention.year;
    }
};

namespace {

constexpr std::string_view kubecon = "KubeCon + CloudNativeCon";

bool says_colocated(std::string_view url) {
    const std::string lower = lower_ascii(url);
    return lower.find("co-located") != std::string::npos || lower.find("colocated") != std::string::npos;
}

}  // namespace

PostNames::PostNames(const Listing& listing, const PostFacts& facts)
    : listing_(listing),
      title_(find_events(facts.title)),
      description_(find_events(facts.description)),
      path_(find_events(words_of_path(facts.paths))) {
    for (const Section& section : listing.sections) {
        headings_.push_back(find_events(section.heading));
        introductions_.push_back(find_events(section.introduction));
    }
    collect_mentions();
    find_umbrella();
    rank_colocated();
}

/// Every conference of the post once, the weightiest places first.
void PostNames::collect_mentions() {
    std::set<std::tuple<std::string, std::string, int>> seen;
    const auto add = [&](const std::vector<EventMention>& from) {
        for (const EventMention& mention : from) {
            if (seen.emplace(mention.name, mention.region, mention.year).second) mentions_.push_back(mention);
        }
    };
    for (const auto* place : {&title_, &description_, &path_}) add(*place);
    for (const auto& heading : headings_) add(heading);
    for (const auto& introduction : introductions_) add(introduction);
}

void PostNames::find_umbrella() {
    for (const EventMention& mention : mentions_) {
        if (mention.umbrella) {
            umbrella_ = mention.name;
            return;
        }
    }
    for (const Entry& entry : listing_.entries) {
        const auto host = parse_schedule_host(entry.url);
        // the schedule of co-located events is KubeCon's, and so are its own
        if (host && (host->colocated || abbreviates(host->letters, kubecon))) umbrella_ = kubecon;
    }
}

bool PostNames::is_colocated(const EventMention& mention) const {
    return mention.may_be_colocated && !mention.umbrella && !umbrella_.empty() && has_colocated_events();
}

/// Only KubeCon is known to carry other conferences' names inside it.
bool PostNames::has_colocated_events() const { return umbrella_ == kubecon; }

std::optional<std::string> PostNames::first_colocated(const std::vector<EventMention>& mentions) const {
    for (const EventMention& mention : mentions) {
        if (is_colocated(mention)) return mention.name;
    }
    return std::nullopt;
}

void PostNames::rank_colocated() {
    std::map<std::string, int> votes;
    const auto vote = [&](const std::vector<EventMention>& mentions, int weight) {
        for (const EventMention& mention : mentions) {
            if (is_colocated(mention)) votes[mention.name] += weight;
        }
    };
    std::vector<bool> has_entries(headings_.size());
    for (const Entry& entry : listing_.entries) has_entries[entry.section] = true;
    vote(title_, 3);
    vote(description_, 2);
    for (std::size_t s = 0; s < headings_.size(); ++s) {
        vote(headings_[s], has_entries[s] ? 3 : 1);
        vote(introductions_[s], 1);
    }
    for (const Entry& entry : listing_.entries) vote(find_events(entry.title), 3);
    int most = 0;
    for (const auto& [name, count] : votes) {
        if (count > most) {
            most = count;
            main_colocated_ = name;
        }
    }
}

std::string PostNames::track(const Entry& entry, Format format) const {
    const auto host = parse_schedule_host(entry.url);
    if (!entry.meta.track.empty()) return entry.meta.track;
    if (!has_colocated_events()) return {};
    const bool colocated_page = (host && host->colocated) || says_colocated(entry.url);
    if (host && !host->colocated && abbreviates(host->letters, umbrella_)) return {};
    if (const auto own = track_of_title(entry.title, format)) return *own;
    for (std::size_t s = entry.section; s != 0; s = listing_.sections[s].parent) {
        if (const auto whole = as_colocated_name(listing_.sections[s].heading)) return *whole;
        const auto name = first_colocated(headings_[s]);
        const bool umbrella_too = std::any_of(headings_[s].begin(), headings_[s].end(),
                                              [](const EventMention& m) { return m.umbrella; });
        if (name && (!umbrella_too || colocated_page)) return *name;
        if (umbrella_too && !colocated_page) return {};
    }
    if (host && !host->colocated) {
        // a co-located event with a schedule of its own: ciliumconna2022
        for (const EventMention& mention : mentions_) {
            if (is_colocated(mention) && abbreviates(host->letters, mention.name)) return mention.name;
        }
    }
    if (!colocated_page) return only_title_track(host);
    if (const auto name = only_colocated(introductions_[entry.section])) return *name;
    return main_colocated_;
}

/// A post about one co-located event alone: its title names no other part.
std::string PostNames::only_title_track(const std::optional<ScheduleHost>& host) const {
    if (host || title_.empty()) return {};
    const bool umbrella_too =
        std::any_of(title_.begin(), title_.end(), [](const EventMention& m) { return m.umbrella; });
    const auto name = only_colocated(title_);
    return name && !umbrella_too ? *name : std::string();
}

/// `CiliumCon | Welcome`, `CiliumCon Sponsored Keynote`, `… Cilium + eBPF
/// Day Closing`: where the talk opens, closes or bears the event's name.
std::optional<std::string> PostNames::track_of_title(const std::string& title, Format format) const {
    for (const std::string_view mark : {" | ", ": ", " - ", " – "}) {
        const auto at = title.find(mark);
        if (at == std::string::npos) continue;
        if (auto name = as_colocated_name(std::string_view(title).substr(0, at))) return name;
    }
    if (format != Format::remarks && format != Format::keynote) return std::nullopt;
    return first_colocated(find_events(title));
}

std::optional<std::string> PostNames::only_colocated(const std::vector<EventMention>& mentions) const {
    std::optional<std::string> only;
    for (const EventMention& mention : mentions) {
        if (!is_colocated(mention)) continue;
        if (only && *only != mention.name) return std::nullopt;
        only = mention.name;
    }
    return only;
}

/// The first conference of a list that is not merely co-located.
const EventMention* PostNames::main_of(const std::vector<EventMention>& mentions) const {
    const EventMention* found = nullptr;
    for (const EventMention& mention : mentions) {
        if (is_colocated(mention)) continue;
        if (mention.umbrella) return &mention;
        if (!found) found = &mention;
    }
    return found;
}

std::string PostNames::edition(const Entry& entry, int year) const {
    const auto host = parse_schedule_host(entry.url);
    Chosen out;
    if (host) {
        out.region = host->region;
        out.year = host->year;
        for (const EventMention& mention : mentions_) {
            if (abbreviates(host->letters, mention.name) && !is_colocated(mention)) out.name = mention.name;
        }
        if (out.name.empty() && (host->colocated || abbreviates(host->letters, kubecon))) out.name = kubecon;
    }
    const auto own = find_events(entry.meta.event);
    if (const EventMention* mention = main_of(own)) out.take(*mention);
    for (std::size_t s = entry.section; s != 0; s = listing_.sections[s].parent) {
        if (const EventMention* mention = main_of(headings_[s])) out.take(*mention);
    }
    for (const auto* place : {&title_, &description_, &path_}) {
        if (const EventMention* mention = main_of(*place)) out.take(*mention);
    }
    if (out.name.empty()) {
        for (const auto& introduction : introductions_) {
            if (const EventMention* mention = main_of(introduction)) {
                out.take(*mention);
                break;
            }
        }
    }
    if (out.name.empty() && !umbrella_.empty()) out.name = umbrella_;
    if (out.name.empty()) return entry.meta.event;
    if (out.region.empty()) out.region = only_region(out.name);
    if (out.year == 0) out.year = year;
    return edition_name(out.name, out.region, out.year);
}

/// The region that the post names the conference with, if it names one only.
std::string PostNames::only_region(const std::string& name) const {
    std::string region;
    for (const EventMention& mention : mentions_) {
        if (mention.name != name || mention.region.empty()) continue;
        if (!region.empty() && region != mention.region) return {};
        region = mention.region;
    }
    return region;
}

std::string PostNames::track_of_post() const { return first_colocated(title_).value_or(""); }

}  // namespace lectern::markdown
