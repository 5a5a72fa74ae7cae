// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/table/printed_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/byline.hpp"
#include "indexer/text_util.hpp"
#include "lectern/talk_table.hpp"

namespace lectern::table {

namespace {

using Values = std::vector<std::string>;

/// Nothing when the cell is no JSON array of texts.
std::optional<Values> json_texts(const std::string& cell) {
    if (!cell.starts_with('[')) return std::nullopt;
    const auto list = nlohmann::json::parse(cell, nullptr, /*allow_exceptions=*/false);
    if (!list.is_array()) return std::nullopt;
    Values values;
    for (const auto& item : list) {
        if (!item.is_string()) return std::nullopt;
        values.push_back(item.get<std::string>());
    }
    return values;
}

Values values_in(const std::string& cell) {
    if (cell.empty()) return {};
    if (auto values = json_texts(cell)) return std::move(*values);
    Values values;
    for (const std::string_view value : split(cell, ";")) values.emplace_back(trim(value));
    return values;
}

/// Nothing where there is not one value for each.
void set_each(std::vector<Speaker>& speakers, std::string Speaker::*member, const std::string& cell) {
    const auto listed = json_texts(cell);
    const bool alone = speakers.size() == 1 && (!listed || listed->size() != 1);
    const Values values = alone ? Values{cell} : values_in(cell);
    if (values.size() != speakers.size()) return;
    for (std::size_t i = 0; i < values.size(); ++i) speakers[i].*member = values[i];
}

void set_companies(std::vector<Speaker>& speakers) {
    for (Speaker& speaker : speakers) speaker.companies = companies_in(speaker.affiliation);
}

}  // namespace

bool is_printed_table(const std::vector<std::string>& headings) {
    return std::equal(
        headings.begin(), headings.end(), talk_columns.begin(), talk_columns.end(),
        [](const std::string& heading, const TalkColumn& column) { return heading == column.name; });
}

Result<Talk> talk_of_row(const Row& row) {
    Talk talk;
    for (std::size_t i = 0; i < std::min(row.cells.size(), talk_columns.size()); ++i) {
        const TalkColumn& column = talk_columns[i];
        const std::string& cell = row.cells[i];
        if (column.text != nullptr) {
            talk.*column.text = cell;
        } else if (column.of_each == &Speaker::name) {
            for (std::string& name : values_in(cell)) talk.speakers.push_back({.name = std::move(name)});
        } else if (column.of_each != nullptr) {
            set_each(talk.speakers, column.of_each, cell);
        } else if (column.list != nullptr) {
            talk.*column.list = values_in(cell);
        } else if (const auto format = format_from_string(cell.empty() ? "talk" : cell)) {
            talk.format = *format;
        } else {
            return Error{ErrorCode::bad_input, fmt::format("there is no format \"{}\"", cell)};
        }
    }
    set_companies(talk.speakers);
    return talk;
}

}  // namespace lectern::table
