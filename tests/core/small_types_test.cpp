// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lectern/companies.hpp"
#include "lectern/diagnostic.hpp"
#include "lectern/exit_code.hpp"
#include "lectern/facet_names.hpp"

namespace lectern {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Companies, LoseTheirLegalForms) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"ClickHouse, Inc", "ClickHouse"},
        {"ClickHouse Inc.", "ClickHouse"},
        {"Huawei Technologies Co., Ltd", "Huawei Technologies"},
        {"Etraveli Group AB", "Etraveli Group"},
        {"Palark GmbH", "Palark"},
        {"Foo S.A.", "Foo"},
        {"Bar s.r.o.", "Bar"},
        {"Isovalent at Cisco", "Isovalent at Cisco"},
        {"Co", "Co"},
        {"Inc, Ltd", "Inc"},
        {"SA", "SA"},
        {"Comcast", "Comcast"},
        {"", ""},
        {", ,", ""},
    };
    for (const auto& [published, shown] : cases) EXPECT_EQ(display_company(published), shown) << published;
}

TEST(Companies, AreEqualWhateverTheirSpelling) {
    EXPECT_EQ(company_key("DATADOG, Inc."), company_key("Datadog"));
    EXPECT_EQ(company_key("Nestl\u00E9"), company_key("nestle SA"));
    EXPECT_EQ(company_key("G-Research"), company_key("G Research"));
    EXPECT_NE(company_key("Huawei"), company_key("Huawei Technologies"));
}

using RowValues = std::vector<std::pair<std::size_t, FacetOrdinal>>;

RowValues decoded(std::string_view encoded) {
    RowValues values;
    for_each_facet_value(encoded,
                         [&](std::size_t field, FacetOrdinal value) { values.emplace_back(field, value); });
    return values;
}

TEST(TalkRow, ComesBack) {
    EXPECT_EQ(encode_row({}), std::string(9, '\0'));
    EXPECT_THAT(decoded(encode_row({})), testing::IsEmpty());
    TalkRow row{.group = 0x87'65'43'21'0f'ed'cb, .length = 4711, .title_words = 5, .values = {}};
    row.values[1] = {0, 127, 128};
    row.values[3] = {4'294'967'295u};
    const std::string encoded = encode_row(row);
    EXPECT_EQ(encoded,
              "\xcb\xed\x0f\x21\x43\x65\x87\xe7\x24\x05"
              "\x00\x03\x00\x7f\x80\x01\x00\x01\xff\xff\xff\xff\x0f"s);
    EXPECT_THAT(decoded(encoded),
                ElementsAre(Pair(1, 0), Pair(1, 127), Pair(1, 128), Pair(3, 4'294'967'295u)));
    const TalkRowReader reader(encoded);
    EXPECT_EQ(reader.group(), row.group);
    EXPECT_EQ(reader.length(), row.length);
    EXPECT_EQ(reader.title_words(), row.title_words);
}

TEST(TalkRow, ADamagedOneEndsEarly) {
    const std::string front(9, '\0');
    EXPECT_THAT(decoded(""), testing::IsEmpty());
    EXPECT_THAT(decoded("\x01\x02"), testing::IsEmpty());
    EXPECT_THAT(decoded(front + "\x05\x01"), ElementsAre(Pair(0, 1)));
    EXPECT_THAT(decoded(front + "\x01\x80"), ElementsAre(Pair(0, 0)));
    EXPECT_THAT(decoded(front + "\xff\xff\xff\xff\xff\xff\xff\xff\xff"), testing::IsEmpty());
}

std::vector<std::pair<std::string, std::string>> names_on(std::string_view page) {
    std::vector<std::pair<std::string, std::string>> names;
    FacetPageReader reader(page);
    while (const auto value = reader.next()) names.emplace_back(value->name, value->key);
    return names;
}

TEST(FacetNames, ComeBackWithTheirKeys) {
    const std::vector<std::pair<std::string, std::string>> names = {
        {"Ada Kern", "ada kern"}, {"DaoCloud, Inc", "daocloud"}, {"\u00C9tienne", "etienne"}, {"!", "!"}};
    std::string page;
    for (const auto& [name, key] : names) append_name(page, {name, key});
    EXPECT_EQ(names_on(page), names);
    const auto whole = page.size();
    for (std::size_t bytes = 0; bytes < whole; ++bytes)
        EXPECT_LT(names_on(page.substr(0, bytes)).size(), names.size()) << bytes;
    EXPECT_THAT(names_on("\xff\xff\xff\xff\x0f!"), testing::IsEmpty());
}

TEST(FacetNames, MostTakeOneByteMoreThanTheyHave) {
    std::string page;
    append_name(page, {"Ada Kern", "ada kern"});
    EXPECT_EQ(page,
              "\x08"
              "Ada Kern"
              "\0"s);
}

TEST(FacetNames, SizesAreNumbers) {
    EXPECT_EQ(parse_facet_size("0"), FacetSize{});
    EXPECT_EQ(parse_facet_size("4711"), FacetSize{4711});
    const FacetSize updated{7, {{5, 2}, {6, 5}}};
    EXPECT_EQ(updated.in_order(), 5u);
    EXPECT_EQ(format_facet_size(updated), "7 5 2 6 5");
    EXPECT_EQ(parse_facet_size("7 5 2 6 5"), updated);
    for (const char* text :
         {"", "x", "1x", "-1", "4294967296", "7 ", "7 5", "7 7 1", "7 1 8", "0 0 0", "7  5 2"})
        EXPECT_EQ(parse_facet_size(text), std::nullopt) << text;
}

TEST(Diagnostics, LookLikeThoseOfCompilers) {
    struct Case {
        Diagnostic diagnostic;
        std::string_view text;
    };
    const Case cases[] = {
        {{.path = "a.md", .message = "is empty"}, "a.md: error: is empty"},
        {{.path = "a.md", .line = 3, .message = "bad"}, "a.md:3: error: bad"},
        {{.path = "a.md", .line = 3, .column = 7, .message = "bad", .hint = "mend it"},
         "a.md:3:7: error: bad; mend it"},
        {{.path = "a.md", .column = 7, .severity = Severity::warning, .message = "odd"},
         "a.md: warning: odd"},
        {{.path = "a\n\x1b[31m.md\x7f", .message = "bad"}, "a\\x0a\\x1b[31m.md\\x7f: error: bad"},
        {{.path = "caf\u00E9.md", .message = "bad"}, "caf\u00E9.md: error: bad"},
    };
    for (const Case& c : cases) EXPECT_EQ(to_string(c.diagnostic), c.text);
}

TEST(ExitCodes, AreTheNumbersOfTheDocumentation) {
    const std::pair<ErrorCode, int> cases[] = {
        {ErrorCode::usage, 2},           {ErrorCode::bad_query, 2},
        {ErrorCode::bad_input, 4},       {ErrorCode::not_found, 1},
        {ErrorCode::no_database, 3},     {ErrorCode::foreign_database, 3},
        {ErrorCode::schema_mismatch, 3}, {ErrorCode::locked, 3},
        {ErrorCode::corrupt, 3},         {ErrorCode::io, 5},
        {ErrorCode::interrupted, 130},
    };
    for (const auto& [error, status] : cases) EXPECT_EQ(static_cast<int>(exit_code(error)), status);
    EXPECT_EQ(static_cast<int>(ExitCode::ok), 0);
}

}  // namespace
}  // namespace lectern
