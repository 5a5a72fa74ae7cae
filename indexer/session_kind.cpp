// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/session_kind.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/lexicon.hpp"
#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

constexpr auto npos = std::string_view::npos;

/// How much of a phrase is about a programme's pauses.
enum class Phrase {
    other,      ///< some word is about something else
    gathering,  ///< party, reception, expo: also what a talk may be called
    pause       ///< break, lunch, registration
};

bool is_number(std::string_view word) { return word.find_first_not_of("0123456789") == npos; }

/// Chinese, Japanese and Korean put the noun last, without spaces: お昼休憩.
bool is_compound_pause(std::string_view word) {
    constexpr std::size_t longest = 8;
    constexpr std::string_view nouns[] = {"休憩", "休み", "昼食", "受付", "ランチ", "午餐", "茶歇",
                                          "休息", "签到", "簽到", "午休", "휴식",   "점심", "시간"};
    return code_points(word) <= longest &&
           std::any_of(std::begin(nouns), std::end(nouns),
                       [&](std::string_view noun) { return word.ends_with(noun); });
}

/// `Kaffeepause`, `Vormittagspause`, `koffiepauze`: a part of the day or a drink
/// before the noun.
bool is_germanic_pause(std::string_view word) {
    for (const std::string_view noun : {"pause", "pauze", "paus", "essen", "rast"}) {
        if (!word.ends_with(noun) || word.size() == noun.size()) continue;
        const std::string_view first = word.substr(0, word.size() - noun.size());
        if (lexicon::is_pause_modifier(first)) return true;
        if (first.ends_with('s') && lexicon::is_pause_modifier(first.substr(0, first.size() - 1)))
            return true;
    }
    return false;
}

bool is_pause(std::string_view word) {
    return lexicon::is_pause_word(word) || is_germanic_pause(word) || is_compound_pause(word);
}

Phrase phrase_of(const std::vector<std::string_view>& words) {
    Phrase found = Phrase::other;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i + 1 < words.size()) {
            const std::string pair = std::string(words[i]).append("_").append(words[i + 1]);
            if (lexicon::is_pause_word(pair) || lexicon::is_gathering_word(pair)) {
                found = std::max(found, lexicon::is_pause_word(pair) ? Phrase::pause : Phrase::gathering);
                ++i;
                continue;
            }
        }
        if (is_pause(words[i])) {
            found = Phrase::pause;
        } else if (lexicon::is_gathering_word(words[i])) {
            found = std::max(found, Phrase::gathering);
        } else if (!lexicon::is_pause_modifier(words[i]) && !is_number(words[i])) {
            return Phrase::other;
        }
    }
    return found;
}

Phrase phrase_of(std::string_view text) {
    const std::string words = normalize_name(text);
    return phrase_of(split_words(words));
}

/// The part of a title before what only says where, for whom or who pays:
/// `Lunch - Hall 3`, `Coffee Break sponsored by Acme`, `Registration (Level 2)`.
Phrase opening_of(std::string_view title) {
    std::size_t end = title.size();
    for (const std::string_view mark : {": ", " - ", " – ", " — ", " | ", " (", " @ "})
        end = std::min(end, title.find(mark));
    const std::string normalized = normalize_name(title.substr(0, end));
    auto words = split_words(normalized);
    constexpr std::string_view links[] = {"at",   "auf",       "bei",       "brought",   "by",    "chez",
                                          "dans", "en",        "for",       "hosted",    "im",    "in",
                                          "on",   "presented", "sponsored", "supported", "until", "with"};
    const auto is_link = [&](std::string_view word) {
        return std::find(std::begin(links), std::end(links), word) != std::end(links);
    };
    // `Check-in` is no place
    const auto first = words.size() > 2 ? words.begin() + 2 : words.end();
    auto link = std::find_if(first, words.end(), is_link);
    if (words.size() > 2 && is_link(words[1]) && phrase_of({words[0], words[1]}) == Phrase::other)
        link = words.begin() + 1;
    words.erase(link, words.end());
    return phrase_of(words);
}

/// `CiliumCon - Half-Day Event | ALL ACCESS PASS REQUIRED`, `Maintainer Summit
/// (Invitation Only)`: who may come in is said of events, not of talks.
bool is_admission_notice(std::string_view text) {
    constexpr std::string_view notice[] = {
        "access", "additional",   "advance",    "all",       "by",       "day",  "event",
        "full",   "half",         "invitation", "invite",    "is",       "only", "pass",
        "pre",    "registration", "required",   "rsvp",      "separate", "sold", "out",
        "ticket", "tickets",      "invited",    "attendees", "guests",   "a",    "holders"};
    constexpr std::string_view telling[] = {"event", "required", "only", "invitation", "rsvp", "sold"};
    const std::string normalized = normalize_name(text);
    const auto words = split_words(normalized);
    const auto among = [](const auto& list) {
        return [&list](std::string_view word) {
            return std::find(std::begin(list), std::end(list), word) != std::end(list);
        };
    };
    return words.size() > 1 && std::all_of(words.begin(), words.end(), among(notice)) &&
           std::any_of(words.begin(), words.end(), among(telling));
}

bool ends_with_admission_notice(std::string_view title) {
    for (const std::string_view mark : {" - ", " – ", " | ", "("}) {
        if (const auto at = title.rfind(mark);
            at != npos && is_admission_notice(title.substr(at + mark.size())))
            return true;
    }
    return false;
}

}  // namespace

bool is_talk(const SessionFacts& session) {
    const Phrase title = phrase_of(session.title);
    if (title == Phrase::pause) return false;
    if (session.has_speakers) return true;
    if (ends_with_admission_notice(session.title)) return false;
    return !session.service && title == Phrase::other && opening_of(session.title) != Phrase::pause &&
           phrase_of(session.category) == Phrase::other;
}

}  // namespace lectern
