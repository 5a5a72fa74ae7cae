// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/readers/talk_parser.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

constexpr std::size_t lines_looked_at = 3;  ///< to tell whether it is this form
constexpr std::size_t max_bad_lines = 100;  ///< told one by one
constexpr std::string_view white_space = " \t\r";

struct Line {
    std::string_view text;
    std::uint32_t number;
};

/// Calls `take` with each line that is not blank until it returns false.
template <class Take>
void for_each_line(std::string_view content, Take take) {
    std::uint32_t number = 0;
    while (!content.empty()) {
        const std::size_t end = std::min(content.find('\n'), content.size());
        ++number;
        const std::string_view text = content.substr(0, end);
        if (text.find_first_not_of(white_space) != std::string_view::npos && !take(Line{text, number}))
            return;
        content.remove_prefix(std::min(end + 1, content.size()));
    }
}

bool is_talk(std::string_view line, TalkParser& parser) {
    return line.size() <= max_json_line_bytes && line[line.find_first_not_of(white_space)] == '{' &&
           parser.looks_like_talk(line);
}

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

/// What is wrong with a talk whose JSON is sound; empty when nothing is.
std::string complaint(const Talk& talk) {
    if (talk.title.find_first_not_of(white_space) == std::string::npos) return "a talk without \"title\"";
    if (!talk.date.empty() && !matches(talk.date, "9999-99-99")) return "\"date\" is not YYYY-MM-DD";
    if (!is_time(talk.start)) return "\"start\" is not HH:MM";
    if (!is_time(talk.end)) return "\"end\" is not HH:MM";
    bool nul = false;
    for_each_text(talk, [&](const std::string& text) { nul = nul || text.find('\0') != std::string::npos; });
    return nul ? "a text contains the character U+0000" : "";
}

Result<Talk> read_line(std::string_view line, TalkParser& parser) {
    if (line.size() > max_json_line_bytes) {
        return Error{ErrorCode::bad_input, fmt::format("a line of {} bytes is no talk, the limit is {}",
                                                       line.size(), max_json_line_bytes)};
    }
    auto talk = parser.parse(line);
    if (!talk) return talk;
    if (std::string wrong = complaint(*talk); !wrong.empty())
        return Error{ErrorCode::bad_input, std::move(wrong)};
    if (std::string code = normalize_language(talk->language); !code.empty())
        talk->language = std::move(code);
    return talk;
}

class JsonLinesReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "jsonl"; }

    [[nodiscard]] std::string_view description() const override {
        return "lectern's own JSON Lines: one talk a line, as --dry-run prints them";
    }

    [[nodiscard]] bool accepts(const Document& document) const override {
        TalkParser parser;
        bool found = false;
        std::size_t looked_at = 0;
        for_each_line(document.content, [&](const Line& line) {
            found = is_talk(line.text, parser);
            return !found && ++looked_at < lines_looked_at;
        });
        return found;
    }

    [[nodiscard]] Reading read(const Document& document) const override {
        Reading reading;
        TalkParser parser;
        std::size_t bad_lines = 0;
        for_each_line(document.content, [&](const Line& line) {
            auto talk = read_line(line.text, parser);
            if (talk) {
                talk->id.clear();
                talk->sources = {{document.path, line.number}};
                reading.talks.push_back(std::move(*talk));
            } else if (++bad_lines <= max_bad_lines) {
                reading.diagnostics.push_back({.path = document.path,
                                               .line = line.number,
                                               .message = std::move(talk.error().message),
                                               .hint = std::move(talk.error().hint)});
            }
            return true;
        });
        if (bad_lines > max_bad_lines) {
            reading.diagnostics.push_back(
                {.path = document.path,
                 .message = fmt::format("{} more lines could not be read", bad_lines - max_bad_lines)});
        }
        return reading;
    }
};

}  // namespace

const Reader& json_lines_reader() {
    static const JsonLinesReader reader;
    return reader;
}

}  // namespace lectern
