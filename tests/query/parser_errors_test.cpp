// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lectern/query.hpp"

namespace lectern {
namespace {

struct ErrorCase {
    std::string query;
    std::string message;
    std::string hint;
    std::string place;  ///< the bytes the error points at
};

void expect_errors(const std::vector<ErrorCase>& cases) {
    for (const ErrorCase& c : cases) {
        const auto parsed = parse_query(c.query);
        ASSERT_FALSE(parsed.ok()) << "query: " << c.query << " gave " << to_string(parsed->root);
        const Error& error = parsed.error();
        EXPECT_EQ(error.code, ErrorCode::bad_query) << "query: " << c.query;
        EXPECT_EQ(error.message, c.message) << "query: " << c.query;
        EXPECT_EQ(error.hint, c.hint) << "query: " << c.query;
        ASSERT_TRUE(error.where.has_value()) << "query: " << c.query;
        EXPECT_EQ(c.query.substr(error.where->begin, error.where->end - error.where->begin), c.place)
            << "query: " << c.query;
    }
}

const std::string year_hint = "years are written 2025, ranges 2024..2026, 2024.. or ..2024";
const std::string date_hint = "dates are written 2025, 2025-04 or 2025-04-01, ranges 2025-04-01..2025-04-04";
const std::string all_fields =
    "the fields are title, abstract, speaker, company, event, track, tag, bio, format, level, room, "
    "language, year, month, "
    "weekday, date, id; "
    "to search for the text itself, put it in quotes";

TEST(QueryParser, QueryOfEmptyPartsIsAnError) {
    expect_errors({
        {"\"\"", "there is nothing to search for in this query", "an empty query finds every talk", "\"\""},
        {"-() ()", "there is nothing to search for in this query", "an empty query finds every talk",
         "-() ()"},
    });
}

TEST(QueryParser, UnknownFieldIsAnError) {
    expect_errors({
        {"dns speker:rice", "there is no field 'speker'",
         "did you mean speaker:? To search for the text itself, put it in quotes", "speker:"},
        {"Compnay:x", "there is no field 'Compnay'",
         "did you mean company:? To search for the text itself, put it in quotes", "Compnay:"},
        {"yaer:2024", "there is no field 'yaer'",
         "did you mean year:? To search for the text itself, put it in quotes", "yaer:"},
        {"conferences:x", "there is no field 'conferences'",
         "did you mean event:? To search for the text itself, put it in quotes", "conferences:"},
        {"localhost:8080", "there is no field 'localhost'", all_fields, "localhost:"},
        {"-foo:bar", "there is no field 'foo'", all_fields, "foo:"},
        {"(a (b foo:bar))", "there is no field 'foo'", all_fields, "foo:"},
    });
}

TEST(QueryParser, FieldWithoutValueIsAnError) {
    expect_errors({
        {"a title:", "there is nothing after 'title:'", "for example title:dns", "title:"},
        {"(title:)", "there is nothing after 'title:'", "for example title:dns", "title:"},
        {"title:\"\"", "there is nothing after 'title:'", "for example title:dns", "title:"},
        {"a title:() b", "there is nothing after 'title:'", "for example title:dns", "title:"},
        {"year:", "there is nothing after 'year:'", "for example year:2024..2026", "year:"},
    });
}

TEST(QueryParser, BadYearBoundIsAnError) {
    expect_errors({
        {"year:abc", "'abc' is no year", year_hint, "abc"},
        {"year:20x4..", "'20x4' is no year", year_hint, "20x4"},
        {"a year:2024..20x6 b", "'20x6' is no year", year_hint, "20x6"},
        {"year:25", "'25' is no year", year_hint, "25"},
        {"year:2024.", "'2024.' is no year", year_hint, "2024."},
        {"year:2024-", "'2024-' is no year", year_hint, "2024-"},
        {"year:-2024", "'-2024' is no year", year_hint, "-2024"},
        {"year:>2024", "'>2024' is no year", year_hint, ">2024"},
        {"year:2024-05", "'05' is no year", year_hint, "05"},
        {"year:..", "the range 'year:..' has no ends", "for example year:2024..2026", ".."},
        {"year:2026..2024", "the range 'year:2026..2024' ends before it begins",
         "did you mean year:2024..2026?", "2026..2024"},
        {"year:(2024 OR foo)", "'foo' is no year", year_hint, "foo"},
        {"year:last-year", "'last-year' depends on today's date, which is not known here", year_hint,
         "last-year"},
    });
}

TEST(QueryParser, DaysAreNoYears) {
    const auto parsed = parse_query("dns year:last-month", {.today = "2026-03-01"});
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().message, "'last-month' is no year");
    EXPECT_EQ(parsed.error().hint, "for the days write date:last-month");
    EXPECT_EQ(parsed.error().where, (ByteRange{9, 19}));
}

TEST(QueryParser, BadDistanceIsAnError) {
    const std::string hint = "write how many words may lie apart, 1 to 1000: NEAR/5";
    expect_errors({
        {"a NEAR/x b", "'NEAR/x' is no distance", hint, "NEAR/x"},
        {"a NEAR/ b", "'NEAR/' is no distance", hint, "NEAR/"},
        {"a NEAR/0 b", "'NEAR/0' is no distance", hint, "NEAR/0"},
        {"a NEAR/1001 b", "'NEAR/1001' is no distance", hint, "NEAR/1001"},
        {"a NEAR/-5 b", "'NEAR/-5' is no distance", hint, "NEAR/-5"},
    });
}

TEST(QueryParser, NearJoinsWordsOnly) {
    const std::string hint = "for example big NEAR/5 tcp";
    expect_errors({
        {"big NEAR/5 (tcp OR udp)", "NEAR/5 stands between words or phrases", hint, "NEAR/5"},
        {"(big tcp) NEAR udp", "NEAR stands between words or phrases", hint, "NEAR"},
        {"big NEAR/5 year:2024", "NEAR/5 stands between words or phrases", hint, "NEAR/5"},
        {"big NEAR/5 tc*", "NEAR/5 stands between words or phrases", hint, "NEAR/5"},
        {"title:big NEAR/5 tcp", "NEAR joins words of one field",
         "write the field once, before a parenthesis: title:(big NEAR/5 tcp)", "big NEAR/5 tcp"},
    });
}

TEST(QueryParser, BadDateBoundIsAnError) {
    expect_errors({
        {"date:tomorrow", "'tomorrow' is no date", date_hint, "tomorrow"},
        {"date:yesterday", "'yesterday' depends on today's date, which is not known here", date_hint,
         "yesterday"},
        {"date:2024-13-45", "'2024-13-45' is no date: there is no month 13", date_hint, "2024-13-45"},
        {"date:2024-00", "'2024-00' is no date: there is no month 0", date_hint, "2024-00"},
        {"date:2025-02-29", "'2025-02-29' is no date: that month has 28 days", date_hint, "2025-02-29"},
        {"date:2025-04-00", "'2025-04-00' is no date: that month has 30 days", date_hint, "2025-04-00"},
        {"date:2025-4-1", "'2025-4-1' is no date", date_hint, "2025-4-1"},
        {"date:20250401", "'20250401' is no date", date_hint, "20250401"},
        {"date:2025-", "'2025-' is no date", date_hint, "2025-"},
        {"date:2025-04-01T10", "'2025-04-01T10' is no date", date_hint, "2025-04-01T10"},
        {"date:2025-04-01..x", "'x' is no date", date_hint, "x"},
        {"date:2025-06..2025-04", "the range 'date:2025-06..2025-04' ends before it begins",
         "did you mean date:2025-04..2025-06?", "2025-06..2025-04"},
    });
}

TEST(QueryParser, UnknownKeywordIsAnErrorWithTheChoices) {
    expect_errors({
        {"format:keynotes", "there is no format 'keynotes'", "did you mean format:keynote?", "keynotes"},
        {"format:banquet", "there is no format 'banquet'",
         "the formats are talk, keynote, lightning, panel, tutorial, workshop, contribfest, remarks, "
         "meeting, "
         "film, announcement",
         "banquet"},
        {"language:klingonish", "there is no language 'klingonish'",
         "languages are written as in ISO 639-1: en, es, ja", "klingonish"},
    });
}

TEST(QueryParser, NestingIsBounded) {
    const std::string deepest = std::string(max_query_depth, '(') + "a" + std::string(max_query_depth, ')');
    const auto bounded = parse_query(deepest);
    ASSERT_TRUE(bounded.ok());
    EXPECT_EQ(to_string(bounded->root), "a");
    const auto parsed = parse_query(std::string(max_query_depth + 1, '(') + "a");
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().message, "parentheses are nested more than 64 deep");
    EXPECT_EQ(parsed.error().hint, "use fewer parentheses");
    EXPECT_EQ(parsed.error().where, (ByteRange{64, 65}));
}

TEST(QueryParser, LengthIsBounded) {
    EXPECT_TRUE(parse_query(std::string(max_query_bytes, 'a')).ok());
    const auto parsed = parse_query(std::string(100'000, 'a'));
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().code, ErrorCode::bad_query);
    EXPECT_EQ(parsed.error().message, "the query has 100000 bytes, more than the limit of 16384");
    EXPECT_EQ(parsed.error().where, (ByteRange{16384, 100'000}));
    EXPECT_EQ(parsed.error().hint, "search for its most telling words");
}

TEST(QueryParser, NumberOfWordsIsBounded) {
    std::string query;
    for (std::size_t i = 0; i < max_query_words; ++i) query += "ab ";
    EXPECT_TRUE(parse_query(query).ok());
    const auto parsed = parse_query(query + "\"c d\" e");
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().code, ErrorCode::bad_query);
    EXPECT_EQ(parsed.error().message, "the query has 514 words, more than the limit of 512");
    EXPECT_EQ(parsed.error().hint, "search for its most telling words");
    EXPECT_EQ(parsed.error().where, (ByteRange{query.size() + 1, query.size() + 7}));
}

TEST(QueryParser, InvalidBytesAreAnError) {
    const std::vector<std::string> invalid{"a \xff",         "a \xc0\xaf",         "a \xe0\x80\x80",
                                           "a \xed\xa0\x80", "a \xf4\x90\x80\x80", "a \xe2\x82",
                                           "a \x80"};
    for (const std::string& query : invalid) {
        const auto parsed = parse_query(query);
        ASSERT_FALSE(parsed.ok()) << query;
        EXPECT_EQ(parsed.error().message, "the query is not valid UTF-8");
        EXPECT_EQ(parsed.error().hint, "check the encoding of the terminal or the script");
        EXPECT_EQ(parsed.error().where, (ByteRange{2, 3}));
    }
    const auto parsed = parse_query(std::string_view("a\0b", 3));
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().message, "the query contains a NUL byte");
    EXPECT_EQ(parsed.error().where, (ByteRange{1, 2}));
}

}  // namespace
}  // namespace lectern
