// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/text/edit_distance.hpp"
#include "lectern/analyzer.hpp"
#include "lectern/talk.hpp"

namespace lectern {

namespace {

constexpr std::string_view year_help = "years are written 2025, ranges 2024..2026, 2024.. or ..2024";
constexpr std::string_view date_help =
    "dates are written 2025, 2025-04 or 2025-04-01, ranges 2025-04-01..2025-04-04";

/// A bound stands for a span of time: 2025-04 is the first of April to the 30th.
struct Span {
    std::string first;
    std::string last;
};

Error bad_value(std::string message, std::string hint, ByteRange where) {
    return {ErrorCode::bad_query, std::move(message), std::move(hint), where};
}

/// The number that `text` spells with exactly `digits` digits.
std::optional<int> number(std::string_view text, std::size_t digits) {
    if (text.size() != digits) return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

int days_in_month(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

Result<Span> read_year(std::string_view text, ByteRange where) {
    if (number(text, 4)) return Span{std::string(text), std::string(text)};
    return bad_value(fmt::format("'{}' is no year", text), std::string(year_help), where);
}

Result<Span> read_date(std::string_view text, ByteRange where) {
    const auto year = number(text.substr(0, 4), 4);
    const bool has_month = text.size() > 4;
    const bool has_day = text.size() > 7;
    const auto month = has_month ? number(text.substr(5, 2), 2) : 1;
    const auto day = has_day ? number(text.substr(8), 2) : 1;
    if (!year || !month || !day || (has_month && text[4] != '-') || (has_day && text[7] != '-')) {
        return bad_value(fmt::format("'{}' is no date", text), std::string(date_help), where);
    }
    if (*month < 1 || *month > 12) {
        return bad_value(fmt::format("'{}' is no date: there is no month {}", text, *month),
                         std::string(date_help), where);
    }
    const int days = days_in_month(*year, *month);
    if (*day < 1 || *day > days) {
        return bad_value(fmt::format("'{}' is no date: that month has {} days", text, days),
                         std::string(date_help), where);
    }
    return Span{fmt::format("{:04}-{:02}-{:02}", *year, *month, *day),
                fmt::format("{:04}-{:02}-{:02}", *year, has_month ? *month : 12,
                            has_day ? *day : (has_month ? days : 31))};
}

Result<Span> read_bound(Field field, std::string_view text, ByteRange where) {
    return field == Field::year ? read_year(text, where) : read_date(text, where);
}

/// What separates the two ends, as typed; empty: the text is one value. Between
/// years people also write a dash, which in a date belongs to the day.
std::string_view find_separator(Field field, std::string_view text) {
    const auto dots = text.find('.');
    if (dots != std::string_view::npos) {
        const auto end = text.find_first_not_of('.', dots);
        return text.substr(dots, end == std::string_view::npos ? end : end - dots);
    }
    for (const std::string_view other : {"…", "–", "—", "-"}) {
        const auto found = text.find(other);
        if (found == std::string_view::npos || (field == Field::date && other == "-")) continue;
        return text.substr(found, other.size());
    }
    return {};
}

/// Only what is plainly a range may be open: `2024.` and `2024-` are mistakes.
bool may_be_open(std::string_view separator) { return separator.starts_with("..") || separator == "…"; }

Result<QueryNode> read_range(const FieldSpec& field, std::string_view text, std::size_t at,
                             std::vector<std::string>& warnings) {
    QueryNode node{.kind = QueryNode::Kind::range, .field = &field, .where = {at, at + text.size()}};
    const std::string_view separator = find_separator(field.field, text);
    const auto split =
        separator.empty() ? text.size() : static_cast<std::size_t>(separator.data() - text.data());
    const std::string_view low = text.substr(0, split);
    const std::string_view high = text.substr(split + separator.size());
    if (separator.empty() || (!may_be_open(separator) && (low.empty() || high.empty()))) {
        auto span = read_bound(field.field, text, node.where);
        if (!span.ok()) return span.error();
        node.low = std::move(span->first);
        node.high = std::move(span->last);
        return node;
    }
    if (low.empty() && high.empty()) {
        return bad_value(fmt::format("the range '{}:{}' has no ends", field.name, text),
                         fmt::format("for example {}", field.example), node.where);
    }
    if (!low.empty()) {
        auto span = read_bound(field.field, low, {at, at + low.size()});
        if (!span.ok()) return span.error();
        node.low = std::move(span->first);
    }
    if (!high.empty()) {
        auto span = read_bound(field.field, high, {node.where.end - high.size(), node.where.end});
        if (!span.ok()) return span.error();
        node.high = std::move(span->last);
    }
    if (!low.empty() && !high.empty() && node.low > node.high) {
        return bad_value(fmt::format("the range '{}:{}' ends before it begins", field.name, text),
                         fmt::format("did you mean {}:{}..{}?", field.name, high, low), node.where);
    }
    if (separator != "..") {
        warnings.push_back(fmt::format("read {0}:{1} as {0}:{2}..{3}", field.name, text, low, high));
    }
    return node;
}

std::string format_hint(std::string_view typed) {
    std::string names;
    for (int i = 0; i <= static_cast<int>(Format::announcement); ++i) {
        const std::string_view name = to_string(static_cast<Format>(i));
        if (edit_distance(typed, name, 2) <= 2) return fmt::format("did you mean format:{}?", name);
        if (!names.empty()) names += ", ";
        names += name;
    }
    return fmt::format("the formats are {}", names);
}

Result<QueryNode> read_keyword(const FieldSpec& field, std::string_view text, std::size_t at) {
    QueryNode node{.kind = QueryNode::Kind::words, .field = &field, .where = {at, at + text.size()}};
    node.text = fold(text);
    if (field.field == Field::format && !format_from_string(node.text)) {
        return bad_value(fmt::format("there is no format '{}'", text), format_hint(node.text), node.where);
    }
    if (field.field == Field::language) {
        node.text = normalize_language(text);
        if (node.text.empty()) {
            return bad_value(fmt::format("there is no language '{}'", text),
                             "languages are written as in ISO 639-1: en, es, ja", node.where);
        }
    }
    return node;
}

}  // namespace

Result<QueryNode> read_value(const FieldSpec& field, std::string_view text, std::size_t at,
                             std::vector<std::string>& warnings) {
    return field.kind == FieldKind::range ? read_range(field, text, at, warnings)
                                          : read_keyword(field, text, at);
}

}  // namespace lectern
