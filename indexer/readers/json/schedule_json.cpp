// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/schedule_json.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/byline.hpp"
#include "indexer/fact_labels.hpp"
#include "indexer/readers/json/json_tree.hpp"
#include "indexer/readers/schedule_days.hpp"
#include "indexer/session_record.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"
#include "indexer/timestamp.hpp"

namespace lectern {

namespace {

using json::as_text;
using json::find;
using json::for_each;
using json::Json;
using json::text;

constexpr auto npos = std::string_view::npos;

/// What a question asks: pretalx gives its number only, its text, or an object
/// around the text.
Fact fact_of(const Json& answer) {
    const Json* question = find(answer, {"question"});
    if (question == nullptr) return Fact::none;
    const Json* inner = find(*question, {"question"});
    return fact_of_label(inner != nullptr ? as_text(*inner) : as_text(*question));
}

/// States of what was proposed and is not on the programme.
bool is_dropped_state(std::string_view state) {
    constexpr std::string_view dropped[] = {"submitted", "rejected", "withdrawn", "canceled",
                                            "cancelled", "deleted",  "draft"};
    return std::find(std::begin(dropped), std::end(dropped), state) != std::end(dropped);
}

/// Minutes after midnight as a clock.
std::string clock_of(std::string_view minutes) {
    int value = -1;
    const auto [end, error] = std::from_chars(minutes.data(), minutes.data() + minutes.size(), value);
    const bool whole = error == std::errc() && end == minutes.data() + minutes.size();
    return whole && value >= 0 && value < 24 * 60 ? plus_minutes({"2000-01-01", "00:00"}, value).time
                                                  : std::string();
}

/// An event and what stands around it.
struct Event {
    const Json* node;
    std::string_view day;
    std::string_view room;
    std::string clock = {};  ///< where the event does not say it
};

class ScheduleJson {
public:
    ScheduleJson(const Document& document, const Json& root)
        : root_(root),
          schedule_(member(root, "schedule")),
          conference_(member(schedule_, "conference")),
          days_(text(conference_, {"day_change"}), text(conference_, {"time_zone_name"})),
          collector_(document, programme()) {
        for_each(find(conference_, {"tracks"}), [&](std::string_view, const Json& track) {
            tracks_[text(track, {"slug"})] = text(track, {"name"});
        });
        take_persons(document.threads);
    }

    SessionCollector& read() {
        const Json* days = find(conference_, {"days"});
        for_each(days != nullptr ? days : find(schedule_, {"days"}),
                 [&](std::string_view, const Json& day) { take_day(day); });
        take_events(find(schedule_, {"events"}), {}, {});
        take_events(root_.is_list() ? &root_ : find(root_, {"results", "submissions"}), {}, {});
        for_each(&schedule_, [&](std::string_view key, const Json& minutes) {
            if (is_date(key)) take_grid(key, minutes);
        });
        collector_.add_all(events_.size(), [&](std::size_t i) { return record_of(events_[i]); });
        return collector_;
    }

private:
    static const Json& member(const Json& object, std::string_view key) {
        static const Json none;
        const Json* found = find(object, {key});
        return found == nullptr ? none : *found;
    }

    void take_persons(unsigned threads) {
        std::vector<const Json*> persons;
        for_each(find(schedule_, {"persons"}),
                 [&](std::string_view, const Json& person) { persons.push_back(&person); });
        auto speakers =
            make_speakers(persons.size(), threads, [&](std::size_t i) { return speaker_of(*persons[i]); });
        for (std::size_t i = 0; i < persons.size(); ++i)
            persons_[text(*persons[i], {"guid", "id"})] = std::move(speakers[i]);
    }

    Programme programme() const {
        std::string event = text(conference_, {"title", "acronym"});
        return {std::move(event), text(conference_, {"time_zone_name"})};
    }

    void take_day(const Json& day) {
        const std::string_view date = text(day, {"date"});
        for_each(find(day, {"rooms"}), [&](std::string_view room, const Json& events) {
            if (events.is_list()) return take_events(&events, date, room);
            take_events(find(events, {"events", "talks"}), date, text(events, {"name"}));
        });
    }

    void take_events(const Json* events, std::string_view day, std::string_view room) {
        for_each(events, [&](std::string_view, const Json& event) { take_event({&event, day, room}); });
    }

    /// `{"570": {"1": {…}}}`: minutes after midnight, a room's number.
    void take_grid(std::string_view day, const Json& minutes) {
        for_each(&minutes, [&](std::string_view minute, const Json& rooms) {
            const std::string clock = clock_of(minute);
            for_each(&rooms, [&](std::string_view, const Json& event) {
                take_event({&event, day, {}, clock});
            });
        });
    }

    void take_event(Event event) {
        if (event.node->is_map() && !is_dropped_state(text(*event.node, {"state"})))
            events_.push_back(std::move(event));
    }

    [[nodiscard]] SessionRecord record_of(const Event& found) const {
        const Json& event = *found.node;
        SessionRecord record;
        record.line = json::line_of(event);
        record.title = text(event, {"title"});
        record.subtitle = text(event, {"subtitle"});
        record.texts = {text(event, {"abstract"}), text(event, {"description"})};
        record.type = text(event, {"type", "submission_type"});
        record.track = track_of(event);
        record.language = text(event, {"language", "content_locale"});
        record.room = text(event, {"room"});
        if (record.room.empty()) record.room = found.room;
        record.url = text(event, {"url"});
        record.slug = text(event, {"slug"});
        set_time(found, record);
        for (const auto list : {"persons", "participants", "speakers"}) {
            for_each(find(event, {list}),
                     [&](std::string_view, const Json& person) { take_person(person, record); });
        }
        take_links(event, record);
        for_each(find(event, {"answers"}), [&](std::string_view, const Json& answer) {
            if (fact_of(answer) == Fact::level && record.level.empty())
                record.level = text(answer, {"answer"});
        });
        return record;
    }

    void set_time(const Event& found, SessionRecord& record) const {
        const Json& event = *found.node;
        const Json& slot = member(event, "slot");
        PublishedStart start{found.day, text(event, {"date"}), found.clock};
        if (start.clock.empty()) start.clock = text(event, {"start"});
        // the hub has the instant itself in `start`
        if (start.date.empty() && !parse_clock(start.clock)) start.date = start.clock;
        if (start.date.empty() && start.clock.empty()) start.date = text(slot, {"start"});
        record.start = days_.start_of(start);
        record.duration = text(event, {"duration"});
        record.end = text(event, {"end"});
        if (record.end.empty()) record.end = text(slot, {"end"});
    }

    /// A name, or an object with a name, or with a slug that the conference names.
    std::string track_of(const Json& event) const {
        const Json* track = find(event, {"track"});
        if (track == nullptr) return {};
        const auto known = tracks_.find(text(*track, {"slug"}));
        return known == tracks_.end() ? as_text(*track) : known->second;
    }

    static Speaker speaker_of(const Json& person) {
        Speaker speaker = make_speaker(text(person, {"public_name", "full_public_name", "name"}), {},
                                       text(person, {"biography", "abstract", "description"}));
        for_each(find(person, {"answers"}), [&](std::string_view, const Json& answer) {
            const Fact fact = fact_of(answer);
            std::string value = clean_line(text(answer, {"answer"}));
            if (fact == Fact::affiliation)
                speaker.affiliation = std::move(value);
            else if (fact == Fact::role)
                speaker.role = std::move(value);
        });
        speaker.companies = companies_in(speaker.affiliation);
        return speaker;
    }

    void take_person(const Json& person, SessionRecord& record) const {
        if (json::is_text(person)) return record.speakers.push_back(share(make_speaker(person.text, {}, {})));
        const auto known = persons_.find(text(person, {"guid", "id"}));
        record.speakers.push_back(known != persons_.end() ? known->second : share(speaker_of(person)));
    }

    static void take_links(const Json& event, SessionRecord& record) {
        const auto take = [&](const Json& link, bool attachment) {
            std::string words = text(link, {"title", "description"}) + ' ' + text(link, {"type"});
            record.links.push_back({std::move(words), text(link, {"url", "resource", "link"}), attachment});
        };
        for (const auto list : {"attachments", "resources"})
            for_each(find(event, {list}), [&](std::string_view, const Json& file) { take(file, true); });
        for_each(find(event, {"links"}), [&](std::string_view, const Json& link) { take(link, false); });
    }

    const Json& root_;
    const Json& schedule_;
    const Json& conference_;
    ScheduleDays days_;
    SessionCollector collector_;
    std::map<std::string, std::string, std::less<>> tracks_;     ///< by slug
    std::map<std::string, SharedSpeaker, std::less<>> persons_;  ///< by id
    std::vector<Event> events_;
};

class ScheduleJsonReader final : public Reader {
public:
    std::string_view name() const override { return "schedule.json"; }
    std::string_view description() const override {
        return "conference schedules of frab, pretalx and the CCC's hub as JSON";
    }

    bool accepts(const Document& document) const override {
        const std::string_view content = document.content;
        if (!json::is_one_document(content)) return false;
        // a talk of a listing has it, and the first one stands near its beginning
        constexpr std::size_t beginning = 1u << 20;
        if (content.substr(0, beginning).find("\"submission_type\"") != npos) return true;
        constexpr std::size_t head = 4096;
        return content.substr(0, head).find("\"schedule\"") != npos &&
               (content.find("\"days\"") != npos || content.find("\"events\"") != npos);
    }

    Reading read(const Document& document) const override {
        auto tree = json::parse_tree(document.path, document.content);
        Reading reading = std::move(ScheduleJson(document, tree.root()).read()).take();
        if (tree.problem) reading.diagnostics.push_back(std::move(*tree.problem));
        return reading;
    }
};

}  // namespace

const Reader& schedule_json_reader() {
    static const ScheduleJsonReader reader;
    return reader;
}

}  // namespace lectern
