// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Talks and results made by hand.

#include <string>
#include <string_view>
#include <utility>

#include "lectern/search.hpp"

namespace lectern::samples {

/// A snippet from text with its matches in brackets.
inline Snippet snippet(std::string_view marked) {
    Snippet out;
    for (const char c : marked) {
        if (c == '[') {
            out.matches.push_back({out.text.size(), out.text.size()});
        } else if (c == ']') {
            out.matches.back().end = out.text.size();
        } else {
            out.text += c;
        }
    }
    return out;
}

inline Hit hit(std::string id, std::string_view title, std::string_view abstract) {
    Hit out;
    out.title = snippet(title);
    if (!abstract.empty()) out.abstract = {snippet(abstract)};
    out.talk.id = std::move(id);
    out.talk.title = out.title.text;
    if (!abstract.empty()) out.talk.abstract = out.abstract.front().text;
    out.score = 2.5;
    return out;
}

/// A talk with every fact there is.
inline Hit full_hit() {
    Hit out = hit("p4f0xk2m9a", "Tuning [IPv6] Routes",
                  "Every cluster we run has [IPv6] only. This is what broke, and how the [routes] were found "
                  "again, one after the other.");
    out.talk.speakers = {{"Ada Kern", "Isovalent at Cisco", "", {"Isovalent", "Cisco"}},
                         {"Bo Lindqvist", "Etraveli Group", "CTO", {"Etraveli Group"}},
                         {"Chi Mori", "", "Program Co-Chair", {}},
                         {"Dov", "", "", {}}};
    out.talk.date = "2025-04-01";
    out.talk.start = "14:10";
    out.talk.end = "14:35";
    out.talk.timezone = "BST";
    out.talk.event = "KubeCon + CloudNativeCon Europe 2025";
    out.talk.track = "CiliumCon";
    out.talk.format = Format::lightning;
    out.talk.url = "https://example.org/talks/ipv6";
    out.talk.video_url = "https://example.org/video";
    out.talk.slides_url = "https://example.org/slides";
    out.talk.room = "Hall A";
    out.talk.level = "Advanced";
    out.talk.tags = {"networking", "ipv6"};
    out.talk.language = "en";
    out.talk.sources = {{"posts/eu.md", 12}, {"posts/look-back.md", 40}};
    return out;
}

inline Hit bare_hit() { return hit("q7r2b3c4d5", "A Talk of Few Words", ""); }

inline SearchResult result() {
    SearchResult out;
    out.hits = {full_hit(), bare_hit()};
    out.total = 2;
    out.facets = {{Field::company, {{"Cisco", 2}, {"Isovalent", 1}}, 2, 0, 14},
                  {Field::year, {{"2025", 1}}, 1, 1, 2}};
    return out;
}

inline SearchRequest request() {
    SearchRequest out;
    out.query = "ipv6 routes";
    return out;
}

}  // namespace lectern::samples
