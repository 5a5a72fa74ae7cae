// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schedule_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "indexer/schedule_clock.hpp"
#include "indexer/schedule_rest.hpp"
#include "indexer/schedule_tokens.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace {

using schedule::Clock;
using schedule::rest_of;
using schedule::start_of;
using schedule::Times;
using schedule::times_of;
using schedule::Token;
using schedule::TokenRange;
using schedule::tokens_of;
using schedule::TokenType;

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};
// Abbreviations that schedules print; UTC and GMT may carry an offset.
constexpr std::array<std::string_view, 48> timezones{
    "UTC", "GMT", "BST", "IST", "WET", "WEST", "CET",  "CEST", "EET",  "EEST", "MSK",  "EST",
    "EDT", "ET",  "CST", "CDT", "CT",  "MST",  "MDT",  "MT",   "PST",  "PDT",  "PT",   "AKST",
    "HST", "AST", "ADT", "NST", "BRT", "BRST", "ART",  "CLT",  "CLST", "COT",  "PET",  "JST",
    "KST", "SGT", "HKT", "PHT", "ICT", "WIB",  "AEST", "AEDT", "ACST", "AWST", "NZST", "NZDT"};

/// Index of the name in the list by its full spelling or its first three (or,
/// for `Sept`, `Tues`, `Thurs`, more) letters; -1 when it is none.
template <std::size_t N>
int find_name(const std::array<std::string_view, N>& names, std::string_view word) {
    if (word.size() < 3) return -1;
    for (std::size_t i = 0; i < N; ++i) {
        const bool abbreviated = names[i].starts_with(word) && (word.size() <= 5);
        if (word == names[i] || abbreviated) return static_cast<int>(i);
    }
    return -1;
}

class Scanner {
public:
    explicit Scanner(std::string_view line) : line_(line), pieces_(tokens_of(line)) {}

    std::optional<ScheduleLine> run() {
        while (at_ < pieces_.size()) {
            const std::size_t before = at_;
            if (item()) {
                mark(before, at_);
                continue;
            }
            ++at_;
        }
        if (!out_.has_day() && !out_.has_time() && !out_.date_range && out_.year == 0) return std::nullopt;
        out_.rest = rest_of(line_, pieces_, std::move(used_));
        return std::move(out_);
    }

    std::vector<PartialDate> range_starts() {
        std::vector<PartialDate> found;
        while (at_ < pieces_.size()) {
            out_ = {};
            if (!item()) {
                ++at_;
            } else if (out_.range_start) {
                found.push_back(*out_.range_start);
            }
        }
        return found;
    }

    std::vector<PartialDate> dates() {
        std::vector<PartialDate> found;
        while (at_ < pieces_.size()) {
            out_ = {};
            if (item()) {
                if (out_.date && !out_.date_range) found.push_back(*out_.date);
            } else {
                ++at_;
            }
        }
        return found;
    }

private:
    const Token* peek(std::size_t ahead = 0) const {
        return at_ + ahead < pieces_.size() ? &pieces_[at_ + ahead] : nullptr;
    }
    bool is_mark(std::size_t ahead, char mark) const {
        const Token* p = peek(ahead);
        return p && p->type == TokenType::mark && p->mark == mark;
    }
    bool is_number(std::size_t ahead) const {
        const Token* p = peek(ahead);
        return p && p->type == TokenType::number;
    }
    bool is_word(std::size_t ahead, std::string_view lower) const {
        const Token* p = peek(ahead);
        return p && p->type == TokenType::word && p->lower == lower;
    }
    int month_at(std::size_t ahead) const {
        const Token* p = peek(ahead);
        return p && p->type == TokenType::word ? find_name(months, p->lower) + 1 : 0;
    }

    void mark(std::size_t begin, std::size_t end) { used_.push_back({begin, end}); }

    bool item() { return iso_day() || weekday() || month_first() || day_first() || time(); }

    /// 2024-03-21, 2024/03/21
    bool iso_day() {
        if (!is_number(0) || peek()->text.size() != 4 || !is_number(2) || !is_number(4)) return false;
        const bool dashes = is_mark(1, '-') && is_mark(3, '-');
        const bool slashes = is_mark(1, '/') && is_mark(3, '/');
        if ((!dashes && !slashes) || peek(1)->space_before || peek(2)->space_before) return false;
        if (!set_date(peek(0)->value, peek(2)->value, peek(4)->value)) return false;
        at_ += 5;
        if (is_word(0, "t") && !peek()->space_before) ++at_;
        return true;
    }

    /// A weekday counts when a date, a time or the end of its piece follows:
    /// people are called Friday, too.
    bool weekday() {
        const Token* p = peek();
        if (p->type != TokenType::word) return false;
        const int day = find_name(weekdays, p->lower);
        if (day < 0 || !letter_case(p->text).starts_upper) return false;
        std::size_t next = 1;
        if (is_mark(next, '.')) ++next;
        if (is_mark(next, ',')) ++next;
        while (is_word(next, "the") || is_word(next, "at") || is_word(next, "from") || is_mark(next, '@'))
            ++next;
        const bool closed = peek(next) == nullptr || is_mark(next, '|') || is_mark(next, '-') ||
                            is_mark(next, '(') || is_mark(next, ')') || is_mark(next, ':');
        if (!closed && month_at(next) == 0 && !is_number(next)) return false;
        pending_weekday_ = day;
        if (out_.weekday < 0 && !out_.date) out_.weekday = day;
        if (out_.date && out_.date->weekday < 0) out_.date->weekday = day;
        if (!out_.date && out_.day == 0 && day_number(next) && ordinal(next + 1) && !month_behind(next + 2)) {
            out_.day = peek(next)->value;
            next += 2;
        }
        at_ += next;
        return true;
    }

    bool month_behind(std::size_t ahead) const {
        if (is_mark(ahead, '.') || is_word(ahead, "of")) ++ahead;
        return month_at(ahead) != 0 || range_follows(ahead);
    }

    bool ordinal(std::size_t ahead) const {
        for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
            if (is_word(ahead, ending) && !peek(ahead)->space_before) return true;
        }
        return false;
    }

    bool day_number(std::size_t ahead) const {
        // `March 10:30` is a month and a time, `May 2:` a day with a colon
        const bool clock_time = is_mark(ahead + 1, ':') && !peek(ahead + 1)->space_before &&
                                is_number(ahead + 2) && !peek(ahead + 2)->space_before;
        return is_number(ahead) && peek(ahead)->text.size() <= 2 && peek(ahead)->value >= 1 &&
               peek(ahead)->value <= 31 && !clock_time;
    }

    bool range_follows(std::size_t ahead) const { return is_mark(ahead, '-') || is_word(ahead, "to"); }

    /// `February 4th and 5th`: as little one day as a range is.
    bool second_day_follows(std::size_t ahead) const {
        const bool joined = is_word(ahead, "and") || is_mark(ahead, '&');
        return joined && day_number(ahead + 1) && (ordinal(ahead + 2) || year_at(ahead + 2) != 0);
    }

    /// A year after a date: `, 2025`, `2025`, but not the `2025` of a price or time.
    int year_at(std::size_t look) const {
        if (is_mark(look, ',')) ++look;
        if (!is_number(look) || peek(look)->text.size() != 4 || is_mark(look + 1, ':')) return 0;
        const int year = peek(look)->value;
        return year < 1980 || year > 2100 ? 0 : year;
    }

    int year_after(std::size_t& next) const {
        const int year = year_at(next);
        if (year != 0) next += is_mark(next, ',') ? 2u : 1u;
        return year;
    }

    /// April 1, 2025 / Nov. 8 / March 20th / March 19-22, 2024
    bool month_first() {
        const int month = month_at(0);
        if (month == 0 || !letter_case(peek()->text).starts_upper) return false;
        std::size_t next = 1;
        if (is_mark(next, '.')) ++next;
        // `November, 22nd`
        if (is_mark(next, ',') && ordinal(next + 2)) ++next;
        if (!day_number(next)) return false;
        const int day = peek(next)->value;
        ++next;
        if (ordinal(next)) ++next;
        bool range = second_day_follows(next);
        if (range) {
            next += 2;
            if (ordinal(next)) ++next;
        }
        // `March 19-22` but not `November 10 - 10:40`
        if (range_follows(next) && day_number(next + 1)) {
            const bool time_follows = is_word(next + 2, "am") || is_word(next + 2, "pm");
            if (!time_follows) {
                range = true;
                next += 2;
                if (ordinal(next)) ++next;
            }
        }
        const int year = year_after(next);
        if (!set_date(year, month, day)) return false;
        if (range) make_range();
        at_ += next;
        return true;
    }

    /// 23 March / 1st of April 2025 / 19-22 March 2024
    bool day_first() {
        if (!day_number(0)) return false;
        std::size_t next = 1;
        if (ordinal(next)) ++next;
        bool range = false;
        if (range_follows(next) && day_number(next + 1)) {
            range = true;
            next += 2;
            if (ordinal(next)) ++next;
        }
        if (is_mark(next, '.')) ++next;
        if (is_word(next, "of")) ++next;
        const int month = month_at(next);
        if (month == 0 || !letter_case(peek(next)->text).starts_upper) return false;
        const int day = peek(0)->value;
        ++next;
        if (is_mark(next, '.')) ++next;
        const int year = year_after(next);
        if (!set_date(year, month, day)) return false;
        if (range) make_range();
        at_ += next;
        return true;
    }

    bool set_date(int year, int month, int day) {
        if (!is_valid_day(year == 0 ? 2024 : year, month, day)) return false;
        if (out_.date || out_.date_range) return true;  // the first one counts
        out_.date = PartialDate{year, month, day, pending_weekday_};
        out_.weekday = -1;
        return true;
    }

    void make_range() {
        out_.range_start = out_.date;
        out_.date.reset();
        out_.date_range = true;
    }

    /// 14:30, 2pm, 2:30 p.m.; 15.30 only where a range or a zone says it is a time
    bool clock(std::size_t& ahead, Clock& out, char separator = ':') const {
        if (!is_number(ahead) || peek(ahead)->text.size() > 2) return false;
        std::size_t next = ahead + 1;
        out = {peek(ahead)->value, 0, 0};
        out.short_form = peek(ahead)->text.size() == 1;
        bool minutes = false;
        if (is_mark(next, separator) && !peek(next)->space_before && is_number(next + 1) &&
            peek(next + 1)->text.size() == 2 && !peek(next + 1)->space_before) {
            out.minute = peek(next + 1)->value;
            minutes = true;
            next += 2;
            if (is_mark(next, ':') && is_number(next + 1) && !peek(next)->space_before) next += 2;  // seconds
        }
        for (const auto& [word, letter, meridiem] : {std::tuple{"am", "a", 1}, std::tuple{"pm", "p", 2}}) {
            if (is_word(next, word)) {
                out.meridiem = meridiem;
                ++next;
                break;
            }
            if (is_word(next, letter) && is_mark(next + 1, '.') && is_word(next + 2, "m")) {
                out.meridiem = meridiem;
                next += is_mark(next + 3, '.') ? 4u : 3u;
                break;
            }
        }
        if (!minutes && out.meridiem == 0) return false;
        if (out.hour > 12) out.meridiem = 0;  // `15:05 PM`
        if (out.minute > 59 || out.hour > 24 || (out.meridiem != 0 && (out.hour > 12 || out.hour == 0)))
            return false;
        ahead = next;
        return true;
    }

    /// `2 - 2:35 PM`: a bare hour counts as the start of a range.
    bool bare_hour_range(std::size_t& ahead, Clock& start, Clock& end) const {
        if (!is_number(ahead) || peek(ahead)->text.size() > 2 || !range_follows(ahead + 1)) return false;
        std::size_t next = ahead + 2;
        if (!clock(next, end) || end.meridiem == 0) return false;
        start = {peek(ahead)->value, 0, 0};
        if (start.hour < 1 || start.hour > 12) return false;
        ahead = next;
        return true;
    }

    /// `15.30 - 16:00`, `16.00 - 16.07`
    bool dotted_range(std::size_t& ahead, Clock& start, Clock& end) const {
        std::size_t next = ahead;
        const bool dot = clock(next, start, '.');
        if (!dot && !clock(next, start)) return false;
        if (!range_follows(next)) return false;
        ++next;
        const bool end_dot = clock(next, end, '.');
        if (!end_dot && !clock(next, end)) return false;
        if (!dot && !end_dot) return false;
        ahead = next;
        return true;
    }

    bool time() {
        Clock start;
        Clock end;
        std::size_t next = 0;
        bool has_end = false;
        if (bare_hour_range(next, start, end)) {
            has_end = true;
        } else if (dotted_range(next, start, end)) {
            has_end = true;
        } else if (clock(next, start)) {
            std::size_t after = next;
            if (range_follows(after) || is_word(after, "until") || is_word(after, "till")) {
                ++after;
                if (clock(after, end)) {
                    has_end = true;
                    next = after;
                }
            }
        } else {
            return false;
        }
        if (!out_.has_time()) {
            Times times = has_end ? times_of(start, end) : Times{start_of(start), {}};
            out_.start = std::move(times.start);
            out_.end = std::move(times.end);
        }
        at_ += next;
        zone();
        return true;
    }

    /// CET, (CEST), UTC+2
    void zone() {
        std::size_t next = 0;
        const bool bracket = is_mark(next, '(');
        if (bracket) ++next;
        const Token* p = peek(next);
        if (!p || p->type != TokenType::word ||
            std::find(timezones.begin(), timezones.end(), p->text) == timezones.end()) {
            return;
        }
        std::string name(p->text);
        ++next;
        if ((is_mark(next, '+') || is_mark(next, '-')) && is_number(next + 1) && !peek(next)->space_before &&
            !peek(next + 1)->space_before) {
            name += peek(next)->mark;
            name += peek(next + 1)->text;
            next += 2;
        }
        if (bracket) {
            if (!is_mark(next, ')')) return;
            ++next;
        }
        if (out_.timezone.empty()) out_.timezone = name;
        at_ += next;
    }

    std::string_view line_;
    std::vector<Token> pieces_;
    std::size_t at_ = 0;
    int pending_weekday_ = -1;
    std::vector<TokenRange> used_;
    ScheduleLine out_;
};

}  // namespace

std::optional<ScheduleLine> parse_schedule(std::string_view line) { return Scanner(line).run(); }

std::vector<PartialDate> find_range_starts(std::string_view text) { return Scanner(text).range_starts(); }

std::vector<PartialDate> find_dates(std::string_view text) { return Scanner(text).dates(); }

bool is_valid_day(int year, int month, int day) {
    if (year < 1 || month < 1 || month > 12 || day < 1) return false;
    return std::chrono::year_month_day{std::chrono::year{year},
                                       std::chrono::month{static_cast<unsigned>(month)},
                                       std::chrono::day{static_cast<unsigned>(day)}}
        .ok();
}

int weekday_of(int year, int month, int day) {
    const std::chrono::sys_days days =
        std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                    std::chrono::day{static_cast<unsigned>(day)}};
    return static_cast<int>(std::chrono::weekday{days}.c_encoding());
}

std::string iso_date(int year, int month, int day) {
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

}  // namespace lectern
