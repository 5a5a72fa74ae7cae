// SPDX-License-Identifier: GPL-2.0-or-later
// The scanner finds words without ICU wherever no dictionary is needed. Here ICU
// is asked all the same, about texts made for the purpose: between two letters,
// digits or marks, both must see a boundary or neither.
#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "indexer/text/characters.hpp"
#include "indexer/text/scanner.hpp"
#include "indexer/text/word_breaker.hpp"

namespace lectern::text {
namespace {

using Boundaries = std::set<std::size_t>;

// Where something of a word stands on both sides.
bool is_inside(std::string_view text, std::size_t at) {
    if (!begins_word(char_kind(char_at(text, at).value))) return false;
    Char before = char_before(text, at);
    while (char_kind(before.value) == CharKind::mark) {
        at -= before.size;
        before = char_before(text, at);
    }
    return begins_word(char_kind(before.value));
}

class Icu {
public:
    Icu() {
        UErrorCode status = U_ZERO_ERROR;
        iterator_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    }

    Boundaries inside(std::string_view text) {
        UErrorCode status = U_ZERO_ERROR;
        UText utext = UTEXT_INITIALIZER;
        utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
        iterator_->setText(&utext, status);
        EXPECT_TRUE(U_SUCCESS(status));
        Boundaries found;
        for (auto at = iterator_->next(); at != icu::BreakIterator::DONE; at = iterator_->next()) {
            if (is_inside(text, static_cast<std::size_t>(at))) found.insert(static_cast<std::size_t>(at));
        }
        utext_close(&utext);
        return found;
    }

private:
    std::unique_ptr<icu::BreakIterator> iterator_;
};

Boundaries ours_inside(std::string_view text) {
    WordBreaker breaker;
    Scanner scanner(text, breaker);
    Boundaries found;
    for (Piece piece; scanner.next(piece);) {
        for (const std::size_t at : {piece.begin, piece.end}) {
            if (is_inside(text, at)) found.insert(at);
        }
    }
    return found;
}

std::string random_text(std::mt19937& random, const std::vector<char32_t>& alphabet, std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        const auto c = static_cast<UChar32>(alphabet[random() % alphabet.size()]);
        icu::UnicodeString(c).toUTF8String(text);
    }
    return text;
}

// The text with a bar at each boundary, so that a difference can be seen.
std::string marked(std::string_view text, const Boundaries& boundaries) {
    std::string out(text);
    for (auto at = boundaries.rbegin(); at != boundaries.rend(); ++at) out.insert(*at, "|");
    return out;
}

void expect_agreement(const std::vector<char32_t>& alphabet, int texts) {
    std::mt19937 random(20240815);
    Icu icu;
    for (int i = 0; i < texts && !testing::Test::HasFailure(); ++i) {
        const std::string text = random_text(random, alphabet, 100);
        EXPECT_EQ(marked(text, ours_inside(text)), marked(text, icu.inside(text)));
    }
}

// Every assigned character of these kinds.
std::vector<char32_t> all_of(const std::set<CharKind>& kinds) {
    std::vector<char32_t> found;
    for (char32_t c = 0; c <= 0x1FFFF; ++c) {
        // ICU lets these two, marks of Vietnamese Han, break words that they end.
        if (c == 0x16FF0 || c == 0x16FF1) continue;
        if (u_isdefined(static_cast<UChar32>(c)) != 0 && kinds.contains(char_kind(c))) found.push_back(c);
    }
    return found;
}

TEST(Boundaries, AsciiNeedsNoDictionary) {
    std::vector<char32_t> alphabet;
    for (char32_t c = 0; c < 0x80; ++c) alphabet.push_back(c);
    expect_agreement(alphabet, 2000);
    expect_agreement({U'a', U'B', U'1', U'.', U',', U'_', U'\'', U'+', U'#', U'-', U' '}, 2000);
}

TEST(Boundaries, ScriptsWithSpacesNeedNoDictionary) {
    const std::set<CharKind> plain{CharKind::other,  CharKind::lower, CharKind::upper,
                                   CharKind::letter, CharKind::digit, CharKind::mark};
    expect_agreement(all_of(plain), 1000);
    expect_agreement(all_of({CharKind::lower, CharKind::upper, CharKind::letter, CharKind::digit}), 2000);
}

TEST(Boundaries, KoreanNeedsNoDictionary) {
    std::vector<char32_t> alphabet = all_of({CharKind::hangul});
    expect_agreement(alphabet, 200);
    alphabet.resize(20);
    for (const char32_t c : {U' ', U'a', U'B', U'é', U'1', U'ㅋ', U'.'}) alphabet.push_back(c);
    expect_agreement(alphabet, 1000);
}

TEST(Boundaries, RunsOfDictionaryScriptsAreSplitAsInTheWholeText) {
    Icu icu;
    for (const std::string_view text :
         {"東京でのクラウドネイティブ2024年の第1回勉強会、Kubernetes入門とeBPF。",
          "云原生计算基金会 Cilium项目,网络策略", "ภาษาไทยเป็นภาษาราชการ ใช้ Kubernetes ในระบบคลาวด์",
          "ພາສາລາວ ភាសាខ្មែរ မြန်မာဘာသာ", "サーバー・レス ｶﾞｷﾞ か\u3099き 々ー〆", "한국어와 漢字 서울市"}) {
        EXPECT_EQ(ours_inside(text), icu.inside(text)) << text;
    }
}

TEST(Boundaries, HanAndKanaInAnyOrderAreSplitAsInTheWholeText) {
    std::vector<char32_t> alphabet{U' ', U'a', U'1', U'ー', U'々', U'、'};
    for (char32_t c = U'ぁ'; c <= U'ヶ'; ++c) {
        if (char_kind(c) == CharKind::dictionary) alphabet.push_back(c);
    }
    for (char32_t c = U'一'; c < U'一' + 500; ++c) alphabet.push_back(c);
    expect_agreement(alphabet, 300);
}

}  // namespace
}  // namespace lectern::text
