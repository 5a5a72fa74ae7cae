// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/guidebook.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/readers/xml/xml_text.hpp"
#include "indexer/session_record.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace {

using pugi::xml_node;
using xml::child_text;

/// Speakers by name: ids number the sessions, so who gives two has two.
using Speakers = std::map<std::string, SharedSpeaker, std::less<>>;

Speakers speakers_of(xml_node list) {
    Speakers out;
    for (const xml_node node : list.children("speaker")) {
        Speaker speaker = make_speaker(child_text(node, "name"), child_text(node, "label"),
                                       child_text(node, "description"));
        std::string name = speaker.name;
        out.try_emplace(std::move(name), share(std::move(speaker)));
    }
    return out;
}

struct Event {
    xml_node node;
    std::uint32_t line;
};

SessionRecord record_of(const Event& place, const Speakers& speakers) {
    const xml_node event = place.node;
    SessionRecord record;
    record.line = place.line;
    record.title = child_text(event, "title");
    record.texts = {child_text(event, "description")};
    record.track = child_text(event, "track");
    record.room = child_text(event.child("location"), "name");
    record.start = child_text(event, "startTime");
    record.end = child_text(event, "endTime");
    record.day_order = DayOrder::month_first;
    for (const xml_node node : event.child("speakers").children("speaker")) {
        std::string name = clean_person(child_text(node, "name"));
        const auto known = speakers.find(name);
        record.speakers.push_back(known != speakers.end() ? known->second : share({std::move(name)}));
    }
    return record;
}

class GuidebookReader final : public Reader {
public:
    std::string_view name() const override { return "guidebook"; }
    std::string_view description() const override { return "SQL Saturday's Guidebook XML"; }

    bool accepts(const Document& document) const override {
        return xml::root_element(document.content) == "GuidebookXML";
    }

    Reading read(const Document& document) const override {
        pugi::xml_document tree;
        const auto parsed = xml::parse(document.content, tree);
        // What stands before an error is in the tree.
        const xml_node root = tree.child("GuidebookXML");
        SessionCollector collector(document, {child_text(root.child("guide"), "name"), {}});
        const Speakers speakers = speakers_of(root.child("speakers"));
        std::vector<Event> events;
        LineCounter lines(document.content);
        for (const xml_node event : root.child("events").children("event"))
            events.push_back({event, xml::line_of(lines, event.child("title"), event)});
        collector.add_all(events.size(), [&](std::size_t i) { return record_of(events[i], speakers); });
        if (!parsed) {
            LineCounter where(document.content);
            collector.problem(where.line_of(static_cast<std::size_t>(parsed.offset)),
                              fmt::format("no well-formed XML: {}", lower_ascii(parsed.description())),
                              "the sessions before it were read");
        }
        return std::move(collector).take();
    }
};

}  // namespace

const Reader& guidebook_reader() {
    static const GuidebookReader reader;
    return reader;
}

}  // namespace lectern
