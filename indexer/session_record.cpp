// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/session_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <tuple>
#include <utility>

#include "indexer/byline.hpp"
#include "indexer/edition.hpp"
#include "indexer/event_name.hpp"
#include "indexer/format_guess.hpp"
#include "indexer/session_kind.hpp"
#include "indexer/tagline.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t max_problems = 100;  ///< told one by one
constexpr std::size_t max_title_bytes = 4096;

bool is_placeholder(std::string_view folded) {
    constexpr std::string_view none[] = {"tba", "tbd", "n a", "to be announced", "none", "null"};
    return std::find(std::begin(none), std::end(none), folded) != std::end(none);
}

/// Abstract and description, each once: some systems copy one into the other.
std::string joined_texts(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& published : texts) {
        std::string text = clean_text(published);
        if (text.empty() || is_placeholder(lower_ascii(text)) || out.starts_with(text)) continue;
        if (text.starts_with(out)) {
            out = std::move(text);
        } else {
            out += "\n\n" + text;
        }
    }
    return out;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return text.find(part) != npos; });
}

bool is_video_host(std::string_view url) {
    const std::string host = host_of(url);
    return host == "youtu.be" || host.ends_with("youtube.com") || host.ends_with("vimeo.com") ||
           host == "media.ccc.de" || host.starts_with("video.");
}

bool is_web_address(std::string_view url) {
    return url.starts_with("http://") || url.starts_with("https://");
}

/// Links mix recordings, slides, chat rooms and feedback forms; their texts tell.
void take_link(const SessionLink& link, Talk& talk) {
    const std::string text = lower_ascii(link.text);
    const std::string url = lower_ascii(link.url);
    if (!is_web_address(url) || has_any(text, {"chat", "feedback", "subtitle", "live", "trailer"})) return;
    const bool film = url.ends_with(".webm") || url.ends_with(".mp4") || url.ends_with(".ogv");
    const bool deck = url.ends_with(".odp") || url.ends_with(".pptx") || url.ends_with(".ppt") ||
                      (link.attachment && url.ends_with(".pdf"));
    if (has_any(text, {"slides", "slide deck", "folien", "presentation", "präsentation", "diapos"}) || deck) {
        if (talk.slides_url.empty()) talk.slides_url = link.url;
    } else if (has_any(text, {"video", "recording", "aufzeichnung"}) || film || is_video_host(url)) {
        if (talk.video_url.empty()) talk.video_url = link.url;
    }
}

Format format_of(const SessionRecord& record, const Talk& talk) {
    const Format guess = guess_format(talk.title, talk.abstract);
    if (guess == Format::remarks) return guess;
    auto declared = format_of_type(record.type);
    if (!declared || *declared == Format::talk) {
        if (const auto section = format_of_section(record.track)) declared = section;
    }
    return declared && *declared != Format::talk ? *declared : guess;
}

std::string first_language(std::string_view published) {
    return normalize_language(trim(published.substr(0, published.find_first_of(",;/"))));
}

}  // namespace

std::optional<Format> format_of_type(std::string_view type) {
    struct Kind {
        std::string_view words;
        Format format;
    };
    // The first that is in the type wins; as in titles, a panel in the keynote
    // hall is a keynote, a lightning talk is one wherever.
    constexpr Kind kinds[] = {
        {"lightning talk", Format::lightning},
        {"lightning", Format::lightning},
        {"lightningtalk", Format::lightning},
        {"ignite", Format::lightning},
        {"kurzvortrag", Format::lightning},
        {"keynote", Format::keynote},
        {"panel", Format::panel},
        {"podium", Format::panel},
        {"podiumsdiskussion", Format::panel},
        {"round table", Format::panel},
        {"contribfest", Format::contribfest},
        {"tutorial", Format::tutorial},
        {"training", Format::tutorial},
        {"workshop", Format::workshop},
        {"hands on", Format::workshop},
        {"atelier", Format::workshop},
        {"taller", Format::workshop},
        {"film", Format::film},
        {"movie", Format::film},
        {"screening", Format::film},
        {"bof", Format::meeting},
        {"birds of a feather", Format::meeting},
        {"meeting", Format::meeting},
        {"meetup", Format::meeting},
        {"assembly", Format::meeting},
        {"ceremony", Format::remarks},
        {"opening", Format::remarks},
        {"closing", Format::remarks},
        {"talk", Format::talk},
        {"lecture", Format::talk},
        {"devroom", Format::talk},
        {"maintrack", Format::talk},
        {"session", Format::talk},
        {"presentation", Format::talk},
        {"vortrag", Format::talk},
        {"conference", Format::talk},
    };
    const std::string words = ' ' + normalize_name(type) + ' ';
    for (const Kind& kind : kinds) {
        const auto at = words.find(kind.words);
        if (at == npos || words[at - 1] != ' ') continue;
        const std::string_view rest = std::string_view(words).substr(at + kind.words.size());
        if (rest.starts_with(" ") || rest.starts_with("s ")) return kind.format;
    }
    return std::nullopt;
}

std::string clean_person(std::string_view published) {
    std::string name = clean_line(published);
    const std::string folded = normalize_name(name);
    if (is_placeholder(folded)) return {};
    const auto words = split_words(folded);
    constexpr std::string_view collectives[] = {"staff",          "organizers", "organisers", "orga",
                                                "organizer team", "volunteers", "crew",       "committee"};
    const bool collective =
        words.size() > 1 && words.size() <= 4 &&
        std::find(std::begin(collectives), std::end(collectives), words.back()) != std::end(collectives);
    return collective ? std::string() : name;
}

Speaker make_speaker(std::string_view name, std::string_view published, std::string_view biography) {
    Speaker speaker{clean_person(name)};
    const std::string tagline = clean_line(published);
    Tagline said = parse_tagline(tagline);
    speaker.companies = companies_in(said.affiliation);
    speaker.biography = clean_text(biography);
    if (said == Tagline{} && !tagline.empty() && !speaker.biography.starts_with(tagline)) {
        speaker.biography = speaker.biography.empty() ? tagline : tagline + "\n\n" + speaker.biography;
    }
    speaker.affiliation = std::move(said.affiliation);
    speaker.role = std::move(said.role);
    return speaker;
}

std::vector<Speaker> speakers_named_in(std::string_view published) {
    if (trim(published).empty()) return {};
    // In a field of names, what stands behind a comma is a name if it can be one.
    const auto parts = split(published, ", ");
    if (std::all_of(parts.begin(), parts.end(), [](std::string_view part) { return is_person_name(part); })) {
        std::vector<Speaker> out;
        for (const std::string_view part : parts) out.push_back(make_speaker(part, {}, {}));
        return out;
    }
    if (auto byline = parse_byline(clean_line(published))) return std::move(byline->speakers);
    return {make_speaker(published, {}, {})};
}

SessionCollector::SessionCollector(const Document& document, Programme programme)
    : path_(document.path),
      programme_(std::move(programme)),
      max_speaker_bytes_((std::size_t{1} << 20) + 32 * document.content.size()) {
    programme_.event = clean_line(programme_.event);
    if (programme_.event.empty()) programme_.event = event_of_path(path_);
    programme_.timezone = clean_line(programme_.timezone);
}

void SessionCollector::problem(std::uint32_t line, std::string message, std::string hint, Severity severity) {
    if (++problems_ > max_problems) return;
    reading_.diagnostics.push_back({.path = path_,
                                    .line = line,
                                    .severity = severity,
                                    .message = std::move(message),
                                    .hint = std::move(hint)});
}

void SessionCollector::warn(const SessionRecord& record, std::string_view what, std::string_view value) {
    constexpr std::size_t longest = 40;
    std::string shown = clean_line(value.substr(0, longest));
    problem(record.line, fmt::format("{}: {}", what, shown), "the talk was read without it",
            Severity::warning);
}

void SessionCollector::set_time(const SessionRecord& record, Talk& talk) {
    if (trim(record.start).empty()) return;
    const auto start = parse_timestamp(record.start, record.day_order);
    if (!start) return warn(record, "this is no point in time", record.start);
    talk.date = start->date;
    talk.start = start->time;
    if (start->time.empty()) return;
    // beside an offset, a conference that says UTC has not been told its zone
    const bool known = !programme_.timezone.empty() && (programme_.timezone != "UTC" || start->zone.empty());
    const bool local = start->zone != "UTC" && known;
    talk.timezone = local ? programme_.timezone : start->zone;
    set_end(record, *start, talk);
}

void SessionCollector::set_end(const SessionRecord& record, const Timestamp& start, Talk& talk) {
    if (!trim(record.end).empty()) {
        if (const auto clock = parse_clock(record.end)) {
            if (*clock != start.time) talk.end = *clock;
        } else if (const auto end = parse_timestamp(record.end, record.day_order);
                   !end || end->time.empty()) {
            warn(record, "this is no end of a session", record.end);
        } else if (end->zone == start.zone &&
                   std::tie(end->date, end->time) < std::tie(start.date, start.time)) {
            warn(record, "this ends before it starts", record.end);
        } else if (end->zone == start.zone && *end != start) {
            talk.end = end->time;
        }
        return;
    }
    if (trim(record.duration).empty()) return;
    const auto minutes = parse_duration(record.duration);
    if (!minutes) return warn(record, "this is no duration", record.duration);
    if (*minutes > 0) talk.end = plus_minutes(start, *minutes).time;
}

/// Every talk has its own copy of its speakers: a small file that names one
/// endless biography in each of a million sessions would not fit in memory.
void SessionCollector::take_speakers(SessionRecord& record, Talk& talk) {
    std::erase_if(record.speakers, [](const Speaker& speaker) { return speaker.name.empty(); });
    for (const Speaker& speaker : record.speakers) {
        speaker_bytes_ +=
            speaker.name.size() + speaker.affiliation.size() + speaker.role.size() + speaker.biography.size();
    }
    if (speaker_bytes_ <= max_speaker_bytes_) {
        talk.speakers = std::move(record.speakers);
    } else if (!std::exchange(said_speakers_, true)) {
        problem(record.line, "the speakers repeated in each session take too much memory",
                "the talks from here on were read without them");
    }
}

void SessionCollector::add(SessionRecord record) {
    if (record.title.size() > max_title_bytes) {
        return problem(record.line, fmt::format("this title has {} bytes", record.title.size()),
                       "no title is that long; the session was left out");
    }
    Talk talk;
    talk.title = clean_line(record.title);
    if (talk.title.empty()) {
        return problem(record.line, "this session has no title; it was left out", "give it one");
    }
    const bool has_speakers = !record.speakers.empty();
    if (!is_talk({talk.title, record.type, has_speakers, record.service})) return;
    if (!is_talk({talk.title, record.track, has_speakers, false})) return;
    talk.subtitle = clean_line(record.subtitle);
    talk.abstract = joined_texts(record.texts);
    set_time(record, talk);
    talk.event = programme_.event;
    talk.track = clean_line(record.track);
    talk.room = clean_line(record.room);
    talk.level = clean_line(record.level);
    talk.language = first_language(record.language);
    for (const std::string& published : record.tags) {
        std::string tag = clean_line(published);
        if (!tag.empty()) talk.tags.push_back(std::move(tag));
    }
    talk.url = trim(record.url);
    talk.video_url = trim(record.video_url);
    talk.slides_url = trim(record.slides_url);
    for (const SessionLink& link : record.links) take_link(link, talk);
    talk.format = format_of(record, talk);
    take_speakers(record, talk);
    talk.sources = {{path_, record.line}};
    // Exports repeat rows: once a room that it is streamed to, once a time slot.
    const std::string_view speaker = talk.speakers.empty() ? std::string_view() : talk.speakers.front().name;
    std::string key = fmt::format("{}\n{} {}\n{}\n{}\n{}", talk.title, talk.date, talk.start, talk.room,
                                  speaker, talk.abstract.size());
    if (!seen_.insert(std::move(key)).second) return;
    reading_.talks.push_back(std::move(talk));
    slugs_.emplace_back(trim(record.slug));
}

Reading SessionCollector::take() && {
    if (problems_ > max_problems) {
        reading_.diagnostics.push_back(
            {.path = path_, .message = fmt::format("{} more problems like these", problems_ - max_problems)});
    }
    fill_addresses();
    // a map by id, or rooms by name, are in no order of the document's
    std::stable_sort(reading_.talks.begin(), reading_.talks.end(), [](const Talk& a, const Talk& b) {
        return a.sources.front().line < b.sources.front().line;
    });
    return std::move(reading_);
}

void SessionCollector::fill_addresses() {
    std::optional<std::pair<std::string, std::string>> around;  // the slug in an address
    for (std::size_t i = 0; i < slugs_.size(); ++i) {
        const std::string& url = reading_.talks[i].url;
        if (url.empty() || slugs_[i].empty()) continue;
        const auto at = url.find(slugs_[i]);
        if (at == npos) return;
        std::pair<std::string, std::string> here{url.substr(0, at), url.substr(at + slugs_[i].size())};
        if (around && *around != here) return;
        around = std::move(here);
    }
    for (std::size_t i = 0; around && i < slugs_.size(); ++i) {
        std::string& url = reading_.talks[i].url;
        if (url.empty() && !slugs_[i].empty()) url = around->first + slugs_[i] + around->second;
    }
}

}  // namespace lectern
