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
#include "lectern/facet_list.hpp"

namespace lectern {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::IsEmpty;

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

std::vector<std::string> decoded(std::string_view encoded) {
    std::vector<std::string> values;
    for_each_facet_value(encoded, [&](std::string_view value) { values.emplace_back(value); });
    return values;
}

TEST(FacetList, ComesBackWithoutEmptyValuesAndRepetitions) {
    EXPECT_EQ(encode_facet_list({}), "");
    EXPECT_EQ(encode_facet_list({""}), "");
    EXPECT_EQ(encode_facet_list({"a", "b"}), "a\0b\0"s);
    EXPECT_THAT(decoded(encode_facet_list({"b", "", "a", "b", "\u00E9"})), ElementsAre("b", "a", "\u00E9"));
}

TEST(FacetList, ToleratesAValueThatIsNotClosed) {
    EXPECT_THAT(decoded("a\0b"s), ElementsAre("a", "b"));
    EXPECT_THAT(decoded(""), IsEmpty());
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
