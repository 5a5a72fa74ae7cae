// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/icalendar/places.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>

#include "indexer/text_util.hpp"

namespace lectern::icalendar {

namespace {

using Parts = std::vector<std::string>;

/// What stands between the commas; empty parts at the end are left out.
Parts parts_of(std::string_view location) {
    Parts parts;
    for (const std::string_view part : split(location, ",")) parts.push_back(single_spaced(part));
    while (!parts.empty() && parts.back().empty()) parts.pop_back();
    return parts;
}

std::string joined(const Parts& parts) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out += ", ";
        out += part;
    }
    return out;
}

/// English names of countries, in small letters: ICU's, and how people shorten them.
const std::set<std::string>& countries() {
    static const std::set<std::string> names = [] {
        std::set<std::string> out{
            "usa",   "u.s.a.", "uk",    "england", "scotland", "wales", "the netherlands", "czech republic",
            "korea", "uae",    "turkey"};
        for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
            icu::UnicodeString name;
            std::string utf8;
            icu::Locale("en", *code).getDisplayCountry(icu::Locale::getEnglish(), name).toUTF8String(utf8);
            out.insert(lower_ascii(utf8));
        }
        return out;
    }();
    return names;
}

bool is_state(std::string_view part) {
    return part.size() == 2 &&
           std::all_of(part.begin(), part.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// `Hall 7, Salt Lake City, UT, USA`: country, state and city go, a room stays.
void drop_city(Parts& parts) {
    if (parts.size() < 3 || !countries().contains(lower_ascii(parts.back()))) return;
    parts.pop_back();
    if (parts.size() > 2 && is_state(parts.back())) parts.pop_back();
    parts.pop_back();
}

std::size_t shared_parts(const Parts& ending, const Parts& parts) {
    const auto mine = std::mismatch(ending.rbegin(), ending.rend(), parts.rbegin(), parts.rend()).first;
    return static_cast<std::size_t>(mine - ending.rbegin());
}

}  // namespace

Places::Places(const std::vector<std::string>& locations) {
    constexpr std::size_t fewest = 3;  // two rooms may share a corridor's name by chance
    std::set<std::string> different;
    bool first = true;
    for (const std::string& location : locations) {
        Parts parts = parts_of(location);
        if (parts.size() < 2) continue;  // `Virtual` has no address
        if (!different.insert(joined(parts)).second) continue;
        parts.erase(parts.begin());  // a room is left of every location
        if (first) {
            shared_ending_ = std::move(parts);
        } else {
            const std::size_t shared = shared_parts(shared_ending_, parts);
            shared_ending_.erase(shared_ending_.begin(),
                                 shared_ending_.end() - static_cast<std::ptrdiff_t>(shared));
        }
        first = false;
    }
    if (different.size() < fewest) shared_ending_.clear();
}

std::string Places::room(std::string_view location) const {
    Parts parts = parts_of(location);
    const bool ends_so =
        parts.size() > shared_ending_.size() && shared_parts(shared_ending_, parts) == shared_ending_.size();
    if (!shared_ending_.empty() && ends_so) {
        parts.resize(parts.size() - shared_ending_.size());
    } else {
        drop_city(parts);
    }
    return joined(parts);
}

}  // namespace lectern::icalendar
