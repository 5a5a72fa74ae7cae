// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/language.hpp"

#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <xapian.h>

#include <string>

#include "lectern/analyzer.hpp"
#include "tests/text/describe_tokens.hpp"

namespace lectern {
namespace {

using test::Case;

TEST(Language, CodesTagsAndNamesBecomeTwoLetters) {
    const Case cases[] = {
        {"en", "en"},
        {"EN", "en"},
        {"eng", "en"},
        {"deu", "de"},
        {"ger", "de"},
        {"fra", "fr"},
        {"fre", "fr"},
        {"zho", "zh"},
        {"chi", "zh"},
        {"cmn", "zh"},
        {"ces", "cs"},
        {"cze", "cs"},
        {"slo", "sk"},
        {"nob", "nb"},
        {"zul", "zu"},
        {"iw", "he"},
        {"en-US", "en"},
        {"en_GB.UTF-8", "en"},
        {"zh-Hant-TW", "zh"},
        {"pt-br", "pt"},
        {"spa-419", "es"},
        {"English", "en"},
        {" english ", "en"},
        {"English (UK)", "en"},
        {"American English", "en"},
        {"Brazilian Portuguese", "pt"},
        {"Portuguese (Brazil)", "pt"},
        {"Mandarin Chinese", "zh"},
        {"Norwegian Bokmål", "nb"},
        {"Norwegian", "no"},
        {"Church Slavonic", "cu"},
        {"Deutsch", "de"},
        {"Français", "fr"},
        {"Español", "es"},
        {"日本語", "ja"},
        {"Русский", "ru"},
    };
    for (const Case& c : cases) EXPECT_EQ(normalize_language(c.text), c.expected) << c.text;
}

TEST(Language, WhatIsNoLanguageIsEmpty) {
    for (const char* tag :
         {"", " ", "-", "xx", "xxx", "zzz-US", "Klingon", "no subtitles", "\xFF", "(English"}) {
        const std::string expected = std::string(tag) == "(English" ? "en" : "";
        EXPECT_EQ(normalize_language(tag), expected) << tag;
    }
}

// ICU has the same tables of codes and names. It names some otherwise.
TEST(Language, AgreesWithIcuOnEveryCodeAndMostNames) {
    int codes = 0;
    int names = 0;
    for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
        if (std::string_view(*code).size() != 2) continue;
        ++codes;
        EXPECT_EQ(normalize_language(uloc_getISO3Language(*code)), normalize_language(*code)) << *code;
        icu::UnicodeString name;
        std::string utf8;
        icu::Locale(*code).getDisplayLanguage(icu::Locale::getEnglish(), name).toUTF8String(utf8);
        if (normalize_language(utf8) == *code) ++names;
    }
    EXPECT_GE(codes, 180);
    EXPECT_GE(names, 160);
}

TEST(Language, EveryStemmerOfXapianHasALanguage) {
    int stemmed = 0;
    for (char a = 'a'; a <= 'z'; ++a) {
        for (char b = 'a'; b <= 'z'; ++b) {
            const std::string code{a, b};
            const std::string_view name = text::stemmer_name(code);
            if (name == "none") continue;
            ++stemmed;
            EXPECT_EQ(name, code);
            EXPECT_EQ(normalize_language(code), code);
            EXPECT_NO_THROW(Xapian::Stem{std::string(name)}) << code;
        }
    }
    EXPECT_EQ(stemmed, 26);
    EXPECT_EQ(text::stemmer_name(""), "en");
    EXPECT_EQ(text::stemmer_name("english"), "none");
}

}  // namespace
}  // namespace lectern
