// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <utility>

#include "indexer/edition.hpp"
#include "indexer/readers/markdown/blocks.hpp"
#include "indexer/readers/markdown/fact_lines.hpp"
#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

using Runs = std::vector<Run>;

/// Past the part of a line that belongs to the same link as its first run.
std::size_t end_of_link_line(const Runs& runs, std::size_t at) {
    std::size_t end = at;
    while (end < runs.size() && !is_break(runs[end]) && runs[end].url == runs[at].url) ++end;
    return end;
}

bool is_pure_schedule(std::string_view text) {
    const auto schedule = parse_schedule(text);
    return schedule && schedule->pure() && schedule->has_time();
}

bool links_to_a_talk(const Runs& runs) {
    return std::any_of(runs.begin(), runs.end(), [](const Run& run) { return is_talk_page(run.url); });
}

/// `[Title - Ann Lee, Acme / Thursday, April 3, 17:30 - 18:00 / Level 3](x)`: the
/// link ends with the title.
void end_links_before_times(Runs& runs) {
    for (std::size_t i = 1; i < runs.size(); ++i) {
        if (!is_break(runs[i]) || runs[i].url.empty()) continue;
        if (!is_pure_schedule(plain_text(runs_between(runs, i + 1, end_of_link_line(runs, i + 1))))) continue;
        const std::string url = runs[i].url;
        for (std::size_t k = i; k < runs.size() && runs[k].url == url; ++k) {
            runs[k].url.clear();
            if (is_break(runs[k])) runs[k].kind = Run::Kind::hard_break;
        }
    }
}

struct Line {
    std::size_t begin = 0;  ///< its first run
    std::string page;       ///< address of the talk's page that it begins with
    bool schedule = false;
    bool closed = false;  ///< what stands in it does not go on in the next line
};

/// The lines of a paragraph; one that a link goes on over is one line.
std::vector<Line> lines_in(const Runs& runs) {
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin < runs.size();) {
        std::size_t end = begin;
        while (end < runs.size() && (!is_break(runs[end]) || !runs[end].url.empty())) ++end;
        const std::string text = plain_text(runs_between(runs, begin, end));
        Line line;
        line.begin = begin;
        line.schedule = is_schedule(text) && runs[begin].url.empty();
        if (is_talk_page(runs[begin].url)) line.page = runs[begin].url;
        line.closed = !line.page.empty() || line.schedule || text.empty() ||
                      std::string_view(".:!?)").find(text.back()) != std::string_view::npos ||
                      (end < runs.size() && runs[end].kind == Run::Kind::hard_break);
        lines.push_back(std::move(line));
        begin = end + 1;
    }
    return lines;
}

/// The runs that the second and later talks of a paragraph begin with.
std::vector<std::size_t> beginnings(const std::vector<Line>& lines) {
    const auto first = std::find_if(lines.begin(), lines.end(),
                                    [](const Line& line) { return line.schedule || !line.page.empty(); });
    const bool time_first = first != lines.end() && first->schedule;
    std::vector<std::size_t> out;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const bool title = !lines[i].page.empty() && lines[i].page != lines[i - 1].page;
        const bool timed =
            time_first && lines[i].schedule && i + 1 < lines.size() && !lines[i + 1].page.empty();
        const bool behind_time = time_first && lines[i - 1].schedule;
        if (timed || (title && !behind_time && lines[i - 1].closed)) out.push_back(lines[i].begin);
    }
    return out;
}

}  // namespace

void split_paragraphs(Body& body) {
    std::vector<Block> out;
    out.reserve(body.blocks.size());
    for (Block& block : body.blocks) {
        std::vector<std::size_t> cuts;
        if (block.kind == Block::Kind::paragraph && links_to_a_talk(block.runs)) {
            end_links_before_times(block.runs);
            cuts = beginnings(lines_in(block.runs));
        }
        if (cuts.empty()) {
            out.push_back(std::move(block));
            continue;
        }
        cuts.push_back(block.runs.size());
        const Runs runs = std::move(block.runs);
        std::size_t begin = 0;
        for (const std::size_t end : cuts) {
            Block part = block;
            part.runs = runs_between(runs, begin, end);
            if (begin > 0) {
                part.opens_item = false;
                part.first_line = runs[begin].line;
            }
            out.push_back(std::move(part));
            begin = end;
        }
    }
    body.blocks = std::move(out);
}

}  // namespace lectern::markdown
