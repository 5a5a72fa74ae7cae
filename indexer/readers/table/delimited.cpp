// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/table/delimited.hpp"

#include <algorithm>
#include <utility>

namespace lectern::table {

bool RowReader::at_line_end() const { return at_ >= content_.size() || here() == '\n' || here() == '\r'; }

void RowReader::pass_line_end() {
    if (at_ >= content_.size()) return;
    if (here() == '\r') ++at_;
    if (here() == '\n') ++at_;
    ++line_;
}

std::string RowReader::quoted_cell() {
    const std::uint32_t opened = line_;
    std::string cell;
    for (++at_; at_ < content_.size(); ++at_) {
        const char c = content_[at_];
        if (c == '"') {
            ++at_;
            if (here() != '"') return cell + bare_cell();  // `"a"b` is what it looks like
        }
        line_ += c == '\n';
        cell += c;
    }
    unclosed_ = opened;
    return cell;
}

std::string RowReader::bare_cell() {
    const std::size_t begin = at_;
    while (!at_line_end() && here() != delimiter_) ++at_;
    return std::string(content_.substr(begin, at_ - begin));
}

std::optional<Row> RowReader::next() {
    while (at_ < content_.size()) {
        Row row{line_, {}};
        while (true) {
            // blanks before a quote are no part of the cell
            const auto text = std::min(content_.find_first_not_of(' ', at_), content_.size());
            const bool quoted = text < content_.size() && content_[text] == '"';
            if (quoted) at_ = text;
            row.cells.push_back(quoted ? quoted_cell() : bare_cell());
            if (at_line_end()) break;
            ++at_;  // the delimiter
        }
        pass_line_end();
        const bool empty = std::all_of(row.cells.begin(), row.cells.end(),
                                       [](const std::string& cell) { return cell.empty(); });
        if (!empty) return row;
    }
    return std::nullopt;
}

}  // namespace lectern::table
