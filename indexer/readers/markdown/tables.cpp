// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "indexer/readers/markdown/blocks.hpp"
#include "indexer/readers/markdown/meta_line.hpp"
#include "indexer/readers/markdown/prose.hpp"
#include "indexer/readers/table/header.hpp"
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

/// `other` is known and of no use here.
enum class Column { title, who, when, where, track, event, abstract, other, unknown };

/// As posts head their columns; longer names are those of exported tables.
std::optional<Column> known_column(std::string_view header) {
    struct Name {
        std::string_view word;
        Column column;
    };
    constexpr std::array<Name, 16> names{{{"topic", Column::title},
                                          {"speaker(s)", Column::who},
                                          {"presenter(s)", Column::who},
                                          {"session leader", Column::who},
                                          {"who", Column::who},
                                          {"when", Column::when},
                                          {"slot", Column::when},
                                          {"date & time", Column::when},
                                          {"date presented", Column::when},
                                          {"where", Column::where},
                                          {"track", Column::track},
                                          {"event", Column::event},
                                          {"conference", Column::event},
                                          {"convention", Column::event},
                                          {"abstract", Column::abstract},
                                          {"description", Column::abstract}}};
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const Name& n) { return n.word == header; });
    return found == names.end() ? std::nullopt : std::optional(found->column);
}

Column column_of(std::optional<table::Fact> fact) {
    if (fact == table::Fact::title) return Column::title;
    if (fact == table::Fact::speakers) return Column::who;
    if (fact == table::Fact::date || fact == table::Fact::start) return Column::when;
    if (fact == table::Fact::room) return Column::where;
    return fact ? Column::other : Column::unknown;
}

/// `Time (CEST)` heads times.
std::string_view without_aside(std::string_view header) {
    const auto open = header.find(" (");
    return header.ends_with(')') && open != std::string_view::npos ? header.substr(0, open) : header;
}

std::vector<Column> columns_of(const Row& head) {
    std::vector<std::string> names;
    for (const Cell& cell : head) names.emplace_back(without_aside(lower_ascii(trim(plain_text(cell)))));
    const auto facts = table::columns_of(names);
    std::vector<Column> columns;
    bool titled = false;
    for (std::size_t c = 0; c < head.size(); ++c) {
        Column column = known_column(names[c]).value_or(column_of(facts[c]));
        if (column == Column::unknown && names[c].ends_with(" time")) column = Column::when;  // `UTC time`
        // posts and papers have authors, too
        if (column == Column::who && names[c].starts_with("author")) column = Column::other;
        // `Topic | Video | Presentation`: the first one is the talk
        if (column == Column::title && std::exchange(titled, true)) column = Column::other;
        columns.push_back(column);
    }
    return columns;
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
            return "Track: ";
        case Column::event:
            return "Event: ";
        case Column::abstract:
            return "Abstract: ";
        case Column::title:
        case Column::other:
        case Column::unknown:
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

/// A table with the columns that hold titles, one talk a row each.
struct Table {
    std::vector<Row> rows;  ///< without head and rule
    std::vector<Column> columns;
    std::vector<std::size_t> titles;
    std::vector<std::string> rooms;  ///< of each column of a grid, from its head

    bool has(Column column) const {
        return std::find(columns.begin(), columns.end(), column) != columns.end();
    }
};

bool is_time(const Cell& cell) {
    const auto schedule = parse_schedule(plain_text(cell));
    return schedule && schedule->has_time();
}

/// `Time | River Room | Waterfall Room`: times in the first column, talks in the
/// others.
bool is_grid(const Table& table) {
    if (table.columns.empty() || table.columns.front() != Column::when || table.has(Column::who))
        return false;
    const auto timed = std::count_if(table.rows.begin(), table.rows.end(),
                                     [](const Row& row) { return is_time(row.front()); });
    return static_cast<std::size_t>(timed) * 2 > table.rows.size();
}

void find_titles(Table& table, const Row& head) {
    std::vector<std::size_t> unknown;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c] == Column::title) table.titles.push_back(c);
        if (table.columns[c] == Column::unknown) unknown.push_back(c);
    }
    table.rooms.resize(table.columns.size());
    if (!table.titles.empty()) return;
    if (is_grid(table)) {
        table.titles = unknown;
        if (unknown.size() < 2) return;
        for (const std::size_t c : unknown) table.rooms[c] = plain_text(head[c]);
    } else if (table.has(Column::who) && unknown.size() == 1) {
        table.titles = unknown;
    }
}

void add_line(Block& block, std::string_view label, const Cell& cell, std::uint32_t line) {
    block.runs.push_back(text_run(Run::Kind::hard_break, {}, line));
    if (!label.empty()) block.runs.push_back(text_run(Run::Kind::text, label, line));
    block.runs.insert(block.runs.end(), cell.begin(), cell.end());
}

/// Title first, in bold where it is no link, then a line for each other cell.
Block row_block(const Table& table, const Row& row, std::size_t title, std::size_t container,
                std::uint32_t line) {
    Block out;
    out.container = container;
    out.opens_item = true;
    out.of_talk_table = table.has(Column::who);
    out.first_line = out.last_line = line;
    for (Run run : row[title]) {
        run.line = line;
        run.strong = true;
        out.runs.push_back(std::move(run));
    }
    for (std::size_t c = 0; c < row.size() && c < table.columns.size(); ++c) {
        if (plain_text(row[c]).empty()) continue;
        const std::string_view label = label_for(table.columns[c]);
        Meta ignored;
        if (!label.empty() || (c != title && take_link_line(row[c], ignored)))
            add_line(out, label, row[c], line);
    }
    if (!table.rooms[title].empty())
        add_line(out, label_for(Column::where), {text_run(Run::Kind::text, table.rooms[title], line)}, line);
    return out;
}

void add_rows(const Table& table, const Block& block, Body& body, std::vector<Block>& out) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const Row& row = table.rows[r];
        std::vector<std::string> taken;
        for (const std::size_t title : table.titles) {
            const std::string text = row.size() > title ? plain_text(row[title]) : std::string();
            // one talk in all rooms stands in each of their columns
            if (text.empty() || std::find(taken.begin(), taken.end(), text) != taken.end()) continue;
            taken.push_back(text);
            Container item;
            item.kind = Container::Kind::item;
            item.parent = block.container;
            body.containers.push_back(item);
            out.push_back(row_block(table, row, title, body.containers.size() - 1,
                                    block.first_line + static_cast<std::uint32_t>(r + 2)));
        }
    }
}

/// A table of no talks: `When | October 25` as the line `When: October 25`, any
/// other row as plain text. Nothing in it is a title.
Block facts_block(Block block, const std::vector<Row>& rows) {
    block.runs.clear();
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (r == 1) continue;
        const std::uint32_t line = block.first_line + static_cast<std::uint32_t>(r);
        std::string text;
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            const std::string cell = plain_text(rows[r][c]);
            if (cell.empty()) continue;
            if (!text.empty()) text += c == 1 && is_label(text) ? ": " : " | ";
            text += cell;
        }
        if (text.empty()) continue;
        if (!block.runs.empty()) block.runs.push_back(text_run(Run::Kind::hard_break, {}, line));
        block.runs.push_back(text_run(Run::Kind::text, text, line));
    }
    return block;
}

}  // namespace

void expand_tables(Body& body) {
    std::vector<Block> out;
    out.reserve(body.blocks.size());
    for (Block& block : body.blocks) {
        const bool bars = block.kind == Block::Kind::paragraph && !block.runs.empty() &&
                          plain_text(block.runs).find('|') != std::string::npos;
        auto rows = bars ? rows_of(block) : std::vector<Row>();
        if (rows.size() < 3 || rows[0].size() < 2 || rows[1].size() != rows[0].size() ||
            !is_delimiter_row(rows[1])) {
            out.push_back(std::move(block));
            continue;
        }
        Table table;
        table.rows.assign(rows.begin() + 2, rows.end());
        table.columns = columns_of(rows[0]);
        find_titles(table, rows[0]);
        if (table.titles.empty()) {
            out.push_back(facts_block(std::move(block), rows));
        } else {
            add_rows(table, block, body, out);
        }
    }
    body.blocks = std::move(out);
}

}  // namespace lectern::markdown
