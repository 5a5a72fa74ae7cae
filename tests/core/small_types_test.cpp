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
#include "lectern/facet_row.hpp"

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

TEST(FacetRow, ComesBackAndTakesNoSpaceWithoutValues) {
    EXPECT_EQ(encode_facet_row({}), "");
    EXPECT_THAT(decoded(""), testing::IsEmpty());
    FacetRow row;
    row[1] = {0, 127, 128};
    row[3] = {4'294'967'295u};
    EXPECT_EQ(encode_facet_row(row), "\x00\x03\x00\x7f\x80\x01\x00\x01\xff\xff\xff\xff\x0f"s);
    EXPECT_THAT(decoded(encode_facet_row(row)),
                ElementsAre(Pair(1, 0), Pair(1, 127), Pair(1, 128), Pair(3, 4'294'967'295u)));
}

TEST(FacetRow, ADamagedOneEndsEarly) {
    EXPECT_THAT(decoded("\x05\x01"), ElementsAre(Pair(0, 1)));
    EXPECT_THAT(decoded("\x01\x80"), ElementsAre(Pair(0, 0)));
    EXPECT_THAT(decoded("\xff\xff\xff\xff\xff\xff\xff\xff\xff"), testing::IsEmpty());
}

TEST(FacetRow, SizesAreNumbers) {
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
