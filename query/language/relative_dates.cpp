// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/relative_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace lectern {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month;
using std::chrono::year_month_day;

struct Days {
    sys_days first;
    sys_days last;
};

Days whole_month(year_month month) { return {sys_days(month / 1), sys_days(month / std::chrono::last)}; }

Days whole_year(std::chrono::year year) { return {sys_days(year / 1 / 1), sys_days(year / 12 / 31)}; }

Days whole_week(sys_days day) {
    const sys_days monday = day - (std::chrono::weekday(day) - std::chrono::Monday);
    return {monday, monday + days(6)};
}

struct Name {
    std::string_view name;  ///< without hyphens
    Days (*span)(year_month_day today);
};

constexpr std::array<Name, 8> names{{
    {"today",
     [](year_month_day today) {
         return Days{sys_days(today), sys_days(today)};
     }},
    {"yesterday",
     [](year_month_day today) {
         return Days{sys_days(today) - days(1), sys_days(today) - days(1)};
     }},
    {"thisweek", [](year_month_day today) { return whole_week(sys_days(today)); }},
    {"lastweek", [](year_month_day today) { return whole_week(sys_days(today) - days(7)); }},
    {"thismonth", [](year_month_day today) { return whole_month(today.year() / today.month()); }},
    {"lastmonth", [](year_month_day today) { return whole_month(today.year() / today.month() - months(1)); }},
    {"thisyear", [](year_month_day today) { return whole_year(today.year()); }},
    {"lastyear", [](year_month_day today) { return whole_year(today.year() - std::chrono::years(1)); }},
}};

const Name* find_name(std::string_view text) {
    std::string key;
    for (const char c : text) {
        if (c == '-' || c == '_' || c == ' ') continue;
        key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const auto* const found =
        std::find_if(names.begin(), names.end(), [&](const Name& name) { return name.name == key; });
    return found == names.end() ? nullptr : found;
}

std::optional<year_month_day> read_day(std::string_view text) {
    if (text.size() != 10) return std::nullopt;
    const auto year = fixed_number(text.substr(0, 4), 4);
    const auto month = fixed_number(text.substr(5, 2), 2);
    const auto day = fixed_number(text.substr(8), 2);
    if (!year || !month || !day) return std::nullopt;
    const year_month_day date = std::chrono::year(*year) / *month / *day;
    if (!date.ok()) return std::nullopt;
    return date;
}

std::string written(sys_days day) {
    const year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace

std::optional<int> fixed_number(std::string_view text, std::size_t digits) {
    if (text.size() != digits) return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string_view relative_date_names() {
    return "today, yesterday, this-week, last-week, this-month, last-month, this-year and last-year";
}

bool is_relative_date(std::string_view text) { return find_name(text) != nullptr; }

std::optional<DaySpan> relative_span(std::string_view text, std::string_view today) {
    const Name* const name = find_name(text);
    const auto day = read_day(today);
    if (name == nullptr || !day) return std::nullopt;
    const Days span = name->span(*day);
    return DaySpan{written(span.first), written(span.last)};
}

}  // namespace lectern
