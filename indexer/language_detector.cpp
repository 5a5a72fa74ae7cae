// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/language_detector.hpp"

#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <cstdio>  // the next header takes it for granted
#include <string_view>

#include <cld2/public/compact_lang_det.h>

#include "indexer/text/characters.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

// What the detector needs to be sure of, in bytes of letters. Titles alone full
// of names are taken for anything: "AI meets Art - Agata Chęcińska" for Polish,
// "Keynote - Sumana Harihareswara" for Sundanese. Another script than Latin is
// told from a word or two; and English is what such a text is taken for anyway.
constexpr int min_bytes = 80;
constexpr int min_bytes_of_english = 30;
constexpr int min_bytes_of_script = 20;
constexpr int min_percent = 50;

constexpr std::array<std::string_view, 20> other_scripts{"ar", "be", "bg", "bn", "el", "fa",     "hi",
                                                         "hy", "iw", "ja", "ka", "ko", "mk",     "ru",
                                                         "sr", "ta", "th", "uk", "zh", "zh-Hant"};

std::string sample_of(const Talk& talk) {
    std::string sample = talk.title.substr(0, max_detection_bytes) + "\n";
    sample += talk.abstract.substr(0, max_detection_bytes);
    text::cut_at_character(sample, max_detection_bytes);
    return sample;
}

/// What the detector says of a text: of its languages the one with most of it.
struct Guess {
    CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
    int percent = 0;
    int bytes = 0;  ///< of letters
    bool is_reliable = false;
};

Guess guess_of(std::string_view text) {
    const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    Guess out;
    int valid_bytes = 0;
    // The first language is not what the call returns: there English counts for
    // nothing beside another language.
    CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()),
                                            /*is_plain_text=*/true, &no_hints, /*flags=*/0, languages.data(),
                                            percents.data(), scores.data(), /*resultchunkvector=*/nullptr,
                                            &out.bytes, &out.is_reliable, &valid_bytes);
    out.language = languages[0];
    out.percent = percents[0];
    return out;
}

/// Most texts are in one language, which shows in the first lines. What these are
/// in has the most of the sample whatever comes behind them; where the detector is
/// sure, looking further changes its answer for one talk in twenty thousand.
Guess guess_of_beginning(const std::string& sample) {
    constexpr std::size_t first_look = 400;
    constexpr int sure_percent = 95;
    std::string beginning = sample;
    text::cut_at_character(beginning, first_look);
    const Guess guess = guess_of(beginning);
    const bool sure = guess.is_reliable && guess.percent >= sure_percent;
    return sure || beginning.size() == sample.size() ? guess : guess_of(sample);
}

int bytes_needed(std::string_view code) {
    if (code == "en") return min_bytes_of_english;
    const bool script_tells =
        std::find(other_scripts.begin(), other_scripts.end(), code) != other_scripts.end();
    return script_tells ? min_bytes_of_script : min_bytes;
}

}  // namespace

std::string detect_language(const Talk& talk) {
    const Guess guess = guess_of_beginning(sample_of(talk));
    if (guess.language == CLD2::UNKNOWN_LANGUAGE || guess.percent < min_percent) return {};
    const std::string_view code = CLD2::LanguageCode(guess.language);
    const int needed = bytes_needed(code);
    if (guess.bytes < needed || (!guess.is_reliable && needed != min_bytes_of_script)) return {};
    return normalize_language(code);
}

}  // namespace lectern
