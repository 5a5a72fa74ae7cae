// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/facet_values.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string_view>
#include <system_error>
#include <utility>

#include "lectern/companies.hpp"
#include "lectern/terms.hpp"

namespace lectern {

namespace {

using Values = std::vector<std::string_view>;

Values one(std::string_view value) { return value.empty() ? Values() : Values{value}; }

/// Of a YYYY-MM-DD; empty for what is no day.
std::string_view weekday_of(std::string_view date) {
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = -1;
        const char* begin = date.data() + at;
        const auto [end, error] = std::from_chars(begin, begin + size, value);
        return error == std::errc() && end == begin + size ? value : -1;
    };
    if (date.size() != std::string_view("YYYY-MM-DD").size()) return {};
    using namespace std::chrono;
    const year_month_day day{year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))),
                             std::chrono::day(static_cast<unsigned>(number(8, 2)))};
    return day.ok() ? weekday_names[weekday(sys_days(day)).iso_encoding() - 1] : std::string_view();
}

Values not_empty(Values values) {
    std::erase(values, std::string_view());
    return values;
}

Values speaker_names(const Talk& talk) {
    Values names;
    for (const Speaker& speaker : talk.speakers) names.push_back(speaker.name);
    return not_empty(std::move(names));
}

Values companies(const Talk& talk) {
    Values names;
    for (const Speaker& speaker : talk.speakers) {
        for (const std::string& company : speaker.companies) names.push_back(display_company(company));
    }
    return not_empty(std::move(names));
}

}  // namespace

std::vector<std::string_view> whole_values(const Talk& talk, Field field) {
    switch (field) {
        case Field::speaker:
            return speaker_names(talk);
        case Field::company:
            return companies(talk);
        case Field::event:
            return one(talk.event);
        case Field::track:
            return one(talk.track);
        case Field::tag:
            return not_empty({talk.tags.begin(), talk.tags.end()});
        case Field::format:
            return one(to_string(talk.format));
        case Field::level:
            return one(talk.level);
        case Field::room:
            return one(talk.room);
        case Field::language:
            return one(talk.language);
        case Field::year:
            return one(year_of(talk));
        case Field::month:
            return one(std::string_view(talk.date).substr(0, std::string_view("YYYY-MM").size()));
        case Field::weekday:
            return one(weekday_of(talk.date));
        case Field::id:
            return one(talk.id);
        case Field::title:
        case Field::abstract:
        case Field::bio:
        case Field::date:
            break;
    }
    return {};
}

std::vector<std::string_view> distinct_values(const Talk& talk, Field field) {
    std::vector<std::string_view> out = whole_values(talk, field);
    auto end = out.begin();
    for (const std::string_view value : out) {
        if (std::find(out.begin(), end, value) == end) *end++ = value;
    }
    out.erase(end, out.end());
    return out;
}

}  // namespace lectern
