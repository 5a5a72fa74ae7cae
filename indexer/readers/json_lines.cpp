// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/parallel.hpp"
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

/// Calls `take` with each line that is not blank until it returns false. Returns
/// how many lines it went through, blank ones as well.
template <class Take>
std::uint32_t for_each_line(std::string_view content, Take take) {
    std::uint32_t number = 0;
    while (!content.empty()) {
        const std::size_t end = std::min(content.find('\n'), content.size());
        ++number;
        const std::string_view text = content.substr(0, end);
        if (text.find_first_not_of(white_space) != std::string_view::npos && !take(Line{text, number})) break;
        content.remove_prefix(std::min(end + 1, content.size()));
    }
    return number;
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

/// Part of a document: whole lines, numbered from its own first.
struct Piece {
    std::string_view text;
    PrintedTalks talks;
    std::uint32_t lines = 0;
};

std::vector<Piece> cut(std::string_view rest, const std::string& path, std::string_view unit) {
    // Large enough that starting a thread is nothing beside reading one.
    constexpr std::size_t piece_bytes = std::size_t{256} << 10;
    std::vector<Piece> pieces;
    while (!rest.empty()) {
        const std::size_t line_end = rest.find('\n', std::min(piece_bytes, rest.size() - 1));
        const std::size_t size = std::min(line_end, rest.size() - 1) + 1;
        pieces.push_back({rest.substr(0, size), PrintedTalks(path, unit)});
        rest.remove_prefix(size);
    }
    return pieces;
}

void read_piece(Piece& piece) {
    TalkParser parser;
    piece.lines = for_each_line(piece.text, [&](const Line& line) {
        piece.talks.add(read_line(line.text, parser), line.number);
        return true;
    });
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
        JsonLinesParts parts(document.path, document.threads);
        std::vector<Talk> talks = parts.read(document.content);
        return {std::move(talks), parts.problems()};
    }
};

}  // namespace

bool begins_with_talk(std::string_view content) {
    TalkParser parser;
    bool found = false;
    for_each_line(content, [&](const Line& line) {
        found = is_talk(line.text, parser);
        return false;
    });
    return found;
}

std::vector<Talk> JsonLinesParts::read(std::string_view lines) {
    std::vector<Piece> pieces = cut(lines, path_, unit);
    for_ranges(pieces.size(), 1, threads_, [&](std::size_t begin, std::size_t end) {
        for (; begin < end; ++begin) read_piece(pieces[begin]);
    });
    for (Piece& piece : pieces) {
        talks_.append(std::move(piece.talks), lines_);
        lines_ += piece.lines;
    }
    return talks_.take_talks();
}

const Reader& json_lines_reader() {
    static const JsonLinesReader reader;
    return reader;
}

}  // namespace lectern
