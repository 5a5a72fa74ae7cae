// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/csv_reader.hpp"
#include "indexer/event_name.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/readers/printed_talk.hpp"
#include "indexer/readers/table/delimited.hpp"
#include "indexer/readers/table/header.hpp"
#include "indexer/readers/table/printed_table.hpp"
#include "indexer/readers/table/record.hpp"

namespace lectern {

namespace {

using table::Record;
using table::Row;

constexpr std::size_t longest_heading = 16384;  ///< of the first row, to tell the form

struct Layout {
    char delimiter = ',';
    std::vector<std::optional<table::Fact>> columns;
};

/// `--- | :--:`, below the headings of a table in Markdown.
bool is_rule(const Row& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
        return cell.find('-') != std::string::npos && cell.find_first_not_of(" -:") == std::string::npos;
    });
}

/// The delimiter by which the first row says most about talks.
std::optional<Layout> layout_of(std::string_view content) {
    std::optional<Layout> best;
    std::ptrdiff_t most = 0;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        table::RowReader rows(content.substr(0, longest_heading), delimiter);
        const auto first = rows.next();
        if (!first || first->cells.size() < 2) continue;
        auto columns = table::columns_of(first->cells);
        const auto known =
            std::count_if(columns.begin(), columns.end(), [](const auto& fact) { return fact.has_value(); });
        const auto second = rows.next();
        if (second && delimiter == '|' && is_rule(*second)) continue;
        if (known <= most || !table::lists_talks(first->cells, columns)) continue;
        most = known;
        best = Layout{delimiter, std::move(columns)};
    }
    return best;
}

Record to_record(Row row, const Layout& layout) {
    Record record;
    record.line = row.line;
    for (std::size_t i = 0; i < std::min(row.cells.size(), layout.columns.size()); ++i) {
        if (layout.columns[i]) record.add(*layout.columns[i], std::move(row.cells[i]));
    }
    return record;
}

void tell_unclosed_quote(const table::RowReader& rows, const std::string& path, Reading& reading) {
    const auto line = rows.unclosed_quote();
    if (!line) return;
    reading.diagnostics.push_back({.path = path,
                                   .line = *line,
                                   .message = "a quoted cell is not closed; the rest of the file is in it",
                                   .hint = "close it, or double the quotes inside"});
}

Reading read_printed(table::RowReader& rows, const std::string& path) {
    PrintedTalks talks(path, "rows");
    while (const auto row = rows.next()) talks.add(table::talk_of_row(*row), row->line);
    Reading reading = talks.take();
    tell_unclosed_quote(rows, path, reading);
    return reading;
}

class CsvReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "csv"; }
    [[nodiscard]] std::string_view description() const override {
        return "CSV and TSV: tables of talks, as call-for-paper systems, forms and lectern export them";
    }
    [[nodiscard]] bool accepts(const Document& document) const override {
        return layout_of(document.content).has_value();
    }

    [[nodiscard]] Reading read(const Document& document) const override {
        Reading reading;
        const auto layout = layout_of(document.content);
        if (!layout) {
            reading.diagnostics.push_back(
                {.path = document.path,
                 .line = 1,
                 .message = "the first row names no columns of talks",
                 .hint =
                     "name them `title`, `speakers`, `abstract` …, or write a mapping (docs/mapping.md)"});
            return reading;
        }
        table::RowReader rows(document.content, layout->delimiter);
        if (const auto headings = rows.next(); headings && table::is_printed_table(headings->cells))
            return read_printed(rows, document.path);
        std::vector<Record> records;
        while (auto row = rows.next()) records.push_back(to_record(std::move(*row), *layout));
        const auto order = table::day_order_of(records);
        const std::string event = event_of_path(document.path);
        for (const Record& record : table::join_speakers(std::move(records))) {
            auto talk = table::to_talk(record, order, event);
            if (!talk) continue;
            talk->sources = {{document.path, record.line}};
            reading.talks.push_back(std::move(*talk));
        }
        tell_unclosed_quote(rows, document.path, reading);
        return reading;
    }
};

}  // namespace

const Reader& csv_reader() {
    static const CsvReader reader;
    return reader;
}

}  // namespace lectern
