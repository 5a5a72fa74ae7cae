// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/post_days.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <set>
#include <utility>

#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

/// The day in `/blog/2026/01/23/…`, `2026-01-23-….md`.
Day day_of_path(std::string_view path) {
    std::vector<int> numbers;
    std::vector<std::size_t> sizes;
    for (std::size_t i = 0; i <= path.size(); ++i) {
        std::size_t end = i;
        while (end < path.size() && path[end] >= '0' && path[end] <= '9') ++end;
        if (end > i) {
            int value = 0;
            if (end - i <= 4) std::from_chars(path.data() + i, path.data() + end, value);
            const std::size_t n = numbers.size();
            numbers.push_back(value);
            sizes.push_back(end - i);
            if (n >= 2 && sizes[n - 2] == 4 && sizes[n - 1] <= 2 && sizes[n] <= 2 &&
                is_valid_day(numbers[n - 2], numbers[n - 1], numbers[n])) {
                return {numbers[n - 2], numbers[n - 1], numbers[n]};
            }
        }
        i = end;
    }
    return {};
}

long days_between(Day from, Day to) {
    const auto days = [](Day d) {
        return std::chrono::sys_days(std::chrono::year{d.year} / static_cast<int>(d.month) / d.day)
            .time_since_epoch()
            .count();
    };
    return static_cast<long>(days(to) - days(from));
}

std::vector<int> written_years(std::string_view text) {
    std::vector<int> out;
    for (const std::string& word : plain_words(text)) {
        int year = 0;
        if (word.size() != 4 || std::from_chars(word.data(), word.data() + 4, year).ec != std::errc())
            continue;
        if (year >= 1990 && year <= 2100) out.push_back(year);
    }
    return out;
}

/// Nothing but the post's own date says the year: announcements look up to
/// nine months ahead, recaps a few months back.
int near_post(const PartialDate& date, Day post) {
    for (const int year : {post.year, post.year + 1}) {
        if (!is_valid_day(year, date.month, date.day)) continue;
        const long ahead = days_between(post, {year, date.month, date.day});
        if (ahead >= -100 && ahead <= 270) return year;
    }
    return is_valid_day(post.year, date.month, date.day) ? post.year : 0;
}

/// 2 for `Day 2`, `Day Two: Workshops`; 0 for other headings.
int numbered_day(std::string_view heading) {
    const auto words = plain_words(heading);
    if (words.size() < 2 || words[0] != "day") return 0;
    constexpr std::array<std::pair<std::string_view, int>, 10> numbers{{{"1", 1},
                                                                        {"2", 2},
                                                                        {"3", 3},
                                                                        {"4", 4},
                                                                        {"5", 5},
                                                                        {"one", 1},
                                                                        {"two", 2},
                                                                        {"three", 3},
                                                                        {"four", 4},
                                                                        {"five", 5}}};
    for (const auto& [word, number] : numbers) {
        if (words[1] == word) return number;
    }
    return 0;
}

PartialDate days_after(const PartialDate& first, int year, int days) {
    const std::chrono::year_month_day day{
        std::chrono::sys_days(std::chrono::year{year} / first.month / first.day) + std::chrono::days{days}};
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day())), -1};
}

}  // namespace

PostDays::PostDays(const Listing& listing, const PostFacts& facts, const PostNames& names)
    : listing_(listing),
      facts_(facts),
      names_(names),
      post_day_(parse_day(facts.date)),
      path_day_(day_of_path(facts.paths)) {
    survey_entries();
}

void PostDays::fill(std::vector<Talk>& talks) const {
    for (std::size_t i = 0; i < talks.size(); ++i) {
        const auto day = day_of(listing_.entries[i]);
        const int year = day ? year_of_day(*day, listing_.entries[i]) : 0;
        if (year != 0) talks[i].date = iso_date(year, day->month, day->day);
    }
    fill_from_neighbours(talks);
    fill_from_weekdays(talks);
}

int PostDays::year_of(const Entry& entry) const {
    const auto candidates = years(entry);
    return candidates.empty() ? 0 : candidates.front();
}

std::optional<PartialDate> PostDays::day_of(const Entry& entry) const {
    if (entry.meta.date) return entry.meta.date;
    if (entry.meta.weekday >= 0) return std::nullopt;  // see fill_from_weekdays
    if (!entry.meta.has_time() && own_days_[entry.section]) return std::nullopt;
    for (std::size_t s = entry.section;; s = listing_.sections[s].parent) {
        if (const auto day = day_of_section(s)) return day;
        // a later `Day 2` without a date does not belong to the day before
        if (const int number = numbered_day(listing_.sections[s].heading)) return count_days(number, entry);
        if (s == 0) return std::nullopt;
    }
}

/// `Day 2` of `November 17th-20th`, or after a `Day 1` that has its date.
std::optional<PartialDate> PostDays::count_days(int number, const Entry& entry) const {
    for (const Section& section : listing_.sections) {
        const int other = numbered_day(section.heading);
        const auto dates = find_dates(section.heading);
        if (other == 0 || dates.size() != 1) continue;
        const int year = year_of_day(dates.front(), entry);
        if (year != 0) return days_after(dates.front(), year, number - other);
    }
    const auto starts = find_range_starts(facts_.title + '\n' + facts_.description + '\n' +
                                          listing_.sections.front().introduction);
    if (starts.size() != 1) return std::nullopt;
    const int year = year_of_day(starts.front(), entry);
    return year == 0 ? std::nullopt : std::optional(days_after(starts.front(), year, number - 1));
}

/// The one day that a section's heading or introduction names.
std::optional<PartialDate> PostDays::day_of_section(std::size_t s) const {
    const Section& section = listing_.sections[s];
    const auto in_heading = find_dates(section.heading);
    if (in_heading.size() == 1) return in_heading.front();
    std::optional<PartialDate> only;
    for (const PartialDate& date : find_dates(section.introduction)) {
        if (only && (only->month != date.month || only->day != date.day)) return std::nullopt;
        only = date;
    }
    return only;
}

/// Years in the order in which their witnesses are believed.
std::vector<int> PostDays::years(const Entry& entry) const {
    std::vector<int> out;
    const auto add = [&](int year) {
        if (year != 0 && std::find(out.begin(), out.end(), year) == out.end()) out.push_back(year);
    };
    if (const auto host = parse_schedule_host(entry.url)) add(host->year);
    for (std::size_t s = entry.section; s != 0; s = listing_.sections[s].parent) {
        for (const EventMention& mention : names_.heading(s)) add(mention.year);
        if (const auto schedule = parse_schedule(listing_.sections[s].heading); schedule && schedule->date) {
            add(schedule->date->year);
        }
    }
    for (const EventMention& mention : names_.title()) add(mention.year);
    add(usual_host_year_);
    for (const EventMention& mention : names_.description()) add(mention.year);
    for (const EventMention& mention : names_.path()) add(mention.year);
    for (const int year : written_years(facts_.title)) add(year);
    for (const EventMention& mention : names_.introduction(entry.section)) add(mention.year);
    add(path_day_.year);
    add(post_day_.year);
    return out;
}

void PostDays::survey_entries() {
    own_days_.resize(listing_.sections.size());
    std::map<int, int> votes;
    for (const Entry& entry : listing_.entries) {
        if (entry.meta.date) own_days_[entry.section] = true;
        if (const auto host = parse_schedule_host(entry.url)) ++votes[host->year];
    }
    int most = 0;
    for (const auto& [year, count] : votes) {
        if (count <= most) continue;
        most = count;
        usual_host_year_ = year;
    }
}

int PostDays::year_of_day(const PartialDate& date, const Entry& entry) const {
    if (date.year != 0) return date.year;
    const auto candidates = years(entry);
    const auto fits = [&](int year) {
        return is_valid_day(year, date.month, date.day) &&
               (date.weekday < 0 || weekday_of(year, date.month, date.day) == date.weekday);
    };
    const Day post = post_day_.year != 0 ? post_day_ : path_day_;
    const bool only_the_post_says = candidates.size() == 1 && candidates.front() == post.year;
    if (only_the_post_says && date.weekday < 0) return near_post(date, post);
    for (const int year : candidates) {
        if (fits(year)) return year;
    }
    // posts of December announce talks of March: look around the post's own year
    if (post.year != 0 && date.weekday >= 0) {
        for (const int year : {post.year, post.year + 1, post.year - 1}) {
            if (fits(year)) return year;
        }
    }
    if (candidates.empty()) return 0;
    return is_valid_day(candidates.front(), date.month, date.day) ? candidates.front() : 0;
}

/// A talk without a day takes the day of those beside it, if they share one.
void PostDays::fill_from_neighbours(std::vector<Talk>& talks) const {
    struct Shared {
        std::string day;
        bool one = true;
        int talks = 0;
    };
    std::map<std::pair<std::size_t, std::string>, Shared> beside;  // by section and track
    for (std::size_t i = 0; i < talks.size(); ++i) {
        if (talks[i].date.empty()) continue;
        Shared& shared = beside[{listing_.entries[i].section, talks[i].track}];
        shared.one = shared.one && (shared.day.empty() || shared.day == talks[i].date);
        shared.day = talks[i].date;
        ++shared.talks;
    }
    for (std::size_t i = 0; i < talks.size(); ++i) {
        if (!talks[i].date.empty() || listing_.entries[i].meta.weekday >= 0) continue;
        const auto found = beside.find({listing_.entries[i].section, talks[i].track});
        const bool told = found != beside.end() && found->second.one && found->second.talks > 1;
        if (told) talks[i].date = found->second.day;
    }
}

/// `Tuesday, 14:00`: the day of the conference that is a Tuesday.
void PostDays::fill_from_weekdays(std::vector<Talk>& talks) const {
    std::set<std::string> days;
    for (const Talk& talk : talks) days.insert(talk.date);
    for (const Section& section : listing_.sections) {
        for (const PartialDate& date : find_dates(section.heading + "\n" + section.introduction)) {
            const int year = year_of_day(date, listing_.entries.front());
            if (year != 0) days.insert(iso_date(year, date.month, date.day));
        }
    }
    std::array<std::vector<std::string>, 7> by_weekday;
    for (const std::string& day : days) {
        const Day d = parse_day(day);
        if (d.year != 0)
            by_weekday[static_cast<std::size_t>(weekday_of(d.year, d.month, d.day))].push_back(day);
    }
    for (std::size_t i = 0; i < talks.size(); ++i) {
        const int weekday = listing_.entries[i].meta.weekday;
        if (!talks[i].date.empty() || weekday < 0) continue;
        const auto& possible = by_weekday[static_cast<std::size_t>(weekday)];
        const int day = listing_.entries[i].meta.day;
        if (possible.size() == 1 && (day == 0 || parse_day(possible.front()).day == day))
            talks[i].date = possible.front();
    }
}

}  // namespace lectern::markdown
