// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/generator/talk_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string_view>
#include <utility>

namespace lectern::bench {

namespace {

constexpr std::size_t talks_an_edition = 150;
constexpr std::size_t talks_a_day = 50;
constexpr std::size_t rooms = 5;

// What every English text is full of; the words behind these are made up.
constexpr auto common_words = std::to_array<std::string_view>(
    {"the",   "and",  "to",    "of",   "a",     "in",   "we",    "for",  "is",    "with", "this",
     "that",  "how",  "on",    "you",  "are",   "can",  "will",  "as",   "it",    "our",  "from",
     "talk",  "be",   "your",  "by",   "an",    "or",   "at",    "what", "their", "have", "more",
     "using", "into", "which", "they", "about", "has",  "these", "when", "not",   "but",  "data",
     "learn", "use",  "new",   "all",  "why",   "team", "work",  "open", "build", "time", "systems"});

constexpr auto onsets = std::to_array<std::string_view>(
    {"b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl"});
constexpr auto rhymes = std::to_array<std::string_view>(
    {"a", "e", "i", "o", "u", "an", "er", "in", "or", "al", "ent", "is", "on", "ar", "el", "ing"});

/// A word that can be spoken, another for each number.
std::string spoken(std::size_t number) {
    std::string out;
    do {
        out += onsets[number % onsets.size()];
        number /= onsets.size();
        out += rhymes[number % rhymes.size()];
        number /= rhymes.size();
    } while (number > 0);
    return out;
}

std::string capitalized(std::string word) {
    if (!word.empty()) word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
    return word;
}

/// A number among so many, as unlike its neighbours as can be.
std::size_t scattered(std::size_t number) { return (number * 2654435761u) % 1000003u; }

std::string day_of(std::size_t year, std::size_t month, std::size_t day) {
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

}  // namespace

// The vocabulary of n words grows with its root (Heaps).
TalkSource::TalkSource(std::size_t talks, std::uint64_t seed)
    : random_(seed),
      left_(talks),
      words_(2000 + static_cast<std::size_t>(50 * std::sqrt(static_cast<double>(talks)))),
      people_(talks / 2 + 10),
      companies_(talks / 20 + 10),
      tags_(talks / 50 + 20) {}

/// Of names in code a few, as in the abstracts of technical talks.
std::string TalkSource::word(std::size_t rank) const {
    if (rank < common_words.size()) return std::string(common_words[rank]);
    const std::string plain = spoken(rank + 200);
    if (rank % 40 == 0) return capitalized(plain) + capitalized(spoken(rank % 251));
    if (rank % 50 == 7) return plain + std::to_string(rank % 10);
    return rank % 25 == 3 ? capitalized(plain) : plain;
}

std::string TalkSource::sentence() {
    std::string out;
    const std::size_t count = random_.between(8, 20);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string next = word(words_.pick(random_));
        if (i > 0) out += random_.chance(6) ? ", " : " ";
        out += i == 0 ? capitalized(next) : next;
    }
    return out + (random_.chance(10) ? "?" : ".");
}

std::string TalkSource::abstract() {
    std::string out;
    const std::size_t paragraphs = random_.between(1, 3);
    for (std::size_t p = 0; p < paragraphs; ++p) {
        if (p > 0) out += "\n\n";
        const std::size_t sentences = random_.between(2, 5);
        for (std::size_t s = 0; s < sentences; ++s) out += (s > 0 ? " " : "") + sentence();
    }
    return out;
}

/// The first word keeps titles apart that share their frequent ones.
std::string TalkSource::title() {
    std::string out = capitalized(spoken(scattered(random_.below(1000003))));
    const std::size_t count = random_.between(3, 8);
    for (std::size_t i = 0; i < count; ++i) out += " " + capitalized(word(words_.pick(random_)));
    return out;
}

Speaker TalkSource::speaker() {
    const std::size_t person = people_.pick(random_);
    Speaker out;
    out.name = capitalized(spoken(scattered(person) % 4096)) + " " + capitalized(spoken(person + 300));
    const std::size_t company = scattered(person * 7) % 97 == 0 ? 0 : companies_.pick(random_);
    out.affiliation = capitalized(spoken(company * 3 + 700)) + (company % 3 == 0 ? " Systems" : "");
    out.companies = {out.affiliation};
    if (person % 4 == 0) out.role = person % 8 == 0 ? "Software Engineer" : "Developer Advocate";
    return out;
}

Talk TalkSource::talk(const Edition& edition, std::size_t number) {
    constexpr auto levels = std::to_array<std::string_view>({"Beginner", "Intermediate", "Advanced"});
    Talk out;
    out.title = title();
    out.abstract = abstract();
    const std::size_t speakers = random_.chance(70) ? 1 : random_.between(2, 3);
    while (out.speakers.size() < speakers) {
        Speaker next = speaker();
        const bool known = std::any_of(out.speakers.begin(), out.speakers.end(),
                                       [&](const Speaker& other) { return other.name == next.name; });
        if (!known) out.speakers.push_back(std::move(next));
    }
    const std::size_t slot = number % talks_a_day / rooms;  // ten a day, 45 minutes from nine on
    const std::size_t minutes = 9 * 60 + slot * 45;
    out.date = edition.days[number / talks_a_day];
    out.start = fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
    out.end = fmt::format("{:02}:{:02}", (minutes + 40) / 60, (minutes + 40) % 60);
    out.event = edition.name;
    out.room = fmt::format("Hall {}", number % rooms + 1);
    out.level = levels[random_.below(levels.size())];
    out.language = "en";
    out.url = fmt::format("https://talks.example/{}/{}", editions_, number + 1);
    for (std::size_t tags = random_.below(4); out.tags.size() < tags;) {
        std::string tag = spoken(tags_.pick(random_) + 5000);
        if (std::find(out.tags.begin(), out.tags.end(), tag) == out.tags.end())
            out.tags.push_back(std::move(tag));
        else
            --tags;
    }
    return out;
}

Edition TalkSource::next() {
    constexpr auto regions = std::to_array<std::string_view>({"Europe", "North America", "Asia", "Africa"});
    constexpr std::size_t first_year = 2006;
    constexpr std::size_t years = 20;
    const std::size_t series = editions_ / (years * regions.size());
    const std::size_t year = first_year + editions_ % years;
    Edition out;
    out.name = fmt::format("{}kon {} {}", capitalized(spoken(scattered(series + 1) % 60000)),
                           regions[editions_ / years % regions.size()], year);
    const std::size_t month = random_.between(1, 12);
    const std::size_t day = random_.between(1, 25);
    for (std::size_t i = 0; i < talks_an_edition / talks_a_day; ++i)
        out.days.push_back(day_of(year, month, day + i));
    const std::size_t count = std::min(left_, talks_an_edition);
    for (std::size_t i = 0; i < count; ++i) out.talks.push_back(talk(out, i));
    left_ -= count;
    ++editions_;
    return out;
}

}  // namespace lectern::bench
