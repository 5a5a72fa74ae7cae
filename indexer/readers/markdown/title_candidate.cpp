// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/title_candidate.hpp"

#include <algorithm>
#include <utility>

#include "indexer/edition.hpp"
#include "indexer/format_guess.hpp"
#include "indexer/readers/markdown/prose.hpp"
#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

using Runs = std::vector<Run>;

constexpr std::size_t longest_title = 400;

bool is_blank(const Run& run) {
    return run.kind == Run::Kind::image || (run.kind == Run::Kind::text && trim(run.text).empty());
}

std::size_t skip_blank(const std::vector<Run>& runs, std::size_t at) {
    while (at < runs.size() && (is_break(runs[at]) || is_blank(runs[at]))) ++at;
    return at;
}

/// `1.`, `#3`, `-`, `🐝`: what may stand before a title without being of it.
bool is_decoration(std::string_view text) {
    return !letter_case(text).has_letter && code_points(trim(text)) <= 4;
}

/// `Title:` in a bullet of a talk.
bool is_title_label(std::string_view text) {
    return text == "Title:" || text == "Talk:" || text == "Session:" || text == "Talk title:" ||
           text == "Session title:" || text == "Topic:";
}

/// Without `1. ` or `3) ` in front; `3.14 Reasons` keeps its number.
std::string without_number(const std::string& title) {
    const auto digits = title.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string::npos || digits > 2) return title;
    const bool numbered =
        (title[digits] == '.' || title[digits] == ')') && title.substr(digits + 1, 1) == " ";
    return numbered ? std::string(trim(std::string_view(title).substr(digits + 1))) : title;
}

std::string text_of(const std::vector<Run>& runs, std::size_t begin, std::size_t end) {
    return plain_text(runs_between(runs, begin, end));
}

/// Past the link or the bold text that begins at `begin`; a link may span lines.
std::size_t end_of_span(const std::vector<Run>& runs, std::size_t begin) {
    const Run& first = runs[begin];
    std::size_t end = begin;
    for (std::size_t i = begin; i < runs.size() && runs[i].kind != Run::Kind::hard_break; ++i) {
        if (first.url.empty() ? !runs[i].strong || !runs[i].url.empty() : runs[i].url != first.url) break;
        end = i + 1;
    }
    while (end > begin && (is_break(runs[end - 1]) || is_blank(runs[end - 1]))) --end;
    return end;
}

/// Whether a link comes next on this line, behind nothing but separators.
bool link_follows(const std::vector<Run>& runs, std::size_t at) {
    for (; at < runs.size() && !is_break(runs[at]); ++at) {
        if (!runs[at].url.empty()) return true;
        if (letter_case(runs[at].text).has_letter) return false;
    }
    return false;
}

bool ends_with_separator(std::string_view text) {
    for (const std::string_view mark : {":", "-", "–", "—", "|"}) {
        if (text.ends_with(mark)) return true;
    }
    return false;
}

/// A label before a title: `GitOpsCon`, `Keynote`, `Wed 18`. Long ones are prose,
/// but before a schedule page (`Attend the Observability Day session: [Title]`).
bool take_label(std::string_view label, bool talk_page, TitleCandidate& out) {
    constexpr std::size_t short_label = 5;
    while (!label.empty() && ends_with_separator(label)) label = trim(label.substr(0, label.size() - 1));
    if (const Format format = guess_format(std::string(label) + ": x", {}); format != Format::talk) {
        out.format = format;
    } else if (!talk_page && split_words(label).size() > short_label) {
        return false;
    }
    if (auto track = as_colocated_name(label)) {
        out.meta.track = std::move(*track);
    } else if (const auto events = find_events(label); events.size() == 1 && events[0].may_be_colocated) {
        out.meta.track = events[0].name;
    }
    return true;
}

/// `Ann Lee, Acme - [Title](recording)`: who speaks stands before what. A name
/// before a link to anything else is the author of a post.
void take_speakers(std::string_view label, TitleCandidate& out) {
    for (const std::string_view quote : {"\"", "“", "‘"}) {  // `Ann Lee, "[Title](x)"`
        if (!label.ends_with(quote)) continue;
        label = trim(label.substr(0, label.size() - quote.size()));
        if (label.ends_with(',')) label.remove_suffix(1);
    }
    while (!label.empty() && ends_with_separator(label)) label = trim(label.substr(0, label.size() - 1));
    if (!is_talk_page(out.url) && !is_recording(out.url)) return;
    if (!out.meta.speakers.empty() || split_title(out.title).byline) return;
    const auto byline = parse_byline(label);
    if (!byline) return;
    take_byline(*byline, out.meta);
    if (is_recording(out.url)) out.meta.video_url = out.url;
    out.speaker_first = true;
}

/// Text before the title: nothing, a number, a schedule, a label, or several of
/// these with a separator behind them.
bool take_prefix(std::string_view prefix, bool talk_page, TitleCandidate& out) {
    prefix = trim(prefix);
    if (prefix.empty() || is_decoration(prefix) || is_title_label(prefix)) return true;
    if (prefix.ends_with(" the")) return false;  // `On Sunday, the [security track](…)`
    const auto schedule = parse_schedule(prefix);
    if (schedule && (schedule->has_time() || schedule->has_day())) {
        take_schedule(*schedule, out.meta);
        return schedule->pure() ||
               (ends_with_separator(prefix) &&
                std::all_of(schedule->rest.begin(), schedule->rest.end(),
                            [&](const ScheduleRest& rest) { return take_label(rest.text, talk_page, out); }));
    }
    return ends_with_separator(prefix) && take_label(prefix, talk_page, out);
}

/// `11:00, Lammermuir 1` on a line of its own.
bool is_time_and_place(std::string_view line, Meta& meta) {
    constexpr std::size_t longest = 120;
    if (line.size() > longest || !letter_case(line).has_digit) return false;
    Meta copy = meta;
    const auto schedule = parse_schedule(line);
    if (!schedule || !schedule->has_time() || !read_meta_line(line, {}, copy).meta || !copy.speakers.empty())
        return false;
    meta = std::move(copy);
    return true;
}

/// `Title: Golden Paths` in plain text.
std::optional<TitleCandidate> labelled_candidate(const Block& block) {
    auto lines = lines_of(block.runs);
    if (lines.empty()) return std::nullopt;
    const std::string_view text = lines.front().text;
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || !is_title_label(text.substr(0, colon + 1))) return std::nullopt;
    TitleCandidate out;
    out.shape = Shape::bold;
    out.labelled = true;
    out.title = std::string(trim(text.substr(colon + 1)));
    out.line = lines.front().line;
    for (const Run& run : block.runs) {
        if (!run.url.empty() && out.url.empty()) out.url = run.url;
    }
    lines.erase(lines.begin());
    out.lines = std::move(lines);
    return out;
}

/// The remainder of the title's line and the lines after it.
void take_remainder(const std::vector<Run>& runs, std::size_t begin, TitleCandidate& out) {
    std::size_t end = begin;
    while (end < runs.size() && !is_break(runs[end])) ++end;
    out.rest = text_of(runs, begin, end);
    if (end == runs.size()) return;
    out.lines = lines_of(runs_between(runs, end + 1, runs.size()));
    // a byline may go on over a soft break
    const bool goes_on =
        !out.rest.empty() && (std::string_view(",&-;").find(out.rest.back()) != std::string_view::npos ||
                              out.rest.ends_with(" and"));
    if (runs[end].kind == Run::Kind::soft_break && goes_on && !out.lines.empty()) {
        out.rest += ' ' + out.lines.front().text;
        out.lines.erase(out.lines.begin());
    }
}

/// A link or bold text that opens the block, behind nothing but a prefix.
std::optional<TitleCandidate> marked_candidate(const Block& block) {
    const auto& runs = block.runs;
    TitleCandidate out;
    std::size_t prefix = skip_blank(runs, 0);
    std::size_t begin = prefix;
    std::string label_before;
    constexpr int most_prefixes = 3;
    for (int prefixes = 0; prefixes < most_prefixes; ++prefixes) {
        while (begin < runs.size() && !is_break(runs[begin]) && runs[begin].url.empty() &&
               !runs[begin].strong)
            ++begin;
        if (begin >= runs.size()) return std::nullopt;
        if (is_break(runs[begin])) {
            // a line of its own before the title: `14:00 - 14:25` / title
            const std::string before = text_of(runs, prefix, begin);
            if (!take_prefix(before, false, out) && !is_time_and_place(before, out.meta)) return std::nullopt;
            prefix = begin = skip_blank(runs, begin);
            continue;
        }
        const std::size_t end = end_of_span(runs, begin);
        if (end == begin) return std::nullopt;
        const std::string text = text_of(runs, begin, end);
        // `[Maintainer Track](x)` / `[The talk's title](x)`: the first is a label
        if (const std::size_t next = skip_blank(runs, end);
            next > end && next < runs.size() && !runs[begin].url.empty() && is_break(runs[next - 1]) &&
            runs[next].url == runs[begin].url &&
            split_words(text_of(runs, next, end_of_span(runs, next))).size() > split_words(text).size()) {
            prefix = begin = next;
            continue;
        }
        // `**13:00 – 13:10** Title`, `**User Talk**: [Title](url)`: bold, but in front
        const bool label = runs[begin].url.empty() && link_follows(runs, end);
        const auto schedule = runs[begin].url.empty() ? parse_schedule(text) : std::nullopt;
        if (label || (schedule && schedule->pure() && end < runs.size())) {
            const std::string before = text_of(runs, prefix, end) + (label ? ":" : "");
            if (!take_prefix(before, false, out)) return std::nullopt;
            if (label) label_before = text;
            prefix = begin = skip_blank(runs, end);
            continue;
        }
        const std::string in_front = text_of(runs, prefix, begin);
        if (!take_prefix(in_front, is_talk_page(runs[begin].url), out)) return std::nullopt;
        // `Ships - [Slides](…)`: what stands in front is more of a title
        Meta ignored;
        if (letter_case(in_front).has_letter && !is_talk_page(runs[begin].url) &&
            take_link_line(runs_between(runs, begin, end), ignored)) {
            return std::nullopt;
        }
        out.shape = runs[begin].url.empty() ? Shape::bold : Shape::link;
        out.url = runs[begin].url;
        out.line = runs[begin].line;
        out.title = without_number(text);
        take_remainder(runs, end, out);
        take_speakers(letter_case(in_front).has_letter ? in_front : label_before, out);
        return out;
    }
    return std::nullopt;
}

/// Without ` - [Slides](…), [Recording](…)` at the end; their addresses go into `meta`.
Runs without_links_behind(Runs runs, Meta& meta) {
    std::size_t begin = runs.size();
    while (begin > 0 && (!runs[begin - 1].url.empty() || !letter_case(runs[begin - 1].text).has_letter))
        --begin;
    if (begin == 0 || begin == runs.size()) return runs;
    if (take_link_line(runs_between(runs, begin, runs.size()), meta)) runs.resize(begin);
    return runs;
}

/// `13:45 - Title`, `Title (10:15am - 10:45am @ Hall 3)`: the title without its time.
void take_time_around(std::string& title, Meta& meta) {
    constexpr std::size_t longest_time = 60;
    for (const std::string_view mark : {" - ", " – ", " — ", ": "}) {
        const auto at = title.find(mark);
        if (at == std::string::npos || at > longest_time) continue;
        const auto schedule = parse_schedule(title.substr(0, at));
        if (!schedule || !schedule->pure() || !schedule->has_time()) continue;
        take_schedule(*schedule, meta);
        title.erase(0, at + mark.size());
        break;
    }
    const auto open = title.rfind(" (");
    if (open == std::string::npos || !title.ends_with(')')) return;
    if (is_time_and_place(title.substr(open + 2, title.size() - open - 3), meta)) title.erase(open);
}

/// `- Keynote: Title -- Ann Lee (Acme)`, `- 14:00 - Title by Ann Lee` without any
/// link: an item of a few lines.
std::optional<TitleCandidate> item_candidate(const Block& block) {
    constexpr std::size_t most_lines = 3;
    const auto lines = lines_of(block.runs);
    if (!block.opens_item || lines.empty() || lines.size() > most_lines) return std::nullopt;
    TitleCandidate out;
    out.shape = Shape::item;
    out.line = lines.front().line;
    out.title = plain_text(without_links_behind(block.runs, out.meta));
    if (out.title.size() > longest_title) return std::nullopt;
    take_time_around(out.title, out.meta);
    while (ends_with_separator(out.title)) out.title.pop_back();
    const SplitTitle split = split_title(out.title);
    if (split.byline && split.byline->affiliated) return out;
    const auto by = out.title.rfind(" by ");
    if (by == std::string::npos || !out.meta.has_time()) return std::nullopt;
    const auto byline = parse_byline(std::string_view(out.title).substr(by + 1));
    if (!byline) return std::nullopt;
    take_byline(*byline, out.meta);
    out.title.erase(by);
    return out;
}

/// The whole heading, whatever of it is a link.
std::optional<TitleCandidate> plain_heading(const Block& block) {
    TitleCandidate out;
    out.shape = Shape::heading;
    out.level = block.level;
    out.line = block.first_line;
    out.title = without_number(plain_text(block));
    for (const Run& run : block.runs) {
        if (!run.url.empty() && out.url.empty()) out.url = run.url;
    }
    // `### Title: Golden Paths`, with `### Speaker: …` below
    const auto colon = out.title.find(": ");
    if (colon != std::string::npos && is_title_label(std::string_view(out.title).substr(0, colon + 1))) {
        out.title = std::string(trim(std::string_view(out.title).substr(colon + 1)));
    }
    // `### Wednesday, October 26 at 11:00 AM: Title`
    if (const auto schedule = parse_schedule(out.title);
        schedule && schedule->has_time() && schedule->rest.size() == 1 && schedule->rest.front().delimited) {
        take_schedule(*schedule, out.meta);
        out.title = schedule->rest.front().text;
    }
    return out;
}

/// `### [Title](url), A, X`: the link is the title. A link in the middle of a
/// heading is only a link.
std::optional<TitleCandidate> heading_candidate(const Block& block) {
    const bool linked =
        std::any_of(block.runs.begin(), block.runs.end(), [](const Run& run) { return !run.url.empty(); });
    if (!linked) return plain_heading(block);
    auto out = marked_candidate(block);
    const bool whole =
        out && out->shape == Shape::link &&
        (out->rest.empty() || is_decoration(out->rest) || ends_with_separator(out->rest.substr(0, 1)) ||
         out->rest.starts_with("–") || out->rest.starts_with("—") || out->rest.starts_with(',') ||
         out->rest.starts_with('(') || out->rest.starts_with("by "));
    if (!whole) return plain_heading(block);
    // `### ⚡ [Lightning Talk: …](url)`: the heading is the title, with its sign
    const std::string all = plain_text(block);
    const auto at = all.find(out->title);
    if (at != std::string::npos && at > 0 && static_cast<unsigned char>(all[0]) >= 0x80 &&
        is_decoration(all.substr(0, at))) {
        out->title = all.substr(0, at) + out->title;
    }
    out->shape = Shape::heading;
    out->level = block.level;
    return out;
}

std::optional<TitleCandidate> paragraph_candidate(const Block& block) {
    if (auto labelled = labelled_candidate(block)) return labelled;
    if (auto marked = marked_candidate(block)) return marked;
    return item_candidate(block);
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
    std::optional<TitleCandidate> out;
    if (block.kind == Block::Kind::heading) out = heading_candidate(block);
    if (block.kind == Block::Kind::paragraph) out = paragraph_candidate(block);
    if (out && (out->title.size() > longest_title || !letter_case(out->title).has_letter))
        return std::nullopt;
    return out;
}

}  // namespace lectern::markdown
