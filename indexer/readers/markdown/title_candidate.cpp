// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/title_candidate.hpp"

#include <algorithm>

#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

constexpr std::size_t longest_title = 400;

bool is_break(const Run& run) {
    return run.kind == Run::Kind::soft_break || run.kind == Run::Kind::hard_break;
}

bool is_blank(const Run& run) {
    return run.kind == Run::Kind::image || (run.kind == Run::Kind::text && trim(run.text).empty());
}

/// `1.`, `#3`, `-`, `🐝`: what may stand before a title without being of it.
bool is_decoration(std::string_view text) {
    const LetterCase letters = letter_case(text);
    return !letters.has_letter && code_points(trim(text)) <= 4;
}

/// Without `1. ` or `3) ` in front.
std::string without_number(const std::string& title) {
    const auto digits = title.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string::npos || digits > 2) return title;
    if (title[digits] != '.' && title[digits] != ')') return title;
    const std::string_view rest = trim(std::string_view(title).substr(digits + 1));
    // `3.14 Reasons` keeps its number
    return title.size() > digits + 1 && title[digits + 1] == ' ' && !rest.empty() ? std::string(rest) : title;
}

struct TitleSpan {
    std::size_t begin = 0;
    std::size_t end = 0;  // past the last run
};

/// The link or the bold text that opens the block; a link may span lines.
std::optional<TitleSpan> opening_span(const std::vector<Run>& runs, std::size_t begin) {
    const Run& first = runs[begin];
    const bool link = !first.url.empty();
    if (!link && !first.strong) return std::nullopt;
    TitleSpan span{begin, begin};
    for (std::size_t i = begin; i < runs.size(); ++i) {
        const Run& run = runs[i];
        const bool same = link ? run.url == first.url : run.strong;
        if (!same || run.kind == Run::Kind::hard_break) break;
        span.end = i + 1;
    }
    // `**[Title](url)** - A` opens with a link inside bold text: the link is the title
    while (span.end > span.begin && (is_break(runs[span.end - 1]) || is_blank(runs[span.end - 1])))
        --span.end;
    return span.end > span.begin ? std::optional(span) : std::nullopt;
}

std::string text_of(const std::vector<Run>& runs, std::size_t begin, std::size_t end) {
    return plain_text(
        {runs.begin() + static_cast<std::ptrdiff_t>(begin), runs.begin() + static_cast<std::ptrdiff_t>(end)});
}

/// `Title:` in a bullet of a talk.
bool is_title_label(std::string_view text) {
    return text == "Title:" || text == "Talk:" || text == "Session:";
}

/// Text before the title: nothing, a number, or a schedule with a separator.
bool take_prefix(const std::string& prefix, Meta& meta) {
    if (prefix.empty() || is_decoration(prefix) || is_title_label(prefix)) return true;
    const auto schedule = parse_schedule(prefix);
    if (!schedule || !schedule->pure()) return false;
    take_schedule(*schedule, meta);
    return true;
}

std::optional<TitleCandidate> heading_candidate(const Block& block) {
    TitleCandidate out;
    out.shape = Shape::heading;
    out.level = block.level;
    out.line = block.first_line;
    out.title = without_number(plain_text(block));
    for (const Run& run : block.runs) {
        if (!run.url.empty() && out.url.empty()) out.url = run.url;
    }
    // `### Wednesday, October 26 at 11:00 AM: Title`
    if (const auto schedule = parse_schedule(out.title);
        schedule && schedule->has_time() && schedule->rest.size() == 1 && schedule->rest.front().delimited) {
        take_schedule(*schedule, out.meta);
        out.title = schedule->rest.front().text;
    }
    if (out.title.empty() || out.title.size() > longest_title) return std::nullopt;
    return out;
}

/// `Title: Golden Paths` in plain text.
std::optional<TitleCandidate> labelled_candidate(const Block& block) {
    auto lines = lines_of(block.runs);
    if (lines.empty()) return std::nullopt;
    const std::string& text = lines.front().text;
    const auto colon = text.find(':');
    if (colon == std::string::npos || !is_title_label(std::string_view(text).substr(0, colon + 1)))
        return std::nullopt;
    TitleCandidate out;
    out.shape = Shape::bold;
    out.labelled = true;
    out.title = std::string(trim(std::string_view(text).substr(colon + 1)));
    out.line = lines.front().line;
    for (const Run& run : block.runs) {
        if (!run.url.empty() && out.url.empty()) out.url = run.url;
    }
    lines.erase(lines.begin());
    out.lines = std::move(lines);
    if (out.title.empty() || out.title.size() > longest_title) return std::nullopt;
    return out;
}

std::optional<TitleCandidate> paragraph_candidate(const Block& block) {
    if (auto labelled = labelled_candidate(block)) return labelled;
    const auto& runs = block.runs;
    std::size_t begin = 0;
    while (begin < runs.size() && (is_break(runs[begin]) || is_blank(runs[begin]))) ++begin;
    std::size_t prefix_begin = begin;
    // bold time, then the link: the first marked run may be the prefix
    TitleCandidate out;
    for (int tries = 0; tries < 2 && begin < runs.size(); ++tries) {
        while (begin < runs.size() && !is_break(runs[begin]) && runs[begin].url.empty() &&
               !runs[begin].strong)
            ++begin;
        if (begin >= runs.size()) return std::nullopt;
        if (is_break(runs[begin])) {
            // a line of its own before the title: `**14:00 - 14:25**` / title
            const std::string line = text_of(runs, prefix_begin, begin);
            if (line.empty() || !take_prefix(line, out.meta)) return std::nullopt;
            while (begin < runs.size() && (is_break(runs[begin]) || is_blank(runs[begin]))) ++begin;
            prefix_begin = begin;
            continue;
        }
        const auto span = opening_span(runs, begin);
        if (!span) return std::nullopt;
        const std::string text = text_of(runs, span->begin, span->end);
        const auto as_schedule = runs[begin].url.empty() ? parse_schedule(text) : std::nullopt;
        if (as_schedule && as_schedule->pure() && span->end < runs.size()) {
            take_schedule(*as_schedule, out.meta);
            begin = prefix_begin = span->end;
            while (begin < runs.size() && (is_break(runs[begin]) || is_blank(runs[begin]))) ++begin;
            prefix_begin = begin;
            continue;
        }
        break;
    }
    if (begin >= runs.size() || is_break(runs[begin])) return std::nullopt;
    const auto span = opening_span(runs, begin);
    if (!span) return std::nullopt;
    if (!take_prefix(text_of(runs, prefix_begin, span->begin), out.meta)) return std::nullopt;
    out.shape = runs[span->begin].url.empty() ? Shape::bold : Shape::link;
    out.url = runs[span->begin].url;
    out.line = runs[span->begin].line;
    out.title = without_number(text_of(runs, span->begin, span->end));
    std::size_t line_end = span->end;
    while (line_end < runs.size() && !is_break(runs[line_end])) ++line_end;
    out.rest = text_of(runs, span->end, line_end);
    if (line_end < runs.size()) {
        out.lines = lines_of({runs.begin() + static_cast<std::ptrdiff_t>(line_end) + 1, runs.end()});
        // the rest of the title's line may go on over a soft break
        if (runs[line_end].kind == Run::Kind::soft_break && !out.rest.empty() && !out.lines.empty()) {
            const std::string joined = out.rest + ' ' + out.lines.front().text;
            const char last = out.rest.back();
            if (last == ',' || last == '&' || last == '-' || last == ';' || out.rest.ends_with(" and")) {
                out.rest = joined;
                out.lines.erase(out.lines.begin());
            }
        }
    }
    if (out.title.empty() || out.title.size() > longest_title || !letter_case(out.title).has_letter)
        return std::nullopt;
    return out;
}

}  // namespace

std::vector<TextLine> lines_of(const std::vector<Run>& runs) {
    std::vector<TextLine> out;
    std::vector<Run> current;
    const auto finish = [&](bool hard) {
        TextLine line;
        line.text = plain_text(current);
        line.ends_hard = hard;
        line.marked = !current.empty();
        for (const Run& run : current) {
            if (run.kind != Run::Kind::text || trim(run.text).empty()) continue;
            if (line.line == 0) line.line = run.line;
            line.marked = line.marked && (run.strong || run.emphasis);
        }
        line.runs = std::move(current);
        current.clear();
        if (line.text.empty()) {
            if (!out.empty()) out.back().ends_hard = out.back().ends_hard || hard;
            return;
        }
        out.push_back(std::move(line));
    };
    for (const Run& run : runs) {
        if (is_break(run)) {
            finish(run.kind == Run::Kind::hard_break);
        } else {
            current.push_back(run);
        }
    }
    finish(true);
    return out;
}

std::optional<TitleCandidate> title_candidate(const Block& block) {
    switch (block.kind) {
        case Block::Kind::heading:
            return heading_candidate(block);
        case Block::Kind::paragraph:
            return paragraph_candidate(block);
        case Block::Kind::code:
        case Block::Kind::html:
        case Block::Kind::rule:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace lectern::markdown
