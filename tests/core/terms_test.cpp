// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/terms.hpp"

#include <gtest/gtest.h>

#include <string>

namespace lectern {
namespace {

std::string key(Field field, const std::string& value) { return facet_key(spec(field), value); }

TEST(FacetKey, WeekdaysAreNumbered) {
    for (const char* name : {"Friday", "friday", "FRI", "Frid"})
        EXPECT_EQ(key(Field::weekday, name), "5") << name;
    for (const char* name : {"fr", "fridays", "freitag", "5"})
        EXPECT_EQ(key(Field::weekday, name), name) << name;
}

TEST(Terms, WordsTakeThePrefixOfTheirField) {
    EXPECT_EQ(text_term(spec(Field::title), "dns"), "Sdns");
    EXPECT_EQ(text_term(spec(Field::abstract), "dns"), "dns");
    EXPECT_EQ(text_term(spec(Field::company), "cisco"), "XCcisco");
}

TEST(Terms, ValuesTakeTheFilterPrefix) {
    EXPECT_EQ(filter_term(spec(Field::company), "DaoCloud, Inc"), "XCFdaocloud");
    EXPECT_EQ(filter_term(spec(Field::year), "2025"), "Y2025");
    EXPECT_EQ(filter_term(spec(Field::id), "0123456789"), "Q0123456789");
}

TEST(Terms, SpellingsOfOneNameHaveOneKey) {
    EXPECT_EQ(key(Field::company, "Etraveli Group AB"), "etraveli group");
    EXPECT_EQ(key(Field::speaker, "Kasia  KAPUŚCIŃSKA"), "kasia kapuscinska");
    EXPECT_EQ(key(Field::event, "KubeCon + CloudNativeCon"), key(Field::event, "kubecon cloudnativecon"));
    EXPECT_EQ(key(Field::format, "keynote"), "keynote");
}

TEST(Terms, TagsKeepTheirSymbols) {
    EXPECT_EQ(key(Field::tag, "C++"), "c++");
    EXPECT_EQ(key(Field::tag, "C#"), "c#");
    EXPECT_EQ(key(Field::tag, "c"), "c");
    EXPECT_EQ(key(Field::tag, "Machine-Learning"), "machine learning");
    EXPECT_EQ(key(Field::tag, " machine_ learning\t"), "machine learning");
}

TEST(Terms, NamesOfNothingButSymbolsKeepThem) {
    EXPECT_EQ(key(Field::company, "+++"), "+++");
    EXPECT_EQ(key(Field::tag, "-"), "-");
    EXPECT_EQ(key(Field::speaker, ""), "");
}

TEST(Terms, NulBytesAreLeftOutSoThatXapiansKeysHoldTheTerm) {
    EXPECT_EQ(filter_term(spec(Field::tag), std::string(200, '\0')), "XKF");
    EXPECT_EQ(filter_term(spec(Field::tag), std::string("a\0b", 3)), "XKFab");
}

TEST(Terms, LongValuesAreCutBetweenCharacters) {
    const std::string ascii(500, 'a');
    EXPECT_EQ(filter_term(spec(Field::event), ascii).size(), max_filter_term_bytes);
    std::string greek;  // two bytes a letter, three of the prefix: 200 falls between
    for (int i = 0; i < 250; ++i) greek += "λ";
    const std::string term = filter_term(spec(Field::event), greek);
    EXPECT_EQ(term.size(), max_filter_term_bytes - 1);
    EXPECT_EQ(term, "XEF" + greek.substr(0, 196));
}

}  // namespace
}  // namespace lectern
