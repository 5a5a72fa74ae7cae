// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/context.hpp"

#include <utility>

#include "indexer/format_guess.hpp"
#include "indexer/readers/markdown/post_days.hpp"
#include "indexer/readers/markdown/post_names.hpp"

namespace lectern::markdown {

namespace {

Talk to_talk(const Entry& entry, const Listing& listing, const PostFacts& facts, const PostNames& names) {
    Talk out;
    out.title = entry.title;
    out.abstract = entry.abstract;
    out.speakers = entry.meta.speakers;
    out.start = entry.meta.start;
    out.end = entry.meta.end;
    out.timezone = entry.meta.timezone;
    out.room = entry.meta.room;
    out.url = entry.url;
    out.video_url = entry.meta.video_url;
    out.slides_url = entry.meta.slides_url;
    out.language = facts.language;
    out.format = guess_format(entry.title, entry.abstract);
    if (out.format == Format::talk && entry.format) out.format = *entry.format;
    for (std::size_t s = entry.section; out.format == Format::talk && s != 0;
         s = listing.sections[s].parent) {
        if (const auto format = format_of_section(listing.sections[s].heading)) out.format = *format;
    }
    out.track = names.track(entry, out.format);
    return out;
}

}  // namespace

/// A path as text: `kubecon-eu-2025` says what `KubeCon EU 2025` does.
std::string words_of_path(std::string_view path) {
    std::string out;
    bool start = true;
    for (const char c : path) {
        const bool separator = c == '-' || c == '_' || c == '/' || c == '.';
        const bool upper = start && c >= 'a' && c <= 'z';
        out += separator ? ' ' : upper ? static_cast<char>(c - 'a' + 'A') : c;
        start = separator;
    }
    // capitals inside do not survive slugs: Kubecon, Ciliumcon
    for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>{"Kubecon", "KubeCon"},
                                   {"Cloudnativecon", "CloudNativeCon"},
                                   {"Fosdem", "FOSDEM"}}) {
        for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size())) {
            out.replace(at, from.size(), to);
        }
    }
    return out;
}

Day parse_day(std::string_view text) {
    const auto schedule = parse_schedule(text);
    if (!schedule || !schedule->date || schedule->date->year == 0) return {};
    return {schedule->date->year, schedule->date->month, schedule->date->day};
}

Topic topic_of(const PostFacts& facts) {
    if (!find_events(facts.title).empty() || !find_events(words_of_path(facts.paths)).empty())
        return Topic::conference;
    return find_events(facts.description).empty() ? Topic::other : Topic::mentions_conference;
}

Placement place_by_title(const PostFacts& facts) {
    Listing none;
    none.sections.push_back({});
    const PostNames names(none, facts);
    return {names.edition(Entry{}, parse_day(facts.date).year), names.track_of_post()};
}

std::vector<Talk> to_talks(const Listing& listing, const PostFacts& facts) {
    const PostNames names(listing, facts);
    const PostDays days(listing, facts, names);
    std::vector<Talk> talks;
    talks.reserve(listing.entries.size());
    for (const Entry& entry : listing.entries) talks.push_back(to_talk(entry, listing, facts, names));
    days.fill(talks);
    for (std::size_t i = 0; i < talks.size(); ++i) {
        const int year = parse_day(talks[i].date).year;
        talks[i].event =
            names.edition(listing.entries[i], year != 0 ? year : days.year_of(listing.entries[i]));
    }
    return talks;
}

}  // namespace lectern::markdown
