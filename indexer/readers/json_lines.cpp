// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/readers/printed_talk.hpp"
#include "indexer/readers/talk_parser.hpp"

namespace lectern {

namespace {

constexpr std::size_t lines_looked_at = 3;  ///< to tell whether it is this form
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

Result<Talk> read_line(std::string_view line, TalkParser& parser) {
    if (line.size() > max_json_line_bytes) {
        return Error{ErrorCode::bad_input, fmt::format("a line of {} bytes is no talk, the limit is {}",
                                                       line.size(), max_json_line_bytes)};
    }
    return parser.parse(line);
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
        PrintedTalks talks(document.path, "lines");
        TalkParser parser;
        for_each_line(document.content, [&](const Line& line) {
            talks.add(read_line(line.text, parser), line.number);
            return true;
        });
        return talks.take();
    }
};

}  // namespace

const Reader& json_lines_reader() {
    static const JsonLinesReader reader;
    return reader;
}

}  // namespace lectern
