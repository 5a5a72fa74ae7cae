// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/timestamp.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>

#include "indexer/schedule_line.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr int minutes_a_day = 24 * 60;

/// Reads a text from its front. Each function takes what it names, or nothing.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool done() const { return rest_.empty(); }
    [[nodiscard]] std::string_view rest() const { return rest_; }

    /// A number of `least` to `most` digits, no digit behind it unless `most`
    /// digits are a field of a longer run (`20250401`).
    std::optional<int> number(std::size_t least, std::size_t most) {
        std::size_t digits = 0;
        while (digits < rest_.size() && digits < most && rest_[digits] >= '0' && rest_[digits] <= '9')
            ++digits;
        if (digits < least) return std::nullopt;
        int value = 0;
        std::from_chars(rest_.data(), rest_.data() + digits, value);
        rest_.remove_prefix(digits);
        return value;
    }

    bool mark(std::string_view any_of) {
        if (rest_.empty() || any_of.find(rest_.front()) == npos) return false;
        rest_.remove_prefix(1);
        return true;
    }

    /// Letters in any case.
    bool word(std::string_view lower) {
        if (lower_ascii(rest_.substr(0, lower.size())) != lower) return false;
        rest_.remove_prefix(lower.size());
        return true;
    }

    void spaces() {
        while (mark(" \t")) continue;
    }

private:
    std::string_view rest_;
};

using Parser = std::optional<std::string> (*)(Scanner&, DayOrder);

std::optional<std::string> valid_date(int year, int month, int day) {
    if (year < 1900 || !is_valid_day(year, month, day)) return std::nullopt;
    return iso_date(year, month, day);
}

/// `2025-04-01`, `2025/4/1`, `20250401`
std::optional<std::string> year_first(Scanner& in, DayOrder) {
    const auto year = in.number(4, 4);
    if (!year) return std::nullopt;
    const bool basic = !in.mark("-/.");
    const auto month = in.number(basic ? 2 : 1, 2);
    if (!month || (!basic && !in.mark("-/."))) return std::nullopt;
    const auto day = in.number(basic ? 2 : 1, 2);
    return day ? valid_date(*year, *month, *day) : std::nullopt;
}

/// `21.05.2016`, `5/21/2016`, `21-05-2016`
std::optional<std::string> year_last(Scanner& in, DayOrder order) {
    const auto first = in.number(1, 2);
    if (!first || in.done()) return std::nullopt;
    const char mark = in.rest().front();
    if (!in.mark("/.-")) return std::nullopt;
    const auto second = in.number(1, 2);
    if (!second || !in.mark(std::string_view(&mark, 1))) return std::nullopt;
    const auto year = in.number(4, 4);
    if (!year) return std::nullopt;
    // Nobody writes months first with dots.
    if (mark == '.' || *first > 12) order = DayOrder::day_first;
    if (mark != '.' && *second > 12) order = DayOrder::month_first;
    if (*first == *second) order = DayOrder::day_first;
    if (order == DayOrder::unknown) return std::nullopt;
    const bool day_first = order == DayOrder::day_first;
    return valid_date(*year, day_first ? *second : *first, day_first ? *first : *second);
}

/// `09:30`, `9:30:00.000`, `0930`, `080000`, `2:30:00 PM`
std::optional<std::string> clock(Scanner& in) {
    const auto hours = in.number(1, 2);
    if (!hours) return std::nullopt;
    const bool colon = in.mark(":");
    const auto minutes = in.number(2, 2);
    if (!minutes) return std::nullopt;
    if (!colon || in.mark(":")) {
        const auto seconds = in.number(2, 2);
        if (colon && !seconds) return std::nullopt;
        if (seconds.value_or(0) > 60) return std::nullopt;
        if (in.mark(".,") && !in.number(1, 9)) return std::nullopt;
    }
    int hour = *hours;
    Scanner behind = in;
    behind.spaces();
    const bool afternoon = behind.word("pm") || behind.word("p.m.");
    if (afternoon || behind.word("am") || behind.word("a.m.")) {
        if (hour < 1 || hour > 12) return std::nullopt;
        hour = hour % 12 + (afternoon ? 12 : 0);
        in = behind;
    }
    if (hour > 23 || *minutes > 59) return std::nullopt;
    return fmt::format("{:02}:{:02}", hour, *minutes);
}

/// `Z`, `+02:00`, `+0200`, `+02`, `UTC`, `[Europe/Berlin]` after an offset
std::string zone(Scanner& in) {
    if (in.mark("zZ") || in.word("utc") || in.word("gmt")) return "UTC";
    const char sign = in.done() ? ' ' : in.rest().front();
    if (!in.mark("+-")) return {};
    const auto hours = in.number(2, 2);
    in.mark(":");
    const int minutes = in.number(2, 2).value_or(0);
    if (!hours || *hours > 14 || minutes > 59) return {};
    return fmt::format("{}{:02}:{:02}", sign, *hours, minutes);
}

std::optional<Timestamp> numeric_timestamp(std::string_view text, DayOrder order, Parser parse_date) {
    Scanner in(text);
    const auto date = parse_date(in, order);
    if (!date) return std::nullopt;
    Timestamp out{*date};
    if (in.done()) return out;
    if (!in.mark("Tt ,")) return std::nullopt;
    in.spaces();
    const auto time = clock(in);
    if (!time) return std::nullopt;
    out.time = *time;
    in.spaces();
    out.zone = zone(in);
    // what is left may only be a name that says the same: `+01:00[Europe/Paris]`
    return in.done() || in.rest().front() == '[' ? std::optional(out) : std::nullopt;
}

/// `Monday, March 27, 2023`
std::optional<Timestamp> written_timestamp(std::string_view text) {
    constexpr std::size_t longest = 80;
    if (text.size() > longest) return std::nullopt;
    const auto line = parse_schedule(text);
    if (!line || !line->pure() || !line->date || line->date->year == 0) return std::nullopt;
    const auto date = valid_date(line->date->year, line->date->month, line->date->day);
    return date ? std::optional(Timestamp{*date, line->start, line->timezone}) : std::nullopt;
}

std::optional<int> number_in(std::string_view date, std::size_t begin, std::size_t size) {
    return Scanner(date.substr(begin)).number(size, size);
}

std::chrono::sys_days days_of(std::string_view date) {
    const std::chrono::year_month_day day(
        std::chrono::year(number_in(date, 0, 4).value_or(0)),
        std::chrono::month(static_cast<unsigned>(number_in(date, 5, 2).value_or(0))),
        std::chrono::day(static_cast<unsigned>(number_in(date, 8, 2).value_or(0))));
    return std::chrono::sys_days(day);
}

std::string date_of(std::chrono::sys_days days) {
    const std::chrono::year_month_day day(days);
    return iso_date(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                    static_cast<int>(static_cast<unsigned>(day.day())));
}

/// `01:30`, `01:30:00`, `1:02:30`
std::optional<int> colon_duration(std::string_view text) {
    const auto parts = split(text, ":");
    if (parts.size() != 2 && parts.size() != 3) return std::nullopt;
    std::array<int, 3> numbers{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Scanner in(parts[i]);
        const auto number = in.number(1, 3);
        if (!number || !in.done()) return std::nullopt;
        numbers[i] = *number;
    }
    const auto [first, second, third] = numbers;
    if (parts.size() == 3 && parts[0].size() == 1) return first * minutes_a_day + second * 60 + third;
    return first * 60 + second;
}

/// `P1DT2H30M`, upper case
std::optional<int> iso_duration(std::string_view text) {
    Scanner in(text);
    if (!in.mark("P")) return std::nullopt;
    int minutes = 0;
    for (bool time = false; !in.done();) {
        if (in.mark("T")) time = true;
        const auto number = in.number(1, 4);
        if (!number) return std::nullopt;
        if (in.mark("D")) {
            minutes += *number * minutes_a_day;
        } else if (time && in.mark("H")) {
            minutes += *number * 60;
        } else if (time && in.mark("M")) {
            minutes += *number;
        } else if (!time || !in.mark("S")) {
            return std::nullopt;
        }
    }
    return minutes;
}

/// `45`, `45 min`, `45 minutes`, `1h`, `1 h 30`, `2 hours`
std::optional<int> worded_duration(std::string_view text) {
    Scanner in(text);
    const auto number = in.number(1, 4);
    if (!number) return std::nullopt;
    in.spaces();
    const bool hours = in.word("hours") || in.word("hour") || in.word("h");
    if (!hours) {
        if (in.word("minutes") || in.word("minute") || in.word("mins") || in.word("min")) in.mark(".");
        return in.done() ? number : std::nullopt;
    }
    in.spaces();
    const int minutes = in.done() ? 0 : worded_duration(in.rest()).value_or(-1);
    return minutes < 0 ? std::nullopt : std::optional(*number * 60 + minutes);
}

}  // namespace

std::optional<Timestamp> parse_timestamp(std::string_view published, DayOrder order) {
    const std::string_view text = trim(published);
    for (const Parser parse_date : {year_first, year_last}) {
        Scanner in(text);
        if (parse_date(in, order)) return numeric_timestamp(text, order, parse_date);
    }
    // `12/6/2016`, whose order nobody knows, must not be guessed elsewhere
    return letter_case(text.substr(0, 32)).has_letter ? written_timestamp(text) : std::nullopt;
}

std::optional<std::string> parse_clock(std::string_view text) {
    Scanner in(trim(text));
    auto time = clock(in);
    return in.done() ? time : std::nullopt;
}

std::optional<int> parse_duration(std::string_view published) {
    const std::string_view text = trim(published);
    if (const auto minutes = colon_duration(text)) return minutes;
    if (const auto minutes = iso_duration(text)) return minutes;
    return worded_duration(text);
}

Timestamp plus_minutes(const Timestamp& start, int minutes) {
    const int hour = number_in(start.time, 0, 2).value_or(0);
    const int total = hour * 60 + number_in(start.time, 3, 2).value_or(0) + minutes;
    const int day = total >= 0 ? total / minutes_a_day : -((minutes_a_day - 1 - total) / minutes_a_day);
    const int time = total - day * minutes_a_day;
    return {date_of(days_of(start.date) + std::chrono::days(day)),
            fmt::format("{:02}:{:02}", time / 60, time % 60), start.zone};
}

std::string next_day(std::string_view date) { return date_of(days_of(date) + std::chrono::days(1)); }

bool is_date(std::string_view text) {
    Scanner in(text);
    return text.size() == 10 && text[4] == '-' && year_first(in, DayOrder::unknown) && in.done();
}

}  // namespace lectern
