// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "indexer/text/edit_distance.hpp"
#include "lectern/analyzer.hpp"
#include "lectern/talk.hpp"
#include "lectern/terms.hpp"
#include "query/language/relative_dates.hpp"

namespace lectern {

namespace {

constexpr std::string_view year_help = "years are written 2025, ranges 2024..2026, 2024.. or ..2024";
constexpr std::string_view date_help =
    "dates are written 2025, 2025-04 or 2025-04-01, ranges 2025-04-01..2025-04-04";

Error bad_value(std::string message, std::string hint, ByteRange where) {
    return {ErrorCode::bad_query, std::move(message), std::move(hint), where};
}

int days_in_month(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

Result<DaySpan> read_year(std::string_view text, ByteRange where) {
    if (fixed_number(text, 4)) return DaySpan{std::string(text), std::string(text)};
    return bad_value(fmt::format("'{}' is no year", text), std::string(year_help), where);
}

Result<DaySpan> read_date(std::string_view text, ByteRange where) {
    const auto year = fixed_number(text.substr(0, 4), 4);
    const bool has_month = text.size() > 4;
    const bool has_day = text.size() > 7;
    const auto month = has_month ? fixed_number(text.substr(5, 2), 2) : 1;
    const auto day = has_day ? fixed_number(text.substr(8), 2) : 1;
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
    return DaySpan{fmt::format("{:04}-{:02}-{:02}", *year, *month, *day),
                   fmt::format("{:04}-{:02}-{:02}", *year, has_month ? *month : 12,
                               has_day ? *day : (has_month ? days : 31))};
}

/// `last-year`. A year is asked for by words for years only.
Result<DaySpan> read_relative(Field field, std::string_view text, std::string_view today, ByteRange where) {
    auto span = relative_span(text, today);
    if (!span) {
        return bad_value(fmt::format("'{}' depends on today's date, which is not known here", text),
                         std::string(field == Field::year ? year_help : date_help), where);
    }
    if (field == Field::date) return std::move(*span);
    if (!span->first.ends_with("-01-01") || !span->last.ends_with("-12-31")) {
        return bad_value(fmt::format("'{}' is no year", text),
                         fmt::format("for the days write date:{}", text), where);
    }
    return DaySpan{span->first.substr(0, 4), span->last.substr(0, 4)};
}

/// A bound stands for a span of time: 2025-04 is the first of April to the 30th.
Result<DaySpan> read_bound(Field field, std::string_view text, std::string_view today, ByteRange where) {
    if (is_relative_date(text)) return read_relative(field, text, today, where);
    return field == Field::year ? read_year(text, where) : read_date(text, where);
}

/// What separates the two ends, as typed; empty: the text is one value. Between
/// years people also write a dash, which in a date belongs to the day.
std::string_view find_separator(Field field, std::string_view text) {
    if (is_relative_date(text)) return {};
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
                             const ValueContext& context) {
    QueryNode node{.kind = QueryNode::Kind::range, .field = &field, .where = {at, at + text.size()}};
    const std::string_view separator = find_separator(field.field, text);
    const auto split =
        separator.empty() ? text.size() : static_cast<std::size_t>(separator.data() - text.data());
    const std::string_view low = text.substr(0, split);
    const std::string_view high = text.substr(split + separator.size());
    if (separator.empty() || (!may_be_open(separator) && (low.empty() || high.empty()))) {
        auto span = read_bound(field.field, text, context.today, node.where);
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
        auto span = read_bound(field.field, low, context.today, {at, at + low.size()});
        if (!span.ok()) return span.error();
        node.low = std::move(span->first);
    }
    if (!high.empty()) {
        auto span =
            read_bound(field.field, high, context.today, {node.where.end - high.size(), node.where.end});
        if (!span.ok()) return span.error();
        node.high = std::move(span->last);
    }
    if (!low.empty() && !high.empty() && node.low > node.high) {
        return bad_value(fmt::format("the range '{}:{}' ends before it begins", field.name, text),
                         fmt::format("did you mean {}:{}..{}?", field.name, high, low), node.where);
    }
    if (separator != "..") {
        context.warnings.push_back(fmt::format("read {0}:{1} as {0}:{2}..{3}", field.name, text, low, high));
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
    if (field.field == Field::weekday && facet_key(field, text) == text) {
        return bad_value(fmt::format("there is no weekday '{}'", text),
                         fmt::format("the weekdays are {}", fmt::join(weekday_names, ", ")), node.where);
    }
    if (field.field == Field::month && (text.size() != 7 || !read_date(text, node.where).ok())) {
        return bad_value(fmt::format("'{}' is no month", text), "months are written 2025-04", node.where);
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
                             const ValueContext& context) {
    return field.kind == FieldKind::range ? read_range(field, text, at, context)
                                          : read_keyword(field, text, at);
}

}  // namespace lectern
