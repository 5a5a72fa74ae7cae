// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/fact_lines.hpp"

#include <utility>

#include "indexer/readers/markdown/prose.hpp"
#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

/// A line that says by its setting that it does not go on in the next one.
bool is_joined(const TextLine& line, const TextLine& next) {
    return !line.ends_hard && line.marked == next.marked && !opens_with_label(next.text);
}

}  // namespace

bool is_schedule(std::string_view text) {
    const auto schedule = parse_schedule(text);
    return schedule && schedule->has_time() && split_words(text).size() <= 16;
}

std::size_t take_lines(const std::vector<TextLine>& lines, std::size_t at, bool names_suffice, Meta& meta,
                       std::string& opening) {
    constexpr std::size_t most_joined = 5;
    if (take_link_line(lines[at].runs, meta)) return at + 1;
    std::size_t end = at + 1;
    while (end < lines.size() && end - at < most_joined && is_joined(lines[end - 1], lines[end])) ++end;
    for (; end > at; --end) {
        std::string joined;
        bool marked = true;
        for (std::size_t i = at; i < end; ++i) {
            if (!joined.empty()) joined += ' ';
            joined += lines[i].text;
            marked = marked && lines[i].marked;
        }
        const bool schedule_next = end < lines.size() && is_schedule(lines[end].text);
        const LineStyle style{marked || names_suffice || schedule_next || meta.has_time(),
                              meta.speakers.empty()};
        const MetaLine read = read_meta_line(joined, style, meta);
        if (!read.meta) continue;
        if (!read.abstract.empty()) opening = read.abstract;
        return end;
    }
    // `by Jaeger Maintainers` / time: a byline that cannot be read does not hide the time
    if (at + 1 < lines.size() && opens_with_label(lines[at].text) && is_schedule(lines[at + 1].text))
        return at + 1;
    return at;
}

bool is_field_heading(const Body& body, std::size_t block, int title_level) {
    const Block& b = body.blocks[block];
    return b.kind == Block::Kind::heading && b.level > title_level && block + 1 < body.blocks.size() &&
           body.blocks[block + 1].kind == Block::Kind::paragraph && is_label(plain_text(b));
}

Field read_field(const Body& body, std::size_t block, Meta& meta) {
    std::string line = plain_text(body.blocks[block]);
    if (!line.ends_with(':')) line += ':';
    line += ' ' + plain_text(body.blocks[block + 1]);
    Meta copy = meta;
    const MetaLine read = read_meta_line(line, {true, meta.speakers.empty()}, copy);
    if (!read.meta) return Field::other;
    if (!read.abstract.empty()) return Field::abstract;
    meta = std::move(copy);
    return Field::fact;
}

}  // namespace lectern::markdown
