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

int bytes_needed(std::string_view code) {
    if (code == "en") return min_bytes_of_english;
    const bool script_tells =
        std::find(other_scripts.begin(), other_scripts.end(), code) != other_scripts.end();
    return script_tells ? min_bytes_of_script : min_bytes;
}

}  // namespace

std::string detect_language(const Talk& talk) {
    const std::string sample = sample_of(talk);
    const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    int bytes = 0;
    bool is_reliable = false;
    int valid_bytes = 0;
    CLD2::ExtDetectLanguageSummaryCheckUTF8(sample.data(), static_cast<int>(sample.size()),
                                            /*is_plain_text=*/true, &no_hints, /*flags=*/0, languages.data(),
                                            percents.data(), scores.data(), /*resultchunkvector=*/nullptr,
                                            &bytes, &is_reliable, &valid_bytes);
    // The one with most of the text, which is not what the call returns: there
    // English counts for nothing beside another language.
    if (languages[0] == CLD2::UNKNOWN_LANGUAGE || percents[0] < min_percent) return {};
    const std::string_view code = CLD2::LanguageCode(languages[0]);
    const int needed = bytes_needed(code);
    if (bytes < needed || (!is_reliable && needed != min_bytes_of_script)) return {};
    return normalize_language(code);
}

}  // namespace lectern
