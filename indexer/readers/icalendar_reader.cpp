// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/icalendar_reader.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "indexer/byline.hpp"
#include "indexer/capitals.hpp"
#include "indexer/format_guess.hpp"
#include "indexer/readers/icalendar/calendar.hpp"
#include "indexer/readers/icalendar/places.hpp"
#include "indexer/readers/icalendar/times.hpp"
#include "indexer/readers/sched/sched_text.hpp"
#include "indexer/session_kind.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

using icalendar::Calendar;
using icalendar::Event;

enum class Producer { sched, pretalx, other };

constexpr std::string_view sched_mark = "-//Sched.com ";

Producer producer_of(const Calendar& calendar) {
    if (calendar.producer.starts_with(sched_mark)) return Producer::sched;
    return calendar.producer.starts_with("-//pretalx//") ? Producer::pretalx : Producer::other;
}

/// `-//Sched.com KubeCon + CloudNativeCon Europe 2026//EN`; other systems name
/// the calendar. A person's own calendar is named by an address.
std::string event_name(const Calendar& calendar) {
    if (producer_of(calendar) == Producer::sched) {
        const std::string_view name = std::string_view(calendar.producer).substr(sched_mark.size());
        return clean_line(name.substr(0, name.rfind("//")));
    }
    return calendar.name.find('@') == std::string::npos ? clean_line(calendar.name) : std::string();
}

/// Each talk once: a showing of a repeated event is left out, and of two
/// versions of an event the later stays.
std::vector<const Event*> distinct_events(const Calendar& calendar) {
    std::vector<const Event*> out;
    std::map<std::pair<std::string, std::string>, std::size_t> known;
    for (const Event& event : calendar.events) {
        const auto [entry, is_new] = known.try_emplace({event.uid, event.summary}, out.size());
        if (is_new || event.uid.empty()) {
            out.push_back(&event);
        } else if (!event.is_override && event.sequence > out[entry->second]->sequence) {
            out[entry->second] = &event;
        }
    }
    std::erase_if(out, [](const Event* event) { return event->cancelled; });
    return out;
}

/// `Speakers: Ann Lee (Acme)` opens Indico's descriptions.
void take_speakers_line(Talk& talk) {
    const auto end = std::min(talk.abstract.find('\n'), talk.abstract.size());
    const std::string_view line = std::string_view(talk.abstract).substr(0, end);
    if (!opens_with_label(line)) return;
    auto byline = parse_byline(line);
    if (!byline || !byline->labelled) return;
    if (talk.speakers.empty()) talk.speakers = std::move(byline->speakers);
    talk.abstract = std::string(trim(std::string_view(talk.abstract).substr(end)));
}

/// pretalx writes `Title - Name, Name`, and nothing but names behind the dash.
void set_pretalx_title(Talk& talk, std::string_view published) {
    const std::string line = clean_line(published);
    const auto dash = line.rfind(" - ");
    talk.title = line.substr(0, dash);
    if (dash == std::string::npos) return;
    for (const std::string_view name : split(std::string_view(line).substr(dash + 3), ","))
        if (!trim(name).empty()) talk.speakers.push_back({.name = std::string(trim(name))});
}

std::string joined(const std::vector<std::string>& categories) {
    std::string out;
    for (const std::string& category : categories)
        out += (out.empty() ? "" : ", ") + sched::clean_category(category);
    return out;
}

class CalendarReading {
public:
    CalendarReading(const Document& document, Reading& out)
        : document_(document),
          out_(out),
          calendar_(icalendar::parse_calendar(document.content, document.path, out.diagnostics)),
          producer_(producer_of(calendar_)),
          event_(event_name(calendar_)),
          times_(calendar_),
          places_(locations()) {
        std::vector<std::string> titles;
        for (const Event& event : calendar_.events) {
            capitals_.learn(event.summary);
            capitals_.learn(event.description);
            titles.push_back(event.summary);
        }
        known_ = sched::learn_names(titles);
    }

    void run() {
        for (const Event* event : distinct_events(calendar_)) take(*event);
    }

private:
    std::vector<std::string> locations() const {
        std::vector<std::string> out;
        for (const Event& event : calendar_.events) out.push_back(event.location);
        return out;
    }

    void warn(const Event& event, std::string what, std::string hint) {
        out_.diagnostics.push_back({.path = document_.path,
                                    .line = event.line,
                                    .severity = Severity::warning,
                                    .message = std::move(what),
                                    .hint = std::move(hint)});
    }

    void set_people(Talk& talk, const Event& event) const {
        switch (producer_) {
            case Producer::sched:
                return sched::set_title(talk, event.summary, known_);
            case Producer::pretalx:
                return set_pretalx_title(talk, event.summary);
            case Producer::other:
                break;
        }
        if (event.speakers.empty()) return sched::set_title(talk, event.summary, known_);
        talk.title = clean_line(event.summary);
        for (const std::string& name : event.speakers) talk.speakers.push_back({.name = clean_line(name)});
    }

    void set_categories(Talk& talk, const Event& event) const {
        for (const std::string& published : event.categories) {
            const std::string category = capitals_.restore(sched::clean_category(published));
            if (category.empty()) continue;
            if (talk.track.empty()) {
                sched::set_category(talk, category);
            } else {
                talk.tags.push_back(category);
            }
        }
    }

    void take(const Event& event) {
        Talk talk;
        set_people(talk, event);
        if (talk.title.empty())
            return warn(event, "an event without a title is no talk", "give it a SUMMARY");
        const std::string categories = joined(event.categories);
        if (!is_talk({.title = talk.title, .category = categories, .has_speakers = !talk.speakers.empty()}))
            return;
        talk.abstract = event.html.empty() ? sched::clean_description(event.description)
                                           : clean_text(event.html, Markup::html);
        if (producer_ != Producer::sched) take_speakers_line(talk);
        talk.event = event_;
        talk.url = event.url;
        talk.room = places_.room(clean_line(event.location));
        talk.format = guess_format(talk.title, talk.abstract);
        set_categories(talk, event);
        talk.sources = {{document_.path, event.line}};
        out_.talks.push_back(std::move(talk));
        if (auto problem = times_.set(out_.talks.back(), event))
            warn(event, std::move(*problem), "the talk is read without times");
    }

    const Document& document_;
    Reading& out_;
    Calendar calendar_;
    Producer producer_;
    std::string event_;
    icalendar::EventTimes times_;
    icalendar::Places places_;
    Capitals capitals_;
    KnownNames known_;
};

class ICalendarReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "icalendar"; }
    [[nodiscard]] std::string_view description() const override {
        return "iCalendar: sched.com feeds, and calendars of pretalx, frab, Indico, Google, Outlook";
    }
    [[nodiscard]] bool accepts(const Document& document) const override {
        return icalendar::is_calendar(document.content);
    }
    [[nodiscard]] Reading read(const Document& document) const override {
        Reading reading;
        CalendarReading(document, reading).run();
        return reading;
    }
};

}  // namespace

const Reader& icalendar_reader() {
    static const ICalendarReader reader;
    return reader;
}

}  // namespace lectern
