// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/meta_line.hpp"

#include <algorithm>
#include <array>

#include "indexer/edition.hpp"
#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

enum class LabelKind { who, when, where, track, event, abstract, ignored };

struct Label {
    std::string_view word;
    LabelKind kind;
};
constexpr std::array<Label, 49> labels{{{"speakers", LabelKind::who},
                                        {"speaker", LabelKind::who},
                                        {"speaker(s)", LabelKind::who},
                                        {"presenters", LabelKind::who},
                                        {"presenter", LabelKind::who},
                                        {"presented by", LabelKind::who},
                                        {"panelists", LabelKind::who},
                                        {"panellists", LabelKind::who},
                                        {"who", LabelKind::who},
                                        {"name", LabelKind::who},
                                        {"with", LabelKind::who},
                                        {"by", LabelKind::who},
                                        {"when", LabelKind::when},
                                        {"date", LabelKind::when},
                                        {"dates", LabelKind::when},
                                        {"time", LabelKind::when},
                                        {"day", LabelKind::when},
                                        {"date and time", LabelKind::when},
                                        {"date & time", LabelKind::when},
                                        {"date/time", LabelKind::when},
                                        {"scheduled", LabelKind::when},
                                        {"schedule", LabelKind::when},
                                        {"slot", LabelKind::when},
                                        {"where", LabelKind::where},
                                        {"location", LabelKind::where},
                                        {"room", LabelKind::where},
                                        {"venue", LabelKind::where},
                                        {"place", LabelKind::where},
                                        {"stage", LabelKind::where},
                                        {"track", LabelKind::track},
                                        {"co-located event", LabelKind::track},
                                        {"event", LabelKind::event},
                                        {"conference", LabelKind::event},
                                        {"abstract", LabelKind::abstract},
                                        {"description", LabelKind::abstract},
                                        {"summary", LabelKind::abstract},
                                        {"about", LabelKind::abstract},
                                        {"type", LabelKind::ignored},
                                        {"format", LabelKind::ignored},
                                        {"level", LabelKind::ignored},
                                        {"audience", LabelKind::ignored},
                                        {"duration", LabelKind::ignored},
                                        {"length", LabelKind::ignored},
                                        {"video", LabelKind::ignored},
                                        {"recording", LabelKind::ignored},
                                        {"slides", LabelKind::ignored},
                                        {"session type", LabelKind::ignored},
                                        {"tags", LabelKind::ignored},
                                        {"language", LabelKind::ignored}}};

const Label* label_of(std::string_view text, std::string_view& value) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon > 20) return nullptr;
    const std::string word = lower_ascii(trim(text.substr(0, colon)));
    const auto found =
        std::find_if(labels.begin(), labels.end(), [&](const Label& l) { return l.word == word; });
    if (found == labels.end()) return nullptr;
    value = trim(text.substr(colon + 1));
    return &*found;
}

/// `Room 5A`, `Hall 3`, `K.1.105 (La Fontaine)`: few words, no sentence.
bool is_place(std::string_view text) {
    const auto words = split_words(text);
    if (words.empty() || words.size() > 7 || text.find_first_of("?!") != std::string_view::npos) return false;
    return letter_case(words.front()).starts_upper || letter_case(text).has_digit;
}

/// A byline that says enough of itself to be one: somebody's company, a label,
/// or names in a line that is set apart.
bool trusted(const Byline& byline, LineStyle style) {
    return byline.affiliated || byline.labelled || (style.marked && style.expect_byline);
}

/// One piece of a line: everything between bars and around the schedule.
bool take_piece(std::string_view piece, LineStyle style, bool beside_schedule, Meta& meta) {
    std::string_view value;
    if (const Label* label = label_of(piece, value); label && label->kind == LabelKind::where) {
        meta.room = std::string(value);
        return true;
    }
    if (is_room(piece)) {
        if (meta.room.empty()) meta.room = std::string(piece);
        return true;
    }
    if (auto name = as_colocated_name(piece)) {
        meta.track = std::move(*name);
        return true;
    }
    // `Hyun-woo Chae, Larkwell — Platform Engineering Day`
    for (const std::string_view dash : {" — ", " – ", " - "}) {
        const auto at = piece.rfind(dash);
        if (at == std::string_view::npos) continue;
        auto name = as_colocated_name(trim(piece.substr(at + dash.size())));
        if (!name || !take_piece(trim(piece.substr(0, at)), style, beside_schedule, meta)) continue;
        meta.track = std::move(*name);
        return true;
    }
    const NameForm names = beside_schedule || style.marked ? NameForm::one_word_too : NameForm::full;
    if (auto byline = parse_byline(piece, names);
        byline && (trusted(*byline, style) || (beside_schedule && style.expect_byline))) {
        take_byline(*byline, meta);
        return true;
    }
    if (const auto events = find_events(piece);
        !events.empty() && events.front().begin == 0 && split_words(piece).size() <= 8) {
        meta.event = std::string(piece);
        return true;
    }
    if (beside_schedule && is_place(piece)) {
        if (meta.room.empty()) meta.room = std::string(piece);
        return true;
    }
    return false;
}

bool take_pieces(std::string_view text, LineStyle style, Meta& meta) {
    if (const auto schedule = parse_schedule(text);
        schedule && (schedule->has_day() || schedule->has_time())) {
        Meta copy = meta;
        take_schedule(*schedule, copy);
        for (const ScheduleRest& rest : schedule->rest) {
            // `eBPF Day Monday, May 16`: a name that can be nothing else needs no comma
            const bool parted = rest.delimited || as_colocated_name(rest.text).has_value();
            if (!parted || !take_piece(rest.text, style, true, copy)) return false;
        }
        meta = std::move(copy);
        return true;
    }
    Meta copy = meta;
    bool behind_room = false;
    for (const std::string_view piece : split(text, "|")) {
        const std::string_view clean = trim(piece);
        if (clean.empty()) return false;
        const bool room = is_room(clean);
        if (room && behind_room) {
            copy.room += " | " + std::string(clean);  // `Level 3 | Hall 7`
        } else if (!take_piece(clean, style, false, copy)) {
            return false;
        }
        behind_room = room && (behind_room || meta.room.empty());
    }
    meta = std::move(copy);
    return true;
}

MetaLine take_labelled(LabelKind kind, std::string_view value, LineStyle style, Meta& meta) {
    switch (kind) {
        case LabelKind::who: {
            meta.expecting_speakers = value.empty();
            if (value.empty()) return {true, {}};
            auto byline = parse_byline("Speakers: " + std::string(value));
            if (!byline) return {};
            take_byline(*byline, meta);
            return {true, {}};
        }
        case LabelKind::when: {
            const auto schedule = parse_schedule(value);
            if (!schedule) return {split_words(value).size() <= 6, {}};  // `to be announced`
            take_schedule(*schedule, meta);
            for (const ScheduleRest& rest : schedule->rest)
                static_cast<void>(take_piece(rest.text, style, true, meta));
            return {true, {}};
        }
        case LabelKind::where:
            if (split_words(value).size() > 12) return {};
            meta.room = std::string(value);
            return {true, {}};
        case LabelKind::track:
            meta.track = std::string(value);
            return {true, {}};
        case LabelKind::event:
            if (auto name = as_colocated_name(value)) {
                meta.track = std::move(*name);
            } else {
                meta.event = std::string(value);
            }
            return {true, {}};
        case LabelKind::abstract:
            return {true, std::string(value)};
        case LabelKind::ignored:
            return {split_words(value).size() <= 8, {}};
    }
    return {};
}

}  // namespace

bool is_label(std::string_view text) {
    std::string_view value;
    return label_of(text, value) != nullptr ? value.empty()
                                            : label_of(std::string(text) + ':', value) != nullptr;
}

bool is_room(std::string_view text) {
    constexpr std::array<std::string_view, 17> nouns{
        "room",     "hall",  "level", "pavilion", "ballroom", "auditorium", "theatre", "theater", "stage",
        "building", "floor", "booth", "track",    "salon",    "suite",      "virtual", "online"};
    const auto words = plain_words(text);
    return is_place(text) && std::any_of(words.begin(), words.end(), [&](const std::string& word) {
               return std::find(nouns.begin(), nouns.end(), word) != nouns.end();
           });
}

void take_schedule(const ScheduleLine& schedule, Meta& meta) {
    if (!meta.date && schedule.date) meta.date = schedule.date;
    if (meta.weekday < 0) {
        meta.weekday = schedule.weekday;
        meta.day = schedule.day;
    }
    if (meta.start.empty()) {
        meta.start = schedule.start;
        meta.end = schedule.end;
    }
    if (meta.timezone.empty()) meta.timezone = schedule.timezone;
}

void take_byline(const Byline& byline, Meta& meta) {
    meta.affiliated = meta.affiliated || byline.affiliated;
    meta.labelled = meta.labelled || byline.labelled;
    for (const Speaker& speaker : byline.speakers) {
        const bool known = std::any_of(meta.speakers.begin(), meta.speakers.end(),
                                       [&](const Speaker& other) { return other.name == speaker.name; });
        if (!known) meta.speakers.push_back(speaker);
    }
}

namespace {

/// `(by Ann Lee), Room 106, 10:00`: what is in parentheses, and what stands behind.
std::optional<std::pair<std::string_view, std::string_view>> cut_behind_parenthesis(std::string_view text) {
    const auto close = text.find(')');
    if (!text.starts_with('(') || close == std::string_view::npos) return std::nullopt;
    std::string_view behind = trim(text.substr(close + 1));
    for (const std::string_view mark : {",", ";", "|", "-", "–", "•"}) {
        if (!behind.starts_with(mark)) continue;
        behind = trim(behind.substr(mark.size()));
        if (behind.empty()) return std::nullopt;
        return std::pair(text.substr(1, close - 1), behind);
    }
    return std::nullopt;
}

}  // namespace

MetaLine read_meta_line(std::string_view text, LineStyle style, Meta& meta) {
    constexpr std::size_t longest_line = 600;
    std::string clean = single_spaced(text);
    if (clean.starts_with('(') && clean.find(')') + 1 == clean.size())
        clean = clean.substr(1, clean.size() - 2);
    if (clean.empty()) return {true, {}};
    std::string_view value;
    if (const Label* label = label_of(clean, value)) {
        if (label->kind != LabelKind::abstract && clean.size() > longest_line) return {};
        return take_labelled(label->kind, value, style, meta);
    }
    if (clean.size() > longest_line) return {};
    if (const auto cut = cut_behind_parenthesis(clean)) {
        Meta copy = meta;
        const bool both = read_meta_line(cut->first, style, copy).meta &&
                          read_meta_line(cut->second, {style.marked, copy.speakers.empty()}, copy).meta;
        if (both) {
            meta = std::move(copy);
            return {true, {}};
        }
    }
    if (meta.expecting_speakers) {
        if (const auto byline = parse_byline("Speakers: " + clean)) {
            take_byline(*byline, meta);
            return {true, {}};
        }
        meta.expecting_speakers = false;
    }
    return {take_pieces(clean, style, meta), {}};
}

}  // namespace lectern::markdown
