// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/records/talk_record.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "indexer/edition.hpp"
#include "indexer/event_name.hpp"
#include "indexer/format_guess.hpp"
#include "indexer/readers/markdown/meta_line.hpp"
#include "indexer/schedule_line.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"
#include "indexer/timestamp.hpp"
#include "lectern/analyzer.hpp"

namespace lectern::records {

namespace {

using tree::Node;

/// `//www.youtube.com/embed/x` leaves the scheme to the page it stands in.
std::string as_web_address(const std::string& text) {
    if (text.starts_with("//")) return "https:" + text;
    return is_web_address(text) ? text : std::string();
}

std::string web_address(const Record& record, Fact fact) {
    for (const Node* value : record.all(fact)) {
        const auto texts = value->is_map() ? std::vector<std::string>() : texts_of(*value);
        for (const std::string& text : texts) {
            if (std::string address = as_web_address(text); !address.empty()) return address;
        }
        const Node* url = value->is_map() ? value->find("url") : nullptr;
        if (url != nullptr && !as_web_address(url->text).empty()) return as_web_address(url->text);
    }
    return {};
}

/// An address, or what names a video where `host` is: `Dxy9UBoZjTQ` at YouTube.
std::string video_address(std::string_view id, const std::string& host) {
    const bool plain = std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_';
    });
    constexpr std::size_t youtube_length = 11;
    if (!plain || id.size() < 6) return {};
    const bool digits = id.find_first_not_of("0123456789") == std::string_view::npos;
    if (host.find("vimeo") != std::string::npos) return digits ? "https://vimeo.com/" + std::string(id) : "";
    const bool youtube = host.find("youtube") != std::string::npos || host == "yt" || host == "videoid";
    return youtube && id.size() == youtube_length ? "https://www.youtube.com/watch?v=" + std::string(id) : "";
}

std::string video_of(const Record& record) {
    if (std::string url = web_address(record, Fact::video); !url.empty()) return url;
    const std::string host = lower_ascii(record.text(Fact::video_host));
    return video_address(record.text(Fact::video),
                         host.empty() ? std::string(record.key(Fact::video)) : host);
}

/// Whether an address is one of slides, whatever key it stands under.
bool holds_slides(std::string_view url) {
    const std::string host = host_of(url);
    constexpr std::array<std::string_view, 4> hosts{"speakerdeck.com", "slideshare.net", "slides.com",
                                                    "noti.st"};
    return std::any_of(hosts.begin(), hosts.end(),
                       [&](std::string_view name) { return host.ends_with(name); });
}

/// The first of `en, ar`.
std::string language_of(const Record& record) {
    const std::string text = record.text(Fact::language);
    return normalize_language(trim(std::string_view(text).substr(0, text.find_first_of(",;/"))));
}

/// Day and times, as far as they are said.
struct When {
    std::string date, start, end, zone;
};

/// `2024-13-45` means to be a day.
bool looks_like_date(std::string_view text) {
    return text.size() >= 8 && as_year(text.substr(0, 4)) != 0 && text[4] == '-' &&
           text.substr(5).find_first_not_of("0123456789-T: Z+.") == std::string_view::npos;
}

/// `2021-10-11/2021-10-15`: a conference's days, none of them the talk's for sure.
bool is_range(std::string_view text) {
    constexpr std::size_t day = 10;
    return text.size() > 2 * day && is_date(text.substr(0, day)) && is_date(text.substr(text.size() - day)) &&
           text.substr(0, day) != text.substr(text.size() - day);
}

/// The end of what begins at `start` and takes as long as the record says;
/// empty when it does not.
std::string end_by_duration(const Record& record, const std::string& start) {
    const auto minutes = parse_duration(record.text(Fact::duration));
    constexpr int longest = 12 * 60;
    if (start.empty() || !minutes || *minutes <= 0 || *minutes > longest) return {};
    constexpr const char* any_day = "2000-01-01";
    return plus_minutes({any_day, start, {}}, *minutes).time;
}

class WhenReader {
public:
    WhenReader(const Record& record, RecordKind kind, DayOrder order, const std::string& path,
               std::vector<Diagnostic>& diagnostics)
        : record_(record), kind_(kind), order_(order), path_(path), diagnostics_(diagnostics) {}

    When run() {
        take_end();
        for (const Node* value : record_.all(Fact::date)) take_date(*value);
        for (const Node* value : record_.all(Fact::start)) take_start(*value);
        take_duration();
        if (when_.start.empty()) when_.end.clear();
        if (when_.zone.empty()) when_.zone = clean_line(record_.text(Fact::timezone));
        return std::move(when_);
    }

private:
    void take_end() {
        for (const Node* value : record_.all(Fact::end)) {
            const std::string text = text_of(*value);
            if (const auto stamp = parse_timestamp(text, order_); stamp && !end_stamp_) {
                end_stamp_ = stamp;
                if (when_.end.empty()) when_.end = stamp->time;
            } else if (const auto clock = clock_of(text); clock && when_.end.empty()) {
                when_.end = *clock;
            }
        }
    }

    /// `2019` is a year and no time of day.
    static std::optional<std::string> clock_of(const std::string& text) {
        return as_year(text) != 0 ? std::nullopt : parse_clock(text);
    }

    void take_date(const Node& value) {
        const std::string text = text_of(value);
        if (text.empty() || !when_.date.empty() || is_range(text)) return;
        if (const auto stamp = parse_timestamp(text, order_)) {
            when_.date = stamp->date;
            take_time(*stamp);
        } else if (const auto line = parse_schedule(text); line && line->date && line->date->year != 0) {
            when_.date = iso_date(line->date->year, line->date->month, line->date->day);
            take_line(*line);
        } else if (!take_day_and_times(text) && looks_like_date(text)) {
            diagnostics_.push_back({path_, value.line, 0, Severity::warning,
                                    '"' + text + "\" is a day that no calendar has",
                                    "write it as YYYY-MM-DD"});
        }
    }

    /// `4/11/2024, 3:00 PM - 4:00 PM`
    bool take_day_and_times(std::string_view text) {
        const auto comma = text.find(", ");
        if (comma == std::string_view::npos) return false;
        const auto day = parse_timestamp(text.substr(0, comma), order_);
        if (!day) return false;
        when_.date = day->date;
        if (const auto times = parse_schedule(text.substr(comma + 2))) take_line(*times);
        return true;
    }

    void take_time(const Timestamp& stamp) {
        if (stamp.time.empty() || !when_.start.empty()) return;
        const bool ends = end_stamp_ && !end_stamp_->time.empty();
        // midnight is what a day becomes that is kept as a timestamp
        if (!ends && (kind_ == RecordKind::page || stamp.time == "00:00")) return;
        when_.start = stamp.time;
        when_.zone = stamp.zone;
    }

    void take_line(const ScheduleLine& line) {
        if (!when_.start.empty() || line.start.empty()) return;
        when_.start = line.start;
        if (when_.end.empty()) when_.end = line.end;
        when_.zone = line.timezone;
    }

    void take_start(const Node& value) {
        const std::string text = text_of(value);
        if (text.empty() || !when_.start.empty()) return;
        if (const auto clock = clock_of(text)) {
            when_.start = *clock;
        } else if (const auto stamp = parse_timestamp(text, order_)) {
            if (when_.date.empty()) when_.date = stamp->date;
            take_time(*stamp);
        } else if (const auto line = parse_schedule(text)) {
            take_line(*line);
        }
    }

    void take_duration() {
        // a conference's last day is no end of a talk
        if (end_stamp_ && !when_.date.empty() && end_stamp_->date != when_.date &&
            end_stamp_->date != next_day(when_.date)) {
            when_.end.clear();
        }
        if (when_.end.empty()) when_.end = end_by_duration(record_, when_.start);
    }

    const Record& record_;
    RecordKind kind_;
    DayOrder order_;
    const std::string& path_;
    std::vector<Diagnostic>& diagnostics_;
    When when_;
    std::optional<Timestamp> end_stamp_;
};

std::vector<std::string> tags_of(const Record& record) {
    std::vector<std::string> out;
    constexpr std::size_t longest = 60;
    for (const Node* value : record.all(Fact::tags)) {
        for (const std::string& text : texts_of(*value)) {
            for (const std::string_view part : split(text, value->is_list() ? "\n" : ",")) {
                std::string tag = clean_line(part);
                const bool there = std::find(out.begin(), out.end(), tag) != out.end();
                if (!tag.empty() && tag.size() <= longest && !there) out.push_back(std::move(tag));
            }
        }
    }
    return out;
}

Format format_of(const Record& record, const Talk& talk) {
    for (const Node* value : record.all(Fact::format)) {
        for (const std::string& label : texts_of(*value)) {
            if (const auto format = format_of_label(label); format && *format != Format::talk) return *format;
        }
    }
    return guess_format(talk.title, talk.abstract);
}

std::string room_of(const Record& record) {
    std::string room = clean_name(record.text(Fact::room));
    const std::string place = clean_name(record.text(Fact::place));
    return room.empty() && markdown::is_room(place) ? place : room;
}

int leading_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? number : 0;
}

std::string or_else(std::string first, const std::string& second) {
    return first.empty() ? second : std::move(first);
}

}  // namespace

Inherited inherit(Inherited from, const Record& record, const std::string& path,
                  std::vector<Diagnostic>& diagnostics) {
    const When when = WhenReader(record, RecordKind::item, from.day_order, path, diagnostics).run();
    const bool range = !record.text(Fact::end).empty() && parse_timestamp(record.text(Fact::end)) &&
                       parse_timestamp(record.text(Fact::end))->date != when.date;
    if (!when.date.empty()) from.date = range ? std::string() : when.date;
    if (!when.start.empty()) {
        from.start = when.start;
        from.end = when.end;
    }
    from.timezone = or_else(when.zone, from.timezone);
    from.event = or_else(clean_name(record.text(Fact::event)), from.event);
    from.track = or_else(clean_name(record.text(Fact::track)), from.track);
    from.room = or_else(room_of(record), from.room);
    from.language = or_else(language_of(record), from.language);
    from.video_url = or_else(video_of(record), from.video_url);
    if (const int year = as_year(record.text(Fact::year)); year != 0) from.year = year;
    if (range && !when.date.empty()) from.year = as_year(std::string_view(when.date).substr(0, 4));
    return from;
}

DayOrder day_order_in(const Node& root) {
    DayOrder order = DayOrder::unknown;
    std::vector<const Node*> open{&root};
    while (!open.empty()) {
        const Node& node = *open.back();
        open.pop_back();
        for (const Node::Entry& entry : node.entries) {
            if (!entry.value->is_scalar()) {
                if (!entry.value->shared) open.push_back(entry.value);
                continue;
            }
            const std::string_view text = entry.value->text;
            // only what tells: 28 is no month
            if (text.size() < 6 || text.find('/') == std::string_view::npos || !parse_timestamp(text))
                continue;
            const int first = leading_number(text);
            const int second = leading_number(text.substr(text.find('/') + 1));
            if (first > 12 && first <= 31 && second <= 12) return DayOrder::day_first;
            if (second > 12 && second <= 31 && first <= 12) order = DayOrder::month_first;
        }
    }
    return order;
}

std::string abstract_of(const Record& record) {
    std::vector<std::string> texts;
    constexpr std::size_t most = 2;
    for (const Node* value : record.all(Fact::abstract)) {
        std::string text;
        for (const std::string& part : texts_of(*value)) {
            if (!text.empty()) text += "\n\n";
            text += part;
        }
        text = clean_text(text, Markup::unknown);
        const bool said = std::any_of(texts.begin(), texts.end(), [&](const std::string& other) {
            return other.find(text) != std::string::npos;
        });
        if (text.empty() || said) continue;
        std::erase_if(texts, [&](const std::string& other) { return text.find(other) != std::string::npos; });
        texts.push_back(std::move(text));
        if (texts.size() == most) break;
    }
    if (texts.empty()) return clean_text(record.text(Fact::summary), Markup::unknown);
    return texts.size() == 1 ? std::move(texts[0]) : texts[0] + "\n\n" + texts[1];
}

Talk talk_of(const Record& record, RecordKind kind, const Inherited& inherited, KnownPeople known,
             const std::string& path, std::vector<Diagnostic>& diagnostics) {
    Talk talk;
    if (const Node* title = title_of(record)) talk.title = clean_line(title->text);
    talk.subtitle = clean_line(record.text(Fact::subtitle));
    talk.abstract = abstract_of(record);
    talk.speakers = speakers_of(record, known);
    const When when = WhenReader(record, kind, inherited.day_order, path, diagnostics).run();
    talk.date = or_else(when.date, inherited.date);
    talk.start = when.start.empty() ? inherited.start : when.start;
    talk.end = when.start.empty() ? inherited.end : when.end;
    if (talk.end.empty()) talk.end = end_by_duration(record, talk.start);
    talk.timezone = talk.start.empty() ? std::string() : or_else(when.zone, inherited.timezone);
    const int own_year = as_year(record.text(Fact::year));
    const int day_year = as_year(std::string_view(talk.date).substr(0, 4));
    const int year = day_year != 0 ? day_year : own_year != 0 ? own_year : inherited.year;
    talk.event = canonical_event(or_else(clean_name(record.text(Fact::event)), inherited.event), year);
    talk.track = or_else(clean_name(record.text(Fact::track)), inherited.track);
    talk.room = or_else(room_of(record), inherited.room);
    talk.level = clean_line(record.text(Fact::level));
    talk.tags = tags_of(record);
    talk.language = or_else(language_of(record), inherited.language);
    talk.url = web_address(record, Fact::url);
    talk.video_url = or_else(video_of(record), inherited.video_url);
    talk.slides_url = web_address(record, Fact::slides);
    if (talk.slides_url.empty() && holds_slides(talk.url)) talk.slides_url = talk.url;
    talk.format = format_of(record, talk);
    return talk;
}

bool is_withdrawn(const Record& record) {
    constexpr std::array<std::string_view, 9> states{"cancelled", "canceled", "withdrawn",
                                                     "rejected",  "declined", "deleted",
                                                     "draft",     "waitlist", "waitlisted"};
    const std::string state = lower_ascii(record.text(Fact::status));
    if (std::find(states.begin(), states.end(), state) != states.end()) return true;
    return std::any_of(
        record.map().entries.begin(), record.map().entries.end(), [](const Node::Entry& entry) {
            if (!entry.value->is_scalar() || !entry.value->plain) return false;
            const std::string key = plain_key(entry.key);
            const std::string value = lower_ascii(entry.value->text);
            if (key == "draft" || key == "cancelled" || key == "canceled" || key == "withdrawn")
                return value == "true";
            return (key == "accepted" || key == "published") && value == "false";
        });
}

}  // namespace lectern::records
