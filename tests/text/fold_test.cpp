// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/fold.hpp"

#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include <random>
#include <string>

#include "lectern/analyzer.hpp"
#include "tests/text/describe_tokens.hpp"

namespace lectern {
namespace {

using test::Case;

TEST(Fold, FoldsCaseCompatibilityAndDiacritics) {
    const Case cases[] = {
        {"", ""},
        {"Hello, WORLD\n 42!", "hello, world\n 42!"},
        {"Kapuścińska", "kapuscinska"},
        {"Sigurðarson", "sigurdarson"},
        {"ØRSTED Łódź Đoković Þór Ærø Œuvre", "orsted lodz dokovic thor aero oeuvre"},
        {"ıİ Ħal Ŋ Straße STRASSE ẞ", "ii hal n strasse strasse ss"},
        {"Nguyễn Đức Ơn", "nguyen duc on"},
        {"e\u0301 E\u0301 x\u0302\u0323 ǖ", "e e x u"},
        {"Ελληνικά ΆΣΟΣ ΐ", "ελληνικα ασοσ ι"},
        {"ﬁne ｆｕｌｌ Ⅷ ㎏ ™ x² 𝗯𝗼𝗹𝗱 ǅ", "fine full viii kg tm x2 bold dz"},
        {"Ё ё й Й ї", "е е й й ї"},
        {"हिन्दी", "हिन्दी"},
        {"ガ か\u3099 ﾊﾟ", "ガ が パ"},
        {"שָׁלוֹם", "שָׁלוֹם"},
        {"1️⃣", "1"},
        {"a\u00A0b c\u00ADd\u200B", "a b cd"},
        {"don’t – “x”", "don’t – “x”"},
        {"a\xFFz\xE2\x82", "a\uFFFDz\uFFFD\uFFFD"},
        {std::string_view("a\0B", 3), std::string_view("a\0b", 3)},
    };
    for (const Case& c : cases) EXPECT_EQ(fold(c.text), c.expected) << c.text;
}

TEST(Fold, AsciiAloneFoldsAsUnicodeDoes) {
    std::string all;
    for (char c = 0; c < 0x7F; ++c) all += c;
    EXPECT_EQ(fold(all), text::fold_unicode(all));
    std::mt19937 random(7);
    for (int i = 0; i < 500; ++i) {
        std::string ascii;
        for (int n = 0; n < 40; ++n) ascii += static_cast<char>(random() % 0x80);
        EXPECT_EQ(fold(ascii), text::fold_unicode(ascii));
    }
}

TEST(Fold, FoldingTwiceChangesNothing) {
    for (UChar32 c = 0; c < 0x20000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string text = "a";
        icu::UnicodeString(c).toUTF8String(text);
        const std::string once = fold(text + "e\u0301");
        ASSERT_EQ(fold(once), once) << "U+" << std::hex << c;
    }
}

TEST(Fold, NamesAreComparedWithoutPunctuation) {
    const Case cases[] = {
        {"", ""},
        {" - ", ""},
        {"  The  C++ Alliance, Inc. ", "the c alliance inc"},
        {"O’Reilly & Sons", "o reilly sons"},
        {"O'Reilly & Sons", "o reilly sons"},
        {"Ørsted–Łódź", "orsted lodz"},
        {"हिन्दी भाषा", "हिन्दी भाषा"},
        {"日本語・テスト", "日本語 テスト"},
        {"a\xFFz", "a z"},
        {"eBPF: What's Next? 🚀", "ebpf what s next"},
    };
    for (const Case& c : cases) EXPECT_EQ(normalize_name(c.text), c.expected) << c.text;
}

}  // namespace
}  // namespace lectern
