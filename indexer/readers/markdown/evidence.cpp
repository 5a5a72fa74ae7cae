// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/evidence.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "indexer/edition.hpp"
#include "indexer/event_name.hpp"
#include "indexer/format_guess.hpp"
#include "indexer/readers/markdown/prose.hpp"
#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

/// `ContribFest`, `Lightning Talks`: a heading over talks, not a talk.
bool is_only_a_format(std::string_view title) {
    return split_words(title).size() <= 3 &&
           (format_of_section(title) || without_format(std::string(title) + ": x") == "x");
}

/// `Ann Lee: [Title](recording)`, `[Title - Ann Lee](recording)`, `[Title](x)` /
/// `by Ann Lee`: names without a company that can be nothing but the speakers'.
bool names_its_speakers(const Probe& probe) {
    const bool behind_dash = probe.split.byline && is_recording(probe.candidate.url);
    return probe.candidate.speaker_first || probe.meta.labelled || behind_dash;
}

}  // namespace

bool Evidence::suffices(Probe& probe) {
    if (is_no_talk(probe)) return false;
    weigh(probe);
    if (!probe.accepted && !probe.weak) return false;
    for (const Speaker& speaker : probe.meta.speakers) speakers_.insert(speaker.name);
    if (probe.split.byline) {
        for (const Speaker& speaker : probe.split.byline->speakers) speakers_.insert(speaker.name);
    }
    return true;
}

/// Whether a heading over the section names a conference.
bool Evidence::is_under_conference(std::size_t section) const {
    for (std::size_t s = section; s != 0; s = sections_[s].parent) {
        if (!find_events(sections_[s].heading).empty()) return true;
    }
    return false;
}

bool Evidence::is_under_day(std::size_t section) const {
    for (std::size_t s = section; s != 0; s = sections_[s].parent) {
        if (!find_dates(sections_[s].heading).empty()) return true;
    }
    return false;
}

/// `[Ann Lee](https://sched.co/1)` / `Maintainer of Kelpie`, as posts end: a
/// person, whatever the link leads to.
bool Evidence::is_signature(const Probe& probe) const {
    const std::string& name = probe.candidate.title;
    if (probe.anyone() || probe.meta.has_time() || !is_person_name(name)) return false;
    const auto byline = parse_byline(name + ", " + probe.opening);
    if (byline && !byline->speakers.front().role.empty()) return true;
    return speakers_.count(name) > 0;
}

/// A heading with nothing below it but further headings is no talk's.
bool Evidence::is_over_headings(const Probe& probe) const {
    const std::size_t next = probe.block + 1;
    return probe.candidate.shape == Shape::heading && !probe.anyone() && !probe.meta.has_time() &&
           probe.abstract.block == next && probe.opening.empty() && next < body_.blocks.size() &&
           body_.blocks[next].kind == Block::Kind::heading &&
           body_.blocks[next].level > probe.candidate.level;
}

bool Evidence::is_no_talk(const Probe& probe) const {
    const TitleCandidate& candidate = probe.candidate;
    if (probe.prose || is_signature(probe) || is_over_headings(probe)) return true;
    const bool announced = guess_format(candidate.title, {}) != Format::talk;
    if (is_no_talk_title(candidate.title) && !(probe.talk_page && probe.anyone()) &&
        !(announced && probe.meta.has_time())) {
        return true;
    }
    const bool only_event =
        as_colocated_name(candidate.title).has_value() || names_only_an_event(candidate.title);
    if (only_event && !probe.anyone() && !announced) return true;
    if (candidate.url.empty() && !probe.anyone() && is_only_a_format(candidate.title)) return true;
    const bool bold_sentence = candidate.shape == Shape::bold && candidate.title.ends_with('.');
    if (bold_sentence && !probe.byline()) return true;
    // `[Sched](…)`, `[Slides](…)`: a link of a talk, also where a time stands before it
    constexpr std::size_t few_words = 2;
    Meta ignored;
    return take_link_line(body_.blocks[probe.block].runs, ignored) && !probe.anyone() &&
           (!probe.meta.has_time() || split_words(candidate.title).size() <= few_words);
}

void Evidence::weigh(Probe& probe) const {
    const TitleCandidate& candidate = probe.candidate;
    const bool announced = guess_format(candidate.title, {}) != Format::talk;
    const bool certain = topic_ == Topic::conference || is_under_conference(probe.section) ||
                         body_.blocks[probe.block].of_talk_table;
    const bool context = certain || topic_ == Topic::mentions_conference;
    if (probe.talk_page && (candidate.shape != Shape::heading || !candidate.url.empty())) {
        // a schedule page says it all, unless the text behind the link is a remark
        probe.accepted =
            context || probe.byline() || probe.meta.has_time() || parse_schedule_host(candidate.url);
    } else if (probe.meta.has_time() && (probe.byline() || announced || probe.anyone())) {
        probe.accepted = context || (probe.byline() && (probe.meta.has_day() || is_under_day(probe.section)));
    } else if (probe.byline() && context) {
        probe.accepted = probe.meta.has_day();
        probe.weak = !probe.accepted && certain;
    } else if (probe.meta.has_time() && context && candidate.shape != Shape::bold && !candidate.url.empty()) {
        probe.weak = true;
    } else if (probe.anyone() && (announced ? context : names_its_speakers(probe) && certain)) {
        probe.weak = true;
    }
    probe.listed = probe.weak && certain && (names_its_speakers(probe) || probe.meta.has_time());
}

/// Weak ones count beside accepted ones of the same shape, or beside each
/// other; those without speakers only where the others have none either.
void keep_lists(std::vector<Probe>& probes) {
    struct Tally {
        std::size_t accepted = 0;
        std::size_t listed = 0;  // weak ones that make a list
    };
    std::map<std::pair<Shape, int>, Tally> tallies;
    std::size_t with_speakers = 0;
    std::size_t accepted = 0;
    for (const Probe& probe : probes) {
        Tally& tally = tallies[{probe.candidate.shape, probe.candidate.level}];
        tally.accepted += probe.accepted;
        tally.listed += probe.weak && (probe.byline() || probe.listed);
        accepted += probe.accepted;
        with_speakers += probe.accepted && probe.anyone();
    }
    constexpr std::size_t enough_to_be_a_list = 3;
    const bool speakers_are_named = with_speakers * 2 > accepted;
    std::erase_if(probes, [&](const Probe& probe) {
        if (probe.accepted) return false;
        if (!probe.weak || (!probe.anyone() && speakers_are_named)) return true;
        const Tally& tally = tallies[{probe.candidate.shape, probe.candidate.level}];
        return tally.accepted == 0 && tally.listed < enough_to_be_a_list;
    });
}

}  // namespace lectern::markdown
