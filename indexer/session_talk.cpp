// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/session_talk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <tuple>
#include <utility>

#include "indexer/edition.hpp"
#include "indexer/format_guess.hpp"
#include "indexer/session_kind.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"
#include "indexer/timestamp.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t max_title_bytes = 4096;

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

/// Makes one talk of one record.
class TalkMaker {
public:
    TalkMaker(SessionRecord& record, const Programme& programme) : record_(record), programme_(programme) {}

    SessionTalk make() {
        out_.line = record_.line;
        if (!take_title()) return std::move(out_);
        Talk& talk = *out_.talk;
        talk.subtitle = clean_line(record_.subtitle);
        talk.abstract = joined_texts(record_.texts);
        set_time(talk);
        talk.event = programme_.event;
        talk.track = clean_name(record_.track);
        talk.room = clean_name(record_.room);
        talk.level = clean_name(record_.level);
        talk.language = first_language(record_.language);
        for (const std::string& published : record_.tags) {
            std::string tag = clean_line(published);
            if (!tag.empty()) talk.tags.push_back(std::move(tag));
        }
        talk.url = trim(record_.url);
        talk.video_url = trim(record_.video_url);
        talk.slides_url = trim(record_.slides_url);
        for (const SessionLink& link : record_.links) take_link(link, talk);
        talk.format = format_of(record_, talk);
        std::erase_if(record_.speakers, [](const SharedSpeaker& speaker) { return speaker->name.empty(); });
        out_.speakers = std::move(record_.speakers);
        out_.slug = trim(record_.slug);
        return std::move(out_);
    }

private:
    /// Whether it has one, and is that of a talk.
    bool take_title() {
        if (record_.title.size() > max_title_bytes) {
            problem(Severity::error, fmt::format("this title has {} bytes", record_.title.size()),
                    "no title is that long; the session was left out");
            return false;
        }
        std::string title = clean_line(record_.title);
        if (title.empty()) {
            problem(Severity::error, "this session has no title; it was left out", "give it one");
            return false;
        }
        const bool has_speakers = !record_.speakers.empty();
        const auto is_talk_in = [&](std::string_view category, bool service) {
            return is_talk({title, category, has_speakers, service});
        };
        // who speaks at it, speaks at it in any track
        if (!is_talk_in(record_.type, record_.service)) return false;
        if (!has_speakers && !is_talk_in(record_.track, false)) return false;
        out_.talk = Talk{.title = std::move(title)};
        return true;
    }

    void set_time(Talk& talk) {
        if (trim(record_.start).empty()) return;
        const auto start = parse_timestamp(record_.start, record_.day_order);
        if (!start) return warn("this is no point in time", record_.start);
        talk.date = start->date;
        talk.start = start->time;
        if (start->time.empty()) return;
        // beside an offset, a conference that says UTC has not been told its zone
        const bool known =
            !programme_.timezone.empty() && (programme_.timezone != "UTC" || start->zone.empty());
        const bool local = start->zone != "UTC" && known;
        talk.timezone = local ? programme_.timezone : start->zone;
        set_end(*start, talk);
    }

    void set_end(const Timestamp& start, Talk& talk) {
        if (!trim(record_.end).empty()) {
            if (const auto clock = parse_clock(record_.end)) {
                if (*clock != start.time) talk.end = *clock;
            } else if (const auto end = parse_timestamp(record_.end, record_.day_order);
                       !end || end->time.empty()) {
                warn("this is no end of a session", record_.end);
            } else if (end->zone == start.zone &&
                       std::tie(end->date, end->time) < std::tie(start.date, start.time)) {
                warn("this ends before it starts", record_.end);
            } else if (end->zone == start.zone && *end != start) {
                talk.end = end->time;
            }
            return;
        }
        if (trim(record_.duration).empty()) return;
        const auto minutes = parse_duration(record_.duration);
        if (!minutes) return warn("this is no duration", record_.duration);
        if (*minutes > 0) talk.end = plus_minutes(start, *minutes).time;
    }

    void problem(Severity severity, std::string message, std::string hint) {
        out_.problems.push_back({.path = {},
                                 .line = record_.line,
                                 .severity = severity,
                                 .message = std::move(message),
                                 .hint = std::move(hint)});
    }

    void warn(std::string_view what, std::string_view value) {
        constexpr std::size_t longest = 40;
        problem(Severity::warning, fmt::format("{}: {}", what, clean_line(value.substr(0, longest))),
                "the talk was read without it");
    }

    SessionRecord& record_;
    const Programme& programme_;
    SessionTalk out_;
};

}  // namespace

SessionTalk session_talk(SessionRecord record, const Programme& programme) {
    return TalkMaker(record, programme).make();
}

}  // namespace lectern
