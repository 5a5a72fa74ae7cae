// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/event_name.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "indexer/edition.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace {

/// Words behind the name that region and year account for.
bool is_whole_name(const EventMention& event, std::string_view text) {
    if (event.begin != 0 || event.region.empty()) return false;
    constexpr std::size_t region_words = 2;
    return split_words(text).size() <=
           split_words(event.name).size() + region_words + std::size_t{event.year != 0};
}

bool has_year(std::string_view text) {
    const auto words = plain_words(text);
    return std::any_of(words.begin(), words.end(), [](std::string_view word) {
        // `FOSDEM'24`, `PyCon2024`, `2024/25`
        const auto digits = word.find_first_of("0123456789");
        return as_year(word.substr(std::min(digits, word.size()), 4)) != 0 ||
               (word.size() >= 3 && word[word.size() - 3] == '\'' && digits == word.size() - 2);
    });
}

}  // namespace

int as_year(std::string_view text) {
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    const bool whole = text.size() == 4 && error == std::errc() && end == text.data() + text.size();
    return whole && year >= 1980 && year <= 2100 ? year : 0;
}

bool names_only_an_event(std::string_view text) {
    const auto events = find_events(text);
    if (events.empty() || events.front().begin != 0) return false;
    const EventMention& event = events.front();
    return split_words(text).size() <=
           split_words(edition_name(event.name, event.region, event.year)).size() + 2;
}

bool names_event(std::string_view site_title) {
    if (!find_events(site_title).empty()) return true;
    constexpr std::array<std::string_view, 15> endings{
        "conf",       "days",      "fest",   "camp",      "summit",      "kaigi",      "meetup",  "bsides",
        "conference", "symposium", "unconf", "konferenz", "conferencia", "rencontres", "jornadas"};
    const auto words = plain_words(site_title);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        // `rubyconf25` and `jsconf.eu` are names, too
        word = word.substr(0, word.find_first_of(".0123456789"));
        return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
            return word.ends_with(ending) && (word.size() > ending.size() + 1 || ending.size() > 5);
        });
    });
}

std::string canonical_event(std::string_view published, int year) {
    for (const EventMention& event : find_events(published)) {
        if (event.umbrella || is_whole_name(event, published))
            return edition_name(event.name, event.region, event.year != 0 ? event.year : year);
    }
    const bool add = !published.empty() && year != 0 && !has_year(published);
    return add ? edition_name(published, "", year) : std::string(published);
}

}  // namespace lectern
