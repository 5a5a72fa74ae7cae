// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "query/render/text.hpp"
#include "query/render/wording.hpp"

namespace lectern {

namespace {

constexpr std::size_t talk_page_columns = 88;
constexpr std::size_t fact_label_width = 10;

/// One fact with its label; nothing for a fact that the talk does not have.
void put_fact(Page& page, std::string_view label, std::string_view value) {
    if (value.empty()) return;
    page.paragraph({fmt::format("{:<{}}", label, fact_label_width), Style::dim}, {{std::string(value)}});
}

/// An address stays whole, so that it can be selected.
void put_address(Page& page, std::string_view label, const std::string& address) {
    if (address.empty()) return;
    page.line(
        {{fmt::format("{:<{}}", label, fact_label_width), Style::dim}, {address, Style::plain, address}});
}

std::string joined(const std::vector<std::string>& values) {
    std::string out;
    for (const std::string& value : values) {
        if (!out.empty()) out += ", ";
        out += value;
    }
    return out;
}

std::string when(const Talk& talk) {
    const std::string time = time_of_day(talk);
    if (talk.date.empty() || time.empty()) return talk.date + time;
    return talk.date + ", " + time;
}

void put_facts(Page& page, const Talk& talk) {
    std::string_view label = talk.speakers.size() == 1 ? "speaker" : "speakers";
    for (const Speaker& speaker : talk.speakers) {
        put_fact(page, label, named(speaker));
        label = "";
    }
    put_fact(page, "when", when(talk));
    put_fact(page, "event", talk.event);
    put_fact(page, "track", talk.track);
    put_fact(page, "format", to_string(talk.format));
    put_fact(page, "room", talk.room);
    put_fact(page, "level", talk.level);
    put_fact(page, "tags", joined(talk.tags));
    put_fact(page, "language", talk.language);
    put_address(page, "page", talk.url);
    put_address(page, "video", talk.video_url);
    put_address(page, "slides", talk.slides_url);
    put_fact(page, "id", talk.id);
    label = talk.sources.size() == 1 ? "source" : "sources";
    for (const Source& source : talk.sources) {
        put_address(page, label, fmt::format("{}:{}", source.path, source.line));
        label = "";
    }
}

/// The abstract line by line; what hangs on a bullet is indented.
void put_abstract(Page& page, std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        std::string_view lead;
        for (const std::string_view bullet : {"- ", "* ", "• "}) {
            if (line.starts_with(bullet)) lead = bullet;
        }
        line.remove_prefix(lead.size());
        page.paragraph({std::string(lead)}, {{std::string(line)}});
    }
}

}  // namespace

std::string render_talk(const Talk& talk, const Terminal& terminal) {
    Page page(terminal, talk_page_columns);
    page.paragraph({}, {{talk.title, Style::title, address_of(talk)}});
    page.blank();
    put_facts(page, talk);
    if (!talk.abstract.empty()) {
        page.blank();
        put_abstract(page, talk.abstract);
    }
    return page.take();
}

}  // namespace lectern
