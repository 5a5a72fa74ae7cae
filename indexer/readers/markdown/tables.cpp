// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>

#include "indexer/readers/markdown/blocks.hpp"
#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

using Cell = std::vector<Run>;
using Row = std::vector<Cell>;

/// The rows of a paragraph whose lines are cut by bars.
std::vector<Row> rows_of(const Block& block) {
    std::vector<Row> rows(1, Row(1));
    for (const Run& run : block.runs) {
        if (run.kind == Run::Kind::soft_break || run.kind == Run::Kind::hard_break) {
            rows.emplace_back(1);
            continue;
        }
        if (run.kind != Run::Kind::text || !run.url.empty()) {
            rows.back().back().push_back(run);
            continue;
        }
        bool first = true;
        for (const std::string_view part : split(run.text, "|")) {
            if (!first) rows.back().emplace_back();
            first = false;
            Run piece = run;
            piece.text = std::string(part);
            if (!part.empty()) rows.back().back().push_back(std::move(piece));
        }
    }
    for (Row& row : rows) {
        // the bars at both ends of a line enclose nothing
        if (row.size() > 1 && plain_text(row.front()).empty()) row.erase(row.begin());
        if (row.size() > 1 && plain_text(row.back()).empty()) row.pop_back();
    }
    return rows;
}

bool is_delimiter_row(const Row& row) {
    return std::all_of(row.begin(), row.end(), [](const Cell& cell) {
        const std::string text = plain_text(cell);
        return !text.empty() && text.find_first_not_of("-: –—") == std::string::npos;
    });
}

enum class Column { title, who, when, where, track, abstract, other };

Column column_of(std::string_view header) {
    struct Name {
        std::string_view word;
        Column column;
    };
    constexpr std::array<Name, 26> names{{{"title", Column::title},
                                          {"talk", Column::title},
                                          {"session", Column::title},
                                          {"topic", Column::title},
                                          {"presentation", Column::title},
                                          {"talk title", Column::title},
                                          {"session title", Column::title},
                                          {"speaker", Column::who},
                                          {"speakers", Column::who},
                                          {"speaker(s)", Column::who},
                                          {"presenter", Column::who},
                                          {"presenters", Column::who},
                                          {"who", Column::who},
                                          {"time", Column::when},
                                          {"when", Column::when},
                                          {"date", Column::when},
                                          {"day", Column::when},
                                          {"slot", Column::when},
                                          {"date & time", Column::when},
                                          {"room", Column::where},
                                          {"where", Column::where},
                                          {"location", Column::where},
                                          {"track", Column::track},
                                          {"event", Column::track},
                                          {"abstract", Column::abstract},
                                          {"description", Column::abstract}}};
    const std::string lower = lower_ascii(trim(header));
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const Name& n) { return n.word == lower; });
    return found == names.end() ? Column::other : found->column;
}

std::string_view label_for(Column column) {
    switch (column) {
        case Column::who:
            return "Speakers: ";
        case Column::when:
            return "When: ";
        case Column::where:
            return "Where: ";
        case Column::track:
            return "Event: ";
        case Column::abstract:
            return "Abstract: ";
        case Column::title:
        case Column::other:
            return {};
    }
    return {};
}

Run text_run(Run::Kind kind, std::string_view text, std::uint32_t line) {
    Run run;
    run.kind = kind;
    run.text = std::string(text);
    run.line = line;
    return run;
}

/// Title first, in bold where it is no link, then a line for each other cell.
Block row_block(const Row& row, const std::vector<Column>& columns, std::size_t title, std::size_t container,
                std::uint32_t line) {
    Block out;
    out.container = container;
    out.opens_item = true;
    out.first_line = out.last_line = line;
    for (Run run : row[title]) {
        run.line = line;
        run.strong = true;
        out.runs.push_back(std::move(run));
    }
    for (std::size_t c = 0; c < row.size() && c < columns.size(); ++c) {
        const std::string_view label = label_for(columns[c]);
        if (label.empty() || plain_text(row[c]).empty()) continue;
        out.runs.push_back(text_run(Run::Kind::hard_break, {}, line));
        out.runs.push_back(text_run(Run::Kind::text, label, line));
        out.runs.insert(out.runs.end(), row[c].begin(), row[c].end());
    }
    return out;
}

}  // namespace

void expand_tables(Body& body) {
    std::vector<Block> out;
    out.reserve(body.blocks.size());
    for (Block& block : body.blocks) {
        const bool bars = block.kind == Block::Kind::paragraph && !block.runs.empty() &&
                          plain_text(block.runs).find('|') != std::string::npos;
        const auto rows = bars ? rows_of(block) : std::vector<Row>();
        if (rows.size() < 3 || rows[0].size() < 2 || rows[1].size() != rows[0].size() ||
            !is_delimiter_row(rows[1])) {
            out.push_back(std::move(block));
            continue;
        }
        std::vector<Column> columns;
        for (const Cell& cell : rows[0]) columns.push_back(column_of(plain_text(cell)));
        const auto title = static_cast<std::size_t>(std::find(columns.begin(), columns.end(), Column::title) -
                                                    columns.begin());
        if (title == columns.size()) {
            out.push_back(std::move(block));
            continue;
        }
        for (std::size_t r = 2; r < rows.size(); ++r) {
            if (rows[r].size() <= title || plain_text(rows[r][title]).empty()) continue;
            Container item;
            item.kind = Container::Kind::item;
            item.parent = block.container;
            body.containers.push_back(item);
            out.push_back(row_block(rows[r], columns, title, body.containers.size() - 1,
                                    block.first_line + static_cast<std::uint32_t>(r)));
        }
    }
    body.blocks = std::move(out);
}

}  // namespace lectern::markdown
