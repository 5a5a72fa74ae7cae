// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/wording.hpp"

#include <fmt/format.h>

#include <string_view>

#include "query/render/terminal.hpp"

namespace lectern {

namespace {

constexpr std::size_t max_query_columns = 200;  ///< of a query that is repeated to its author

}  // namespace

std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string talks(std::size_t count) {
    if (count == 0) return "no talks";
    return grouped(count) + (count == 1 ? " talk" : " talks");
}

std::string shortened(const std::string& query) { return fit(printable(query), max_query_columns); }

std::string asked_for(const SearchRequest& request) {
    std::string out;
    if (!request.query.empty()) out = " for " + shortened(request.query);
    const Filter* previous = nullptr;
    for (const Filter& filter : request.where) {
        if (previous != nullptr && previous->field == filter.field) {
            out += " or " + filter.value;
        } else {
            out += fmt::format(", {} {}", spec(filter.field).name, filter.value);
        }
        previous = &filter;
    }
    return out;
}

std::string named(const Speaker& speaker) {
    if (speaker.role.empty() && speaker.affiliation.empty()) return speaker.name;
    const bool both = !speaker.role.empty() && !speaker.affiliation.empty();
    return speaker.name + " (" + speaker.role + (both ? ", " : "") + speaker.affiliation + ")";
}

std::string time_of_day(const Talk& talk) {
    if (talk.start.empty()) return {};
    std::string out = talk.start;
    if (!talk.end.empty()) out += "–" + talk.end;
    if (!talk.timezone.empty()) out += " " + talk.timezone;
    return out;
}

const std::string& address_of(const Talk& talk) {
    if (!talk.url.empty()) return talk.url;
    return talk.video_url.empty() ? talk.slides_url : talk.video_url;
}

}  // namespace lectern
