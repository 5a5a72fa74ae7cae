// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Rows of delimited text: RFC 4180, with any delimiter, and as spreadsheets and
/// people write it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::table {

struct Row {
    std::uint32_t line = 0;  ///< where it begins, from 1
    std::vector<std::string> cells;
};

/// Cells may be quoted and then hold delimiters, line breaks and doubled quotes.
/// Line ends are LF, CRLF or CR. A quote inside a bare cell is text. Rows without
/// any cell are passed over.
class RowReader {
public:
    RowReader(std::string_view content, char delimiter) : content_(content), delimiter_(delimiter) {}

    [[nodiscard]] std::optional<Row> next();

    /// Whether the text ended inside quotes; the line where those opened.
    [[nodiscard]] std::optional<std::uint32_t> unclosed_quote() const { return unclosed_; }

private:
    std::string quoted_cell();
    std::string bare_cell();
    [[nodiscard]] char here() const { return at_ < content_.size() ? content_[at_] : '\0'; }
    [[nodiscard]] bool at_line_end() const;
    void pass_line_end();

    std::string_view content_;
    char delimiter_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    std::optional<std::uint32_t> unclosed_;
};

}  // namespace lectern::table
