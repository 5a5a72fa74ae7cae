// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/schedule_xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/fact_labels.hpp"
#include "indexer/readers/schedule_days.hpp"
#include "indexer/readers/xml/xml_text.hpp"
#include "indexer/session_record.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace {

using pugi::xml_node;
using xml::child_text;

constexpr auto npos = std::string_view::npos;

/// An event and what stands around it.
struct Event {
    xml_node node;
    std::string_view day;
    std::string_view room;
    std::uint32_t line;
};

/// Reads the parts of one document, in its order.
class ScheduleXml {
public:
    explicit ScheduleXml(const Document& document) : document_(document) {}

    void take_conference(xml_node conference) {
        Programme programme;
        programme.event = child_text(conference, "title");
        if (trim(programme.event).empty()) programme.event = child_text(conference, "acronym");
        programme.timezone = child_text(conference, "time_zone_name");
        days_ = ScheduleDays(child_text(conference, "day_change"), trim(programme.timezone));
        collector_.emplace(document_, std::move(programme));
    }

    void take_persons(xml_node persons) {
        const auto children = persons.children("person");
        const std::vector<xml_node> nodes(children.begin(), children.end());
        auto speakers = make_speakers(nodes.size(), document_.threads, [&](std::size_t i) {
            std::string biography = child_text(nodes[i], "biography");
            if (trim(biography).empty()) biography = child_text(nodes[i], "extended_biography");
            return make_speaker(child_text(nodes[i], "name"), {}, biography);
        });
        for (std::size_t i = 0; i < nodes.size(); ++i)
            persons_[nodes[i].attribute("id").value()] = std::move(speakers[i]);
    }

    void take_days(xml_node schedule) {
        std::vector<Event> events;
        LineCounter lines(document_.content);
        for (const xml_node day : schedule.children("day")) {
            const std::string_view date = day.attribute("date").value();
            const auto take = [&](xml_node event, std::string_view room) {
                events.push_back({event, date, room, xml::line_of(lines, event.child("title"), event)});
            };
            for (const xml_node child : day.children()) {
                const std::string_view name = child.name();
                if (name == "event" || name == "entry") take(child, {});
                if (name != "room") continue;
                for (const xml_node event : child.children("event"))
                    take(event, child.attribute("name").value());
            }
        }
        collector().add_all(events.size(), [&](std::size_t i) { return record_of(events[i]); });
    }

    void take_event(const Event& event) { collector().add(record_of(event)); }

    SessionCollector& collector() {
        if (!collector_) collector_.emplace(document_, Programme{});
        return *collector_;
    }

private:
    [[nodiscard]] SessionRecord record_of(const Event& found) const {
        const xml_node event = found.node;
        SessionRecord record;
        record.line = found.line;
        record.title = child_text(event, "title");
        record.subtitle = child_text(event, "subtitle");
        record.texts = {child_text(event, "abstract"), child_text(event, "description")};
        record.type = child_text(event, "type");
        if (record.type.empty()) record.type = child_text(event, "category");
        record.track = child_text(event, "track");
        record.language = child_text(event, "language");
        record.level = child_text(event, "audience");
        record.room = child_text(event, "room");
        if (trim(record.room).empty()) record.room = found.room;
        record.url = child_text(event, "url");
        record.slug = child_text(event, "slug");
        record.video_url = child_text(event, "video_download_url");
        for (const xml_node topic : event.child("topics").children())
            record.tags.push_back(xml::inner_text(topic));
        record.start = days_.start_of({found.day, child_text(event, "date"), child_text(event, "start")});
        record.duration = child_text(event, "duration");
        record.end = child_text(event, "end");
        take_speakers(event, record);
        take_links(event, record);
        take_answers(event, record);
        return record;
    }

    void take_speakers(xml_node event, SessionRecord& record) const {
        for (const char* list : {"persons", "speakers"}) {
            for (const xml_node person : event.child(list).children()) {
                if (person.type() != pugi::node_element) {
                    auto named = share_each(speakers_named_in(person.value()));
                    std::move(named.begin(), named.end(), std::back_inserter(record.speakers));
                    continue;
                }
                const auto known = persons_.find(person.attribute("id").value());
                if (known != persons_.end()) {
                    record.speakers.push_back(known->second);
                    continue;
                }
                const std::string name =
                    person.child("name") ? child_text(person, "name") : xml::inner_text(person);
                record.speakers.push_back(share(make_speaker(name, {}, child_text(person, "biography"))));
            }
        }
    }

    static void take_links(xml_node event, SessionRecord& record) {
        for (const xml_node file : event.child("attachments").children("attachment"))
            record.links.push_back({xml::inner_text(file), file.attribute("href").value(), true});
        for (const xml_node link : event.child("links").children("link"))
            record.links.push_back({xml::inner_text(link), link.attribute("href").value()});
    }

    static void take_answers(xml_node event, SessionRecord& record) {
        for (const xml_node answer : event.child("answers").children()) {
            const Fact fact = fact_of_label(child_text(answer, "question"));
            if (fact == Fact::level && record.level.empty()) record.level = child_text(answer, "answer");
        }
    }

    const Document& document_;
    ScheduleDays days_;
    std::map<std::string, SharedSpeaker, std::less<>> persons_;  ///< by id
    std::optional<SessionCollector> collector_;
};

/// A file that is not well-formed, event by event. pugixml stops at the first
/// error; what an event consists of can be told without it.
class BrokenSchedule {
public:
    BrokenSchedule(const Document& document, ScheduleXml& schedule)
        : content_(document.content), schedule_(schedule), lines_(content_) {}

    void run(const pugi::xml_parse_result& failure) {
        const std::size_t first_day = next_opening("day", 0);
        with_element("conference", first_day, [&](xml_node node) { schedule_.take_conference(node); });
        with_element("persons", first_day, [&](xml_node node) { schedule_.take_persons(node); });
        for (at_ = content_.find('<', first_day); at_ < content_.size(); at_ = content_.find('<', at_)) {
            take_tag();
        }
        if (problems_ > 0) return;
        LineCounter lines(content_);
        schedule_.collector().problem(
            lines.line_of(static_cast<std::size_t>(failure.offset)),
            fmt::format("no well-formed XML: {}", lower_ascii(failure.description())),
            "every event that could be found was read");
    }

private:
    /// The first element of that name before `limit`, if it parses.
    template <class Take>
    void with_element(std::string_view name, std::size_t limit, Take take) {
        const auto begin = content_.substr(0, limit).find(fmt::format("<{}", name));
        if (begin == npos) return;
        const std::string closing = fmt::format("</{}>", name);
        const auto end = content_.substr(0, limit).find(closing, begin);
        if (end == npos) return;
        pugi::xml_document document;
        if (xml::parse(content_.substr(begin, end + closing.size() - begin), document))
            take(document.first_child());
    }

    std::size_t next_opening(std::string_view name, std::size_t from) const {
        const std::string opening = fmt::format("<{}", name);
        for (auto at = content_.find(opening, from); at != npos; at = content_.find(opening, at + 1)) {
            if (opens(name, at)) return at;
        }
        return content_.size();
    }

    /// Whether this element's tag begins at an offset.
    bool opens(std::string_view name, std::size_t at) const {
        const std::string_view rest = content_.substr(at + 1);
        return rest.starts_with(name) && rest.size() > name.size() &&
               std::string_view(" >\t\r\n").find(rest[name.size()]) != npos;
    }

    void take_tag() {
        if (opens("event", at_) || opens("entry", at_)) return take_event(content_.substr(at_ + 1, 5));
        if (opens("day", at_)) {
            day_ = attribute("date");
            room_.clear();
        }
        if (opens("room", at_)) room_ = attribute("name");
        ++at_;
    }

    /// Of the tag that begins here.
    std::string attribute(const char* name) const {
        constexpr std::size_t longest_tag = 2000;
        std::string tag(content_.substr(at_, longest_tag));
        const auto end = tag.find('>');
        if (end == npos) return {};
        tag.resize(end);
        if (tag.ends_with('/')) tag.pop_back();
        pugi::xml_document document;
        if (!xml::parse(tag + "/>", document)) return {};
        return document.first_child().attribute(name).value();
    }

    void take_event(std::string_view name) {
        const std::size_t begin = at_;
        const std::string closing = fmt::format("</{}>", name);
        if (close_ <= begin) close_ = std::min(content_.find(closing, begin), content_.size());
        const std::size_t next = next_opening(name, begin + 1);
        const std::uint32_t line = lines_.line_of(begin);
        at_ = std::min(next, close_ + closing.size());
        if (close_ >= next) return fail(line, "this event does not end");
        const std::string_view text = content_.substr(begin, at_ - begin);
        pugi::xml_document document;
        const auto parsed = xml::parse(text, document);
        LineCounter lines(text, line);
        if (!parsed) {
            return fail(
                lines.line_of(static_cast<std::size_t>(parsed.offset)),
                fmt::format("this event is no well-formed XML: {}", lower_ascii(parsed.description())));
        }
        const xml_node event = document.first_child();
        schedule_.take_event({event, day_, room_, xml::line_of(lines, event.child("title"), event)});
    }

    void fail(std::uint32_t line, std::string message) {
        ++problems_;
        schedule_.collector().problem(line, std::move(message), "it was left out; mend it and index again");
    }

    std::string_view content_;
    ScheduleXml& schedule_;
    LineCounter lines_;
    std::size_t at_ = 0;
    std::size_t close_ = 0;  ///< the next closing tag that was found, so that none is looked for twice
    std::size_t problems_ = 0;
    std::string day_;
    std::string room_;
};

class ScheduleXmlReader final : public Reader {
public:
    std::string_view name() const override { return "schedule.xml"; }
    std::string_view description() const override {
        return "conference schedules of Pentabarf, frab, pretalx and the CCC's hub";
    }

    bool accepts(const Document& document) const override {
        constexpr std::size_t head = 1u << 16;
        if (xml::root_element(document.content) != "schedule") return false;
        const std::string_view beginning = document.content.substr(0, head);
        return beginning.find("<conference") != npos || beginning.find("<day") != npos;
    }

    Reading read(const Document& document) const override {
        ScheduleXml schedule(document);
        pugi::xml_document tree;
        const auto parsed = xml::parse(document.content, tree);
        if (!parsed) {
            BrokenSchedule(document, schedule).run(parsed);
            return std::move(schedule.collector()).take();
        }
        const xml_node root = tree.child("schedule");
        schedule.take_conference(root.child("conference"));
        schedule.take_persons(root.child("persons"));
        schedule.take_days(root);
        return std::move(schedule.collector()).take();
    }
};

}  // namespace

const Reader& schedule_xml_reader() {
    static const ScheduleXmlReader reader;
    return reader;
}

}  // namespace lectern
