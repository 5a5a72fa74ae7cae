// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <string_view>

#include "lectern/reader.hpp"

namespace lectern {

/// What a reader makes of a text, for comparing: one fact after another, those
/// that are there.
inline std::string shown(const Talk& talk) {
    std::string out = fmt::format("{}: {}", talk.sources.empty() ? 0 : talk.sources.front().line, talk.title);
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) out += fmt::format("; {}={}", name, value);
    };
    add("subtitle", talk.subtitle);
    for (const Speaker& speaker : talk.speakers) {
        add("by", speaker.name);
        add("role", speaker.role);
        add("of", speaker.affiliation);
        add("bio", speaker.biography);
    }
    add("at", talk.date + (talk.start.empty() ? "" : " " + talk.start) +
                  (talk.end.empty() ? "" : "-" + talk.end) +
                  (talk.timezone.empty() ? "" : " " + talk.timezone));
    add("event", talk.event);
    add("track", talk.track);
    add("room", talk.room);
    if (talk.format != Format::talk) add("format", std::string(to_string(talk.format)));
    add("level", talk.level);
    add("language", talk.language);
    add("tags", fmt::format("{}", fmt::join(talk.tags, ",")));
    add("url", talk.url);
    add("video", talk.video_url);
    add("slides", talk.slides_url);
    add("abstract", talk.abstract);
    return out;
}

inline std::string shown(const Reading& reading) {
    std::string out;
    for (const Talk& talk : reading.talks) out += shown(talk) + '\n';
    for (const Diagnostic& diagnostic : reading.diagnostics) out += to_string(diagnostic) + '\n';
    return out;
}

inline std::string read_text(const Reader& reader, std::string_view text) {
    return shown(reader.read({"f", text}));
}

}  // namespace lectern
