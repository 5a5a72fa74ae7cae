// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/printed_talk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

constexpr std::size_t max_told = 100;  ///< problems of one document

bool matches(std::string_view text, std::string_view pattern) {
    return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(),
                      [](char c, char wanted) { return wanted == '9' ? c >= '0' && c <= '9' : c == wanted; });
}

bool is_time(std::string_view text) { return text.empty() || matches(text, "99:99"); }

/// Calls `look` with every text of the talk.
template <class Look>
void for_each_text(const Talk& talk, Look look) {
    for (const auto text :
         {&Talk::title, &Talk::subtitle, &Talk::abstract, &Talk::timezone, &Talk::event, &Talk::track,
          &Talk::url, &Talk::video_url, &Talk::slides_url, &Talk::room, &Talk::level, &Talk::language}) {
        look(talk.*text);
    }
    for (const std::string& tag : talk.tags) look(tag);
    for (const Speaker& speaker : talk.speakers) {
        look(speaker.name);
        look(speaker.affiliation);
        look(speaker.role);
        look(speaker.biography);
        for (const std::string& company : speaker.companies) look(company);
    }
}

/// What is wrong with a talk; empty when nothing is.
std::string complaint(const Talk& talk) {
    if (trim(talk.title).empty()) return "a talk without \"title\"";
    if (!talk.date.empty() && !matches(talk.date, "9999-99-99")) return "\"date\" is not YYYY-MM-DD";
    if (!is_time(talk.start)) return "\"start\" is not HH:MM";
    if (!is_time(talk.end)) return "\"end\" is not HH:MM";
    bool nul = false;
    for_each_text(talk, [&](const std::string& text) { nul = nul || text.find('\0') != std::string::npos; });
    return nul ? "a text contains the character U+0000" : "";
}

}  // namespace

void PrintedTalks::add(Result<Talk> talk, std::uint32_t line) {
    if (!talk) return refuse(std::move(talk.error()), line);
    if (std::string wrong = complaint(*talk); !wrong.empty())
        return refuse({ErrorCode::bad_input, std::move(wrong)}, line);
    if (std::string code = normalize_language(talk->language); !code.empty())
        talk->language = std::move(code);
    talk->id.clear();
    talk->sources = {{path_, line}};
    reading_.talks.push_back(std::move(*talk));
}

void PrintedTalks::refuse(Error error, std::uint32_t line) {
    if (++refused_ > max_told) return;
    reading_.diagnostics.push_back(
        {.path = path_, .line = line, .message = std::move(error.message), .hint = std::move(error.hint)});
}

void PrintedTalks::append(PrintedTalks following, std::uint32_t lines) {
    Reading& theirs = following.reading_;
    for (Talk& talk : theirs.talks) {
        talk.sources.front().line += lines;
        reading_.talks.push_back(std::move(talk));
    }
    for (Diagnostic& diagnostic : theirs.diagnostics) {
        if (reading_.diagnostics.size() == max_told) break;
        diagnostic.line += lines;
        reading_.diagnostics.push_back(std::move(diagnostic));
    }
    refused_ += following.refused_;
}

Reading PrintedTalks::take() {
    if (refused_ > max_told) {
        reading_.diagnostics.push_back(
            {.path = path_,
             .message = fmt::format("{} more {} could not be read", refused_ - max_told, unit_)});
    }
    return std::move(reading_);
}

}  // namespace lectern
