// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "lectern/talk_table.hpp"
#include "query/render/terminal.hpp"

namespace lectern {

namespace {

using Cells = std::vector<std::string>;

bool is_ambiguous(const std::string& value) {
    return value.find_first_of(";\n\r") != std::string::npos || value.starts_with('[');
}

std::string list_cell(const Cells& values) {
    if (std::any_of(values.begin(), values.end(), is_ambiguous)) {
        using Json = nlohmann::json;
        return Json(values).dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    const bool empty =
        std::all_of(values.begin(), values.end(), [](const std::string& value) { return value.empty(); });
    return empty ? std::string() : fmt::format("{}", fmt::join(values, "; "));
}

std::string speakers_cell(const Talk& talk, std::string Speaker::*member) {
    Cells values;
    for (const Speaker& speaker : talk.speakers) values.push_back(speaker.*member);
    const bool alone = values.size() == 1 && member != &Speaker::name && !values.front().starts_with('[');
    return alone ? values.front() : list_cell(values);
}

std::string cell_of(const Talk& talk, const TalkColumn& column) {
    if (column.text != nullptr) return talk.*column.text;
    if (column.of_each != nullptr) return speakers_cell(talk, column.of_each);
    if (column.list != nullptr) return list_cell(talk.*column.list);
    return std::string(to_string(talk.format));
}

/// As printable(), but line breaks and tabs stay; CRLF becomes LF.
std::string printable_lines(std::string_view text) {
    std::string out;
    while (true) {
        const std::size_t end = std::min(text.find_first_of("\n\t"), text.size());
        const bool crlf = end < text.size() && end > 0 && text[end] == '\n' && text[end - 1] == '\r';
        out += printable(text.substr(0, end - (crlf ? 1 : 0)));
        if (end == text.size()) return out;
        out += text[end];
        text.remove_prefix(end + 1);
    }
}

std::string on_one_line(std::string_view text) {
    std::string out;
    for (const char c : printable(text)) {
        if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    return out + '"';
}

std::string csv_cell(std::string_view text) {
    std::string cell = printable_lines(text);
    const bool needs_quotes = cell.find_first_of(",\"\n") != std::string::npos;
    return needs_quotes ? in_quotes(cell) : cell;
}

/// Who reads TSV with quotation, as spreadsheets do, takes one at the beginning
/// of a cell for it.
std::string tsv_cell(std::string_view text) {
    std::string cell = on_one_line(text);
    return cell.starts_with('"') ? in_quotes(cell) : cell;
}

}  // namespace

std::string render_rows(const std::vector<Cells>& rows, TableForm form) {
    const bool csv = form == TableForm::csv;
    std::string out;
    for (const Cells& row : rows) {
        bool first = true;
        for (const std::string& cell : row) {
            if (!std::exchange(first, false)) out += csv ? ',' : '\t';
            out += csv ? csv_cell(cell) : tsv_cell(cell);
        }
        out += csv ? "\r\n" : "\n";
    }
    return out;
}

std::string render_talk_table(const SearchResult& result, TableForm form) {
    std::vector<Cells> rows(1);
    for (const TalkColumn& column : talk_columns) rows.front().emplace_back(column.name);
    for (const Hit& hit : result.hits) {
        Cells& row = rows.emplace_back();
        for (const TalkColumn& column : talk_columns) row.push_back(cell_of(hit.talk, column));
    }
    return render_rows(rows, form);
}

std::string render_facet_table(const SearchResult& result, TableForm form) {
    std::vector<Cells> rows{{"facet", "value", "count", "selected"}};
    for (const FacetCounts& facet : result.facets) {
        for (const FacetValue& value : facet.values) {
            rows.push_back({std::string(spec(facet.field).name), value.value, std::to_string(value.count),
                            value.selected ? "true" : "false"});
        }
    }
    return render_rows(rows, form);
}

}  // namespace lectern
