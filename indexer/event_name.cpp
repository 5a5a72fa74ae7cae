// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/event_name.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

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

/// What a folder or file is called for what lies in it, not for the event.
bool names_contents(std::string_view word) {
    constexpr std::array<std::string_view, 24> contents{
        "agenda",  "all",      "api",        "calendar", "conference", "data",      "events",   "export",
        "feed",    "grid",     "gridsmart",  "papers",   "program",    "programme", "schedule", "sched",
        "session", "sessions", "sessionize", "speakers", "talk",       "talks",     "videos",   "view"};
    return std::find(contents.begin(), contents.end(), word) != contents.end();
}

/// `droidcon`, `kotlinconf`, `devfest`, `devopsdays`.
bool calls_itself_event(std::string_view word) {
    constexpr std::size_t shortest = 5;  // `icon`
    return word.size() >= shortest && (word.ends_with("con") || names_event(word));
}

/// The words of one part of a path, and the year among them.
struct PathPart {
    std::string words;
    bool is_event = false;
    int year = 0;
};

PathPart read_path_part(std::string_view part) {
    PathPart out;
    std::size_t begin = 0;
    for (std::size_t end = 0; begin < part.size(); begin = end + 1) {
        end = std::min(part.find_first_of("-_. ", begin), part.size());
        const std::string_view word = part.substr(begin, end - begin);
        const std::string lower = lower_ascii(word);
        if (const int year = as_year(word); year != 0) {
            out.year = year;
            if (!out.words.empty()) break;  // `devconf-2024-final`
        } else if (!word.empty() && !names_contents(lower)) {
            out.is_event = out.is_event || calls_itself_event(lower);
            out.words += out.words.empty() ? "" : " ";
            out.words += word;
        }
    }
    return out;
}

/// `droidcon nyc` as a name: `Droidcon NYC`; one that has capitals is left alone.
std::string capitalised(std::string words) {
    if (words != lower_ascii(words)) return words;
    constexpr std::size_t longest_abbreviation = 3;
    for (std::size_t begin = 0, end = 0; begin < words.size(); begin = end + 1) {
        end = std::min(words.find(' ', begin), words.size());
        const std::size_t capitals = end - begin <= longest_abbreviation ? end - begin : 1;
        for (char& c : std::span(words).subspan(begin, capitals)) {
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        }
    }
    return words;
}

}  // namespace

std::string event_of_path(std::string_view path) {
    if (const auto dot = path.rfind('.');
        dot != std::string_view::npos && path.find('/', dot) == std::string_view::npos)
        path = path.substr(0, dot);
    constexpr int parts = 3;
    std::string name;
    int year = 0;
    for (int i = 0; i < parts && !path.empty() && (name.empty() || year == 0); ++i) {
        const auto slash = path.rfind('/');
        const PathPart part = read_path_part(path.substr(slash + 1));  // npos + 1 is the beginning
        if (year == 0) year = part.year;
        if (name.empty() && part.is_event) name = capitalised(part.words);
        path = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
    }
    return year == 0 ? std::string() : canonical_event(name, year);
}

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
