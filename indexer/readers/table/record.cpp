// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/table/record.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "indexer/format_guess.hpp"
#include "indexer/readers/table/people.hpp"
#include "indexer/session_kind.hpp"
#include "indexer/session_record.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern::table {

namespace {

constexpr auto npos = std::string_view::npos;

bool is_turned_down(std::string_view status) {
    const std::string word = normalize_name(status);
    constexpr std::string_view states[] = {
        "rejected",   "declined", "withdrawn", "canceled",     "cancelled",     "waitlist",
        "waitlisted", "deleted",  "draft",     "not accepted", "decline queue", "canceled by speaker",
        "duplicate"};
    return std::find(std::begin(states), std::end(states), word) != std::end(states);
}

std::vector<std::string> tags_of(const std::vector<std::string>& cells) {
    std::vector<std::string> tags;
    const auto take = [&](std::string_view tag) {
        std::string clean = clean_line(tag);
        if (!clean.empty() && std::find(tags.begin(), tags.end(), clean) == tags.end())
            tags.push_back(std::move(clean));
    };
    for (const std::string& cell : cells) {
        const auto list = nlohmann::json::parse(cell, nullptr, /*allow_exceptions=*/false);
        if (list.is_array()) {
            for (const auto& item : list)
                if (item.is_string()) take(item.get_ref<const std::string&>());
            continue;
        }
        const std::string_view mark = cell.find(';') != npos ? ";" : cell.find('\n') != npos ? "\n" : ",";
        for (const std::string_view tag : split(cell, mark)) take(tag);
    }
    return tags;
}

/// Both texts, unless one says it all.
std::string abstract_of(const Record& record) {
    std::string abstract = clean_text(record.first(Fact::abstract));
    const std::string description = clean_text(record.first(Fact::description));
    if (description.empty() || abstract.find(description) != npos) return abstract;
    if (abstract.empty() || description.find(abstract) != npos) return description;
    return abstract + "\n\n" + description;
}

/// `Shanghai UTC+8` -> `UTC+8`; `CET`.
std::string zone_of(std::string_view cell) {
    const std::string line = clean_line(cell);
    for (const std::string_view word : split_words(line)) {
        if (word.starts_with("UTC") || word.starts_with("GMT")) return std::string(word);
    }
    return line;
}

/// A clock, or a whole timestamp, whose day counts where the table has no other.
void set_clock(Talk& talk, std::string& clock, std::string_view cell, DayOrder order) {
    if (auto time = parse_clock(cell)) {
        clock = std::move(*time);
        return;
    }
    const auto stamp = parse_timestamp(cell, order);
    if (!stamp) return;
    clock = stamp->time;
    if (talk.date.empty()) talk.date = stamp->date;
    if (talk.timezone.empty()) talk.timezone = stamp->zone;
}

void set_times(Talk& talk, const Record& record, DayOrder order) {
    talk.timezone = zone_of(record.first(Fact::timezone));
    if (const auto day = parse_timestamp(record.first(Fact::date), order)) {
        talk.date = day->date;
        talk.start = day->time;
        if (talk.timezone.empty()) talk.timezone = day->zone;
    }
    set_clock(talk, talk.start, record.first(Fact::start), order);
    set_clock(talk, talk.end, record.first(Fact::end), order);
    const auto minutes = parse_duration(record.first(Fact::duration));
    if (talk.end.empty() && minutes && *minutes > 0 && *minutes < 24 * 60 && !talk.start.empty()) {
        const Timestamp start{talk.date.empty() ? "2000-01-01" : talk.date, talk.start};
        talk.end = plus_minutes(start, *minutes).time;
    }
    if (talk.end == talk.start) talk.end.clear();
    if (talk.start.empty()) talk.timezone.clear();
}

void set_kind(Talk& talk, const Record& record) {
    talk.format = guess_format(talk.title, talk.abstract);
    if (talk.format != Format::talk) return;
    const std::string kind = clean_line(record.first(Fact::format));
    talk.format = format_of_type(kind).value_or(Format::talk);
}

std::string key_of(const Record& record) {
    if (const auto id = trim(record.first(Fact::id)); !id.empty()) return std::string(id);
    std::string key;
    for (const Fact fact : {Fact::title, Fact::date, Fact::start, Fact::abstract, Fact::description})
        key.append(record.first(fact)).append(1, '\n');
    return key;
}

/// What there is one of for each speaker.
constexpr Fact of_speakers[] = {Fact::speakers, Fact::first_name, Fact::last_name, Fact::affiliation,
                                Fact::role,     Fact::tagline,    Fact::biography};

bool names_somebody(const Record& record) {
    return !trim(record.first(Fact::speakers)).empty() || !trim(record.first(Fact::first_name)).empty() ||
           !trim(record.first(Fact::last_name)).empty();
}

}  // namespace

DayOrder day_order_of(const std::vector<Record>& records) {
    std::size_t day_first = 0;
    std::size_t month_first = 0;
    for (const Record& record : records) {
        for (const Fact fact : {Fact::date, Fact::start}) {
            const std::string_view cell = trim(record.first(fact));
            const bool has_order = cell.find('/') <= 2 && parse_timestamp(cell, DayOrder::unknown);
            if (!has_order) continue;
            const std::string date = parse_timestamp(cell, DayOrder::day_first)->date;
            const auto first =
                std::string(2 - cell.find('/'), '0') + std::string(cell.substr(0, cell.find('/')));
            const bool is_day = date.ends_with(first);
            const bool is_month = std::string_view(date).substr(5, 2) == first;
            day_first += is_day && !is_month;
            month_first += is_month && !is_day;
        }
    }
    if (day_first == month_first) return DayOrder::unknown;
    return day_first > month_first ? DayOrder::day_first : DayOrder::month_first;
}

std::vector<Record> join_speakers(std::vector<Record> records) {
    std::vector<Record> out;
    std::unordered_map<std::string, std::size_t> known;
    for (Record& record : records) {
        const auto [entry, is_new] = known.try_emplace(key_of(record), out.size());
        const bool same = !is_new && names_somebody(record) &&
                          trim(out[entry->second].first(Fact::title)) == trim(record.first(Fact::title));
        if (!same) {
            entry->second = out.size();
            out.push_back(std::move(record));
            continue;
        }
        for (const Fact fact : of_speakers) {
            auto& cells = record.values[static_cast<std::size_t>(fact)];
            auto& mine = out[entry->second].values[static_cast<std::size_t>(fact)];
            mine.insert(mine.end(), cells.begin(), cells.end());
        }
    }
    return out;
}

std::optional<Talk> to_talk(const Record& record, DayOrder order, const std::string& event) {
    Talk talk;
    talk.title = clean_line(record.first(Fact::title));
    if (talk.title.empty() || is_turned_down(record.first(Fact::status))) return std::nullopt;
    talk.speakers = speakers_of(record);
    const std::string kind = clean_line(record.first(Fact::format));
    if (!is_talk({.title = talk.title, .category = kind, .has_speakers = !talk.speakers.empty()}))
        return std::nullopt;
    talk.abstract = abstract_of(record);
    talk.subtitle = clean_line(record.first(Fact::subtitle));
    set_times(talk, record, order);
    set_kind(talk, record);
    talk.event = clean_line(record.first(Fact::event));
    if (talk.event.empty()) talk.event = event;
    talk.track = clean_line(record.first(Fact::track));
    talk.room = clean_line(record.first(Fact::room));
    talk.level = clean_line(record.first(Fact::level));
    talk.url = trim(record.first(Fact::url));
    talk.video_url = trim(record.first(Fact::video_url));
    talk.slides_url = trim(record.first(Fact::slides_url));
    talk.tags = tags_of(record.all(Fact::tags));
    talk.language = normalize_language(trim(record.first(Fact::language)));
    return talk;
}

}  // namespace lectern::table
