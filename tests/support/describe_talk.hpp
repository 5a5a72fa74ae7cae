// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "lectern/reader.hpp"

namespace lectern::test {

/// What a talk says, one fact a line, absent ones left out: short enough to be
/// written down in a test.
inline std::string describe(const Talk& talk) {
    std::string out = talk.title + '\n';
    const auto line = [&](const char* name, const std::string& value) {
        if (!value.empty()) out += std::string("  ") + name + ": " + value + '\n';
    };
    line("subtitle", talk.subtitle);
    for (const Speaker& speaker : talk.speakers) {
        std::string person = speaker.name;
        if (!speaker.role.empty()) person += ", " + speaker.role;
        if (!speaker.affiliation.empty()) person += " @ " + speaker.affiliation;
        if (!speaker.biography.empty()) person += " = " + speaker.biography;
        line("by", person);
    }
    std::string when = talk.date;
    if (!talk.start.empty()) when += ' ' + talk.start;
    if (!talk.end.empty()) when += '-' + talk.end;
    if (!talk.timezone.empty()) when += ' ' + talk.timezone;
    line("when", when);
    line("event", talk.event);
    line("track", talk.track);
    line("room", talk.room);
    line("level", talk.level);
    if (talk.format != Format::talk) line("format", std::string(to_string(talk.format)));
    for (const std::string& tag : talk.tags) line("tag", tag);
    line("language", talk.language);
    line("url", talk.url);
    line("video", talk.video_url);
    line("slides", talk.slides_url);
    line("abstract", talk.abstract);
    return out;
}

/// All talks and diagnostics of a reading.
inline std::string describe(const Reading& reading) {
    std::string out;
    for (const Talk& talk : reading.talks) out += describe(talk);
    for (const Diagnostic& diagnostic : reading.diagnostics) out += to_string(diagnostic) + '\n';
    return out;
}

}  // namespace lectern::test
