// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/icalendar/calendar.hpp"

#include <fmt/format.h>
#include <libical/ical.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "indexer/readers/icalendar/content_lines.hpp"
#include "indexer/text_util.hpp"

namespace lectern::icalendar {

namespace {

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

std::string text_of(const char* text) { return text == nullptr ? std::string() : text; }

/// Calls `take` with each property of one kind.
template <class Take>
void for_each(icalcomponent* component, icalproperty_kind kind, Take take) {
    for (icalproperty* property = icalcomponent_get_first_property(component, kind); property != nullptr;
         property = icalcomponent_get_next_property(component, kind)) {
        take(property);
    }
}

std::string first_text(icalcomponent* component, icalproperty_kind kind) {
    icalproperty* property = icalcomponent_get_first_property(component, kind);
    if (property == nullptr) return {};
    icalvalue* value = icalproperty_get_value(property);
    // libical gives the unescaped text of these kinds only by its own getters
    switch (icalvalue_isa(value)) {
        case ICAL_TEXT_VALUE:
            return text_of(icalvalue_get_text(value));
        case ICAL_URI_VALUE:
            return text_of(icalvalue_get_uri(value));
        default:
            return text_of(icalproperty_get_value_as_string(property));
    }
}

/// Absent for dates that no calendar has: 20241345T990000.
std::optional<std::chrono::local_seconds> checked(const icaltimetype& time) {
    using namespace std::chrono;
    const year_month_day day{year(time.year), month(static_cast<unsigned>(time.month)),
                             std::chrono::day(static_cast<unsigned>(time.day))};
    const bool clock = time.is_date != 0 || (time.hour >= 0 && time.hour < 24 && time.minute >= 0 &&
                                             time.minute < 60 && time.second >= 0 && time.second <= 60);
    if (!day.ok() || time.year <= 0 || !clock) return std::nullopt;
    local_seconds shown{local_days(day)};
    if (time.is_date == 0) shown += hours(time.hour) + minutes(time.minute) + seconds(time.second);
    return shown;
}

std::optional<Moment> moment_of(icalcomponent* event, icalproperty_kind kind) {
    icalproperty* property = icalcomponent_get_first_property(event, kind);
    if (property == nullptr) return std::nullopt;
    const icaltimetype time =
        kind == ICAL_DTSTART_PROPERTY ? icalproperty_get_dtstart(property) : icalproperty_get_dtend(property);
    const auto shown = checked(time);
    if (!shown) return std::nullopt;
    Moment moment{*shown};
    moment.utc = icaltime_is_utc(time);
    moment.whole_day = time.is_date != 0;
    if (icalparameter* zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER))
        moment.zone = text_of(icalparameter_get_tzid(zone));
    return moment;
}

std::optional<Moment> end_of(icalcomponent* event, const std::optional<Moment>& start) {
    if (auto end = moment_of(event, ICAL_DTEND_PROPERTY)) return end;
    icalproperty* duration = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY);
    if (duration == nullptr || !start) return std::nullopt;
    Moment end = *start;
    end.shown += std::chrono::seconds(icaldurationtype_as_int(icalproperty_get_duration(duration)));
    return end;
}

std::vector<std::string> speakers_of(icalcomponent* component) {
    std::vector<std::string> names;
    for_each(component, ICAL_ATTENDEE_PROPERTY, [&](icalproperty* attendee) {
        const std::string address = lower_ascii(text_of(icalproperty_get_attendee(attendee)));
        if (address.find('@') != std::string::npos) return;
        if (icalparameter* name = icalproperty_get_first_parameter(attendee, ICAL_CN_PARAMETER))
            names.push_back(text_of(icalparameter_get_cn(name)));
    });
    return names;
}

Event to_event(icalcomponent* component, std::uint32_t line) {
    Event event;
    event.line = line;
    event.summary = first_text(component, ICAL_SUMMARY_PROPERTY);
    event.description = first_text(component, ICAL_DESCRIPTION_PROPERTY);
    event.location = first_text(component, ICAL_LOCATION_PROPERTY);
    event.url = first_text(component, ICAL_URL_PROPERTY);
    event.uid = first_text(component, ICAL_UID_PROPERTY);
    event.sequence = icalcomponent_get_sequence(component);
    event.is_override = icalcomponent_get_first_property(component, ICAL_RECURRENCEID_PROPERTY) != nullptr;
    event.cancelled = icalcomponent_get_status(component) == ICAL_STATUS_CANCELLED;
    for_each(component, ICAL_CATEGORIES_PROPERTY, [&](icalproperty* property) {
        event.categories.push_back(text_of(icalproperty_get_categories(property)));
    });
    for_each(component, ICAL_X_PROPERTY, [&](icalproperty* property) {
        if (text_of(icalproperty_get_x_name(property)) == "X-ALT-DESC")
            event.html = text_of(icalproperty_get_x(property));
    });
    event.speakers = speakers_of(component);
    event.start = moment_of(component, ICAL_DTSTART_PROPERTY);
    event.end = end_of(component, event.start);
    return event;
}

class CalendarParser {
public:
    CalendarParser(const std::string& path, std::vector<Diagnostic>& diagnostics)
        : path_(path), diagnostics_(diagnostics) {}

    Calendar run(std::string_view content) {
        ContentLines lines(content);
        while (auto line = lines.next()) {
            if (in_event_) {
                event_line(*line);
            } else {
                calendar_line(*line);
            }
        }
        if (in_event_) complain(begin_, "the calendar ends inside an event", "is the file complete?");
        return std::move(calendar_);
    }

private:
    void complain(std::uint32_t line, std::string message, std::string hint) {
        diagnostics_.push_back(
            {.path = path_, .line = line, .message = std::move(message), .hint = std::move(hint)});
    }

    void calendar_line(const ContentLine& line) {
        if (line.is("BEGIN", "VEVENT")) return begin(line);
        if (line.name == "PRODID") calendar_.producer = line.plain_value();
        if (line.name == "NAME" || (line.name == "X-WR-CALNAME" && calendar_.name.empty()))
            calendar_.name = line.plain_value();
        if (line.name == "X-WR-TIMEZONE") calendar_.zone = line.plain_value();
        if (line.name == "TZID") zone_id_ = line.plain_value();
        if (line.name == "X-LIC-LOCATION") calendar_.zone_places[zone_id_] = line.plain_value();
    }

    void begin(const ContentLine& line) {
        in_event_ = true;
        begin_ = line.number;
        title_line_ = 0;
        nested_ = 0;
        text_ = "BEGIN:VEVENT\r\n";
    }

    void event_line(const ContentLine& line) {
        if (line.is("BEGIN", "VEVENT")) {
            complain(begin_, "an event has no end",
                     "it should end with END:VEVENT; what was read of it is left out");
            return begin(line);
        }
        if (line.is("END", "VEVENT")) return finish();
        // alarms and the like say nothing of the talk, and could be nested without end
        if (line.name == "BEGIN") ++nested_;
        if (line.name == "END" && nested_ > 0) {
            --nested_;
        } else if (nested_ == 0) {
            if (line.name == "SUMMARY" && title_line_ == 0) title_line_ = line.number;
            if (text_.size() <= max_event_bytes) text_.append(line.text).append("\r\n");
        }
    }

    void finish() {
        in_event_ = false;
        text_ += "END:VEVENT\r\n";
        if (text_.size() > max_event_bytes) {
            return complain(begin_, fmt::format("an event of more than {} bytes is no talk", max_event_bytes),
                            "");
        }
        const Component component(icalparser_parse_string(text_.c_str()));
        if (!component || icalcomponent_isa(component.get()) != ICAL_VEVENT_COMPONENT) {
            return complain(begin_, "an event could not be read", "is every BEGIN in it closed by an END?");
        }
        calendar_.events.push_back(to_event(component.get(), title_line_ != 0 ? title_line_ : begin_));
    }

    const std::string& path_;
    std::vector<Diagnostic>& diagnostics_;
    Calendar calendar_;
    std::string zone_id_;
    std::string text_;  // of the event being read
    std::uint32_t begin_ = 0;
    std::uint32_t title_line_ = 0;
    std::uint32_t nested_ = 0;  // components inside the event
    bool in_event_ = false;
};

}  // namespace

bool is_calendar(std::string_view content) {
    constexpr std::string_view opening = "BEGIN:VCALENDAR";
    content = trim(content.substr(0, 200));
    return lower_ascii(content.substr(0, opening.size())) == lower_ascii(opening);
}

Calendar parse_calendar(std::string_view content, const std::string& path,
                        std::vector<Diagnostic>& diagnostics) {
    return CalendarParser(path, diagnostics).run(content);
}

}  // namespace lectern::icalendar
