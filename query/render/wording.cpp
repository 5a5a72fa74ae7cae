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
    if (!request.similar_to.empty()) out = " like " + shortened(request.similar_to);
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

std::string named(const std::vector<Speaker>& speakers) {
    std::string out;
    for (const Speaker& speaker : speakers) out += (out.empty() ? "" : ", ") + named(speaker);
    return out;
}

std::vector<std::string> facts_of(const Talk& talk) {
    std::vector<std::string> facts{talk.date, time_of_day(talk), talk.event, talk.track};
    if (talk.format != Format::talk) facts.emplace_back(to_string(talk.format));
    std::erase(facts, std::string());
    return facts;
}

std::string elsewhere(const Hit& hit) {
    std::string out;
    for (const Showing& showing : hit.also_at) {
        const std::string& where = showing.event.empty() ? showing.date : showing.event;
        out += (out.empty() ? "also at " : ", ") + (where.empty() ? showing.id : where);
    }
    return out;
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

std::string link_target(std::string_view address) {
    if (!address.starts_with("https://") && !address.starts_with("http://")) return {};
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view never = "\"<>\\^`{|}";
    std::string out;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F && never.find(c) == std::string_view::npos) {
            out += c;
        } else {
            out += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return out;
}

}  // namespace lectern
