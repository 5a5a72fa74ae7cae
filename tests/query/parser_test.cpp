// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lectern/query.hpp"

namespace lectern {
namespace {

std::string tree(std::string_view query, bool any = false) {
    const auto parsed = parse_query(query, {.any = any});
    return parsed.ok() ? to_string(parsed->root) : "error: " + parsed.error().message;
}

struct TreeCase {
    std::string query;
    std::string tree;
};

void expect_trees(const std::vector<TreeCase>& cases, bool any = false) {
    for (const TreeCase& c : cases) EXPECT_EQ(tree(c.query, any), c.tree) << "query: " << c.query;
}

/// Understood without a remark.
void expect_plain(const std::vector<TreeCase>& cases) {
    expect_trees(cases);
    for (const TreeCase& c : cases) {
        const auto parsed = parse_query(c.query);
        ASSERT_TRUE(parsed.ok()) << "query: " << c.query;
        EXPECT_EQ(parsed->warnings, std::vector<std::string>{}) << "query: " << c.query;
    }
}

struct WarningCase {
    std::string query;
    std::string tree;
    std::vector<std::string> warnings;
};

void expect_warnings(const std::vector<WarningCase>& cases) {
    for (const WarningCase& c : cases) {
        const auto parsed = parse_query(c.query);
        ASSERT_TRUE(parsed.ok()) << "query: " << c.query << ": " << parsed.error().message;
        EXPECT_EQ(to_string(parsed->root), c.tree) << "query: " << c.query;
        EXPECT_EQ(parsed->warnings, c.warnings) << "query: " << c.query;
    }
}

TEST(QueryParser, EmptyQueryIsEveryTalk) {
    expect_plain({{"", "*"}, {"  \t\n", "*"}, {"\u3000\u00a0", "*"}, {"*", "*"}});
}

TEST(QueryParser, WordsAreAllWanted) {
    expect_plain({
        {"ipv6", "ipv6"},
        {"ipv6 only clusters", "(ipv6 AND only AND clusters)"},
        {"ipv6\u00a0only\u3000clusters\n", "(ipv6 AND only AND clusters)"},
        {"kube-proxy C++ .NET NAT46/64 #37747", "(kube-proxy AND C++ AND .NET AND NAT46/64 AND #37747)"},
        {"Kapuścińska 网络", "(Kapuścińska AND 网络)"},
        {"--verbose ++i ---", "(--verbose AND ++i AND ---)"},
    });
}

TEST(QueryParser, OperatorsAreUpperCase) {
    expect_plain({
        {"a OR b", "(a OR b)"},
        {"a AND b", "(a AND b)"},
        {"a or b", "(a AND or AND b)"},
        {"a and not b", "(a AND and AND not AND b)"},
        {"ORDER NOTES", "(ORDER AND NOTES)"},
        {"NOT a", "NOT a"},
        {"a NOT b", "(a AND NOT b)"},
        {"a AND NOT b", "(a AND NOT b)"},
    });
}

TEST(QueryParser, OrBindsLoosest) {
    expect_plain({
        {"a b OR c d", "((a AND b) OR (c AND d))"},
        {"a AND b OR c", "((a AND b) OR c)"},
        {"a b AND c", "(a AND (b AND c))"},
        {"a OR b OR c", "(a OR b OR c)"},
        {"a (b OR c)", "(a AND (b OR c))"},
        {"a (b c) d", "(a AND b AND c AND d)"},
        {"a (b (c -d)) (e)", "(a AND b AND c AND NOT d AND e)"},
        {"a +(b c)", "(a AND +(b AND c))"},
        {"a -(b c)", "(a AND NOT (b AND c))"},
        {"a (b AND c)", "(a AND (b AND c))"},
        {"((a))", "a"},
        {"NOT a b", "(NOT a AND b)"},
        {"-(a OR b) c", "(NOT (a OR b) AND c)"},
    });
}

TEST(QueryParser, MinusNegatesWhatFollowsDirectly) {
    expect_plain({
        {"-a", "NOT a"},
        {"a -b", "(a AND NOT b)"},
        {"a -\"b c\"", "(a AND NOT \"b c\")"},
        {"a -title:b", "(a AND NOT title:b)"},
        {"NOT NOT a", "a"},
        {"NOT -a", "a"},
        {"a -OR", "(a AND NOT OR)"},
        {"kube-proxy", "kube-proxy"},
    });
}

TEST(QueryParser, PlusDemands) {
    expect_plain({
        {"+the who", "(+the AND who)"},
        {"+title:the who", "(+title:the AND who)"},
        {"-+a b", "(NOT a AND b)"},
    });
}

TEST(QueryParser, StarLeavesTheEndOfAWordOpen) {
    expect_plain({
        {"kube*", "kube*"},
        {"kube** title:dn*", "(kube* AND title:dn*)"},
        {"-kube* (a OR b*)", "(NOT kube* AND (a OR b*))"},
        {"a * b", "(a AND * AND b)"},
    });
}

TEST(QueryParser, NearJoinsItsNeighboursFirst) {
    expect_plain({
        {"big NEAR/5 tcp", "(big NEAR/5 tcp)"},
        {"big NEAR tcp", "(big NEAR/10 tcp)"},
        {"a big NEAR/2 tcp b", "(a AND (big NEAR/2 tcp) AND b)"},
        {"a NEAR/2 b NEAR/3 c OR d", "((a NEAR/3 b NEAR/3 c) OR d)"},
        {"-a NEAR/2 b", "NOT (a NEAR/2 b)"},
        {"title:(big NEAR/2 \"tcp ip\")", "(title:big NEAR/2 title:\"tcp ip\")"},
        {"title:big NEAR/2 title:tcp", "(title:big NEAR/2 title:tcp)"},
        {"near Near/5", "(near AND Near/5)"},
        {"a NEAR/5 \"\"", "a"},
    });
}

TEST(QueryParser, DatesMayDependOnToday) {
    const auto tree_on = [](std::string_view query, std::string today) {
        const auto parsed = parse_query(query, {.today = std::move(today)});
        return parsed.ok() ? to_string(parsed->root) : "error: " + parsed.error().message;
    };
    const std::vector<TreeCase> cases{
        {"date:today", "date:2026-03-01"},
        {"date:yesterday", "date:2026-02-28"},
        {"date:this-week", "date:2026-02-23..2026-03-01"},  // a Sunday
        {"date:last-week", "date:2026-02-16..2026-02-22"},
        {"date:this-month", "date:2026-03-01..2026-03-31"},
        {"date:last-month", "date:2026-02-01..2026-02-28"},
        {"date:this-year", "date:2026-01-01..2026-12-31"},
        {"date:last-year", "date:2025-01-01..2025-12-31"},
        {"date:Last_Year", "date:2025-01-01..2025-12-31"},
        {"date:\"last year\"", "date:2025-01-01..2025-12-31"},
        {"date:last-year..", "date:2025-01-01.."},
        {"date:2024..yesterday", "date:2024-01-01..2026-02-28"},
        {"year:last-year", "year:2025"},
        {"year:last-year..this-year", "year:2025..2026"},
        {"year:(2020 last-year)", "(year:2020 OR year:2025)"},
    };
    for (const TreeCase& c : cases) EXPECT_EQ(tree_on(c.query, "2026-03-01"), c.tree) << c.query;
    EXPECT_EQ(tree_on("date:last-month", "2026-01-31"), "date:2025-12-01..2025-12-31");
    EXPECT_EQ(tree_on("date:today", "2024-02-29"), "date:2024-02-29");
}

TEST(QueryParser, QuotesOfAllKindsMakePhrases) {
    expect_plain({
        {"\"BIG TCP\"", "\"BIG TCP\""},
        {"“BIG TCP”", "\"BIG TCP\""},
        {"„BIG TCP“", "\"BIG TCP\""},
        {"«BIG TCP»", "\"BIG TCP\""},
        {"a\"b c\"d", "(a AND \"b c\" AND d)"},
        {"\"a OR -b title:c\"", "\"a OR -b title:c\""},
    });
}

TEST(QueryParser, AnyJoinsBareWordsByOr) {
    expect_trees(
        {
            {"a b", "(a OR b)"},
            {"a b -c", "((a OR b) AND NOT c)"},
            {"a -b -c", "(a AND NOT b AND NOT c)"},
            {"-a -b", "(NOT a AND NOT b)"},
            {"a AND b", "(a AND b)"},
            {"a AND b c", "((a AND b) OR c)"},
            {"a +b c", "(a OR +b OR c)"},
            {"\"a b\" c", "(\"a b\" OR c)"},
            {"title:(a b) c", "((title:a OR title:b) OR c)"},
            {"a (b c)", "(a OR b OR c)"},
            {"a (b -c)", "(a OR (b AND NOT c))"},
        },
        true);
}

TEST(QueryParser, GroupsKnowWhetherTheirOperatorWasTyped) {
    EXPECT_TRUE(parse_query("a b")->root.implied);
    EXPECT_TRUE(parse_query("a b", {.any = true})->root.implied);
    EXPECT_FALSE(parse_query("a AND b")->root.implied);
    EXPECT_FALSE(parse_query("a OR b")->root.implied);
}

TEST(QueryParser, FieldsTakeWordsPhrasesAndGroups) {
    expect_plain({
        {"title:dns", "title:dns"},
        {"TITLE:dns Speaker:Rice", "(title:dns AND speaker:Rice)"},
        {"t:dns by:rice org:isovalent", "(title:dns AND speaker:rice AND company:isovalent)"},
        {"speaker:\"Liz Rice\"", "speaker:\"Liz Rice\""},
        {"speaker:“Liz Rice”", "speaker:\"Liz Rice\""},
        {"title:(dns OR ipv6) rice", "((title:dns OR title:ipv6) AND rice)"},
        {"title:(a speaker:b \"c d\")", "(title:a AND speaker:b AND title:\"c d\")"},
        {"title:OR", "title:OR"},
        {"title:kube-proxy", "title:kube-proxy"},
        {"title:http://x", "title:http://x"},
        {"title:a..b", "title:a..b"},
    });
}

TEST(QueryParser, TextWithColonsIsNoField) {
    expect_plain({
        {"https://cilium.io/blog", "https://cilium.io/blog"},
        {"Cilium: deep dive", "(Cilium: AND deep AND dive)"},
        {"std::string", "std::string"},
        {"title::x", "title::x"},
        {"10:30", "10:30"},
        {"a:b", "a:b"},
        {"C:\\temp", "C:\\temp"},
        {"ipv6:addr", "ipv6:addr"},
        {"io_uring:x", "io_uring:x"},
        {"::1 fe80::1", "(::1 AND fe80::1)"},
        {"сети:обзор", "сети:обзор"},
        {"Cilium:", "Cilium:"},
        {"\"foo:bar\"", "\"foo:bar\""},
    });
}

TEST(QueryParser, YearsAndRanges) {
    expect_plain({
        {"year:2025", "year:2025"},
        {"year:2024..2026", "year:2024..2026"},
        {"year:2024..", "year:2024.."},
        {"year:..2020", "year:..2020"},
        {"year:\"2024..2026\"", "year:2024..2026"},
        {"-year:2024", "NOT year:2024"},
        {"year:(2023 OR 2025)", "(year:2023 OR year:2025)"},
        {"year:(2023 2025)", "(year:2023 OR year:2025)"},
        {"year:(2023.. -2025)", "(year:2023.. AND NOT year:2025)"},
    });
}

TEST(QueryParser, DatesAndRanges) {
    expect_plain({
        {"date:2025-04-01", "date:2025-04-01"},
        {"date:2025-04-01..2025-06-15", "date:2025-04-01..2025-06-15"},
        {"date:2025-04", "date:2025-04-01..2025-04-30"},
        {"date:2024-02", "date:2024-02-01..2024-02-29"},
        {"date:1900-02", "date:1900-02-01..1900-02-28"},
        {"date:2000-02", "date:2000-02-01..2000-02-29"},
        {"date:2025", "date:2025-01-01..2025-12-31"},
        {"date:2024..2025-03", "date:2024-01-01..2025-03-31"},
        {"date:2025-04..", "date:2025-04-01.."},
        {"date:..2025-04", "date:..2025-04-30"},
        {"on:2025-04-01", "date:2025-04-01"},
    });
}

TEST(QueryParser, KeywordsAreWholeValues) {
    expect_plain({
        {"format:keynote", "format:keynote"},
        {"format:Keynote", "format:keynote"},
        {"format:(keynote panel)", "(format:keynote OR format:panel)"},
        {"language:en", "language:en"},
        {"lang:English", "language:en"},
        {"id:0123456789", "id:0123456789"},
    });
}

TEST(QueryParser, UnusualRangesAreUnderstoodWithAWarning) {
    expect_warnings({
        {"year:2024-2026", "year:2024..2026", {"read year:2024-2026 as year:2024..2026"}},
        {"year:2024–2026", "year:2024..2026", {"read year:2024–2026 as year:2024..2026"}},
        {"year:2024...2026", "year:2024..2026", {"read year:2024...2026 as year:2024..2026"}},
        {"year:2024.2026", "year:2024..2026", {"read year:2024.2026 as year:2024..2026"}},
        {"year:2024…", "year:2024..", {"read year:2024… as year:2024.."}},
        {"date:2025-04-01–2025-04-04",
         "date:2025-04-01..2025-04-04",
         {"read date:2025-04-01–2025-04-04 as date:2025-04-01..2025-04-04"}},
    });
}

TEST(QueryParser, UnbalancedQuotesAndParenthesesAreClosed) {
    expect_warnings({
        {"a \"b c", "(a AND \"b c\")", {"closed the quotation “b c”"}},
        {"(a OR b", "(a OR b)", {"closed a '(' for you"}},
        {"((a OR b", "(a OR b)", {"closed 2 '(' for you"}},
        {"a) b", "(a AND b)", {"ignored a ')' without a '('"}},
        {"a)))) b", "(a AND b)", {"ignored a ')' without a '('"}},
        {"title:(a \"b", "(title:a AND title:\"b\")", {"closed the quotation “b”", "closed a '(' for you"}},
    });
}

TEST(QueryParser, StrayOperatorsAreWords) {
    expect_warnings({
        {"a OR", "(a AND OR)", {"'OR' has nothing after it and is read as a word"}},
        {"OR a", "(OR AND a)", {"'OR' has nothing before it and is read as a word"}},
        {"a OR OR b", "((a AND OR) OR b)", {"'OR' has nothing after it and is read as a word"}},
        {"(AND a)", "(AND AND a)", {"'AND' has nothing before it and is read as a word"}},
        {"NOT", "NOT", {"'NOT' has nothing after it and is read as a word"}},
        {"a NOT", "(a AND NOT)", {"'NOT' has nothing after it and is read as a word"}},
        {"OR", "OR", {"'OR' has nothing before it and is read as a word"}},
    });
}

TEST(QueryParser, StraySignsAreIgnored) {
    expect_warnings({
        {"a - b", "(a AND b)", {"ignored a '-' that stands alone"}},
        {"a + b", "(a AND b)", {"ignored a '+' that stands alone"}},
        {"a -", "a", {"ignored a '-' that stands alone"}},
        {"(a -)", "a", {"ignored a '-' that stands alone"}},
        {"-+ a", "a", {"ignored a '+' that stands alone"}},
        {"a -+", "a", {"ignored a '+' that stands alone"}},
        {"title:-dns", "NOT title:dns", {"read 'title:-' as '-title:'"}},
        {"title:-(a b)", "NOT (title:a AND title:b)", {"read 'title:-' as '-title:'"}},
    });
}

TEST(QueryParser, OtherMisunderstandingsAreExplained) {
    expect_warnings({
        {"speaker: rice",
         "(speaker: AND rice)",
         {"read 'speaker:' as a word; for the field leave no space after the colon: speaker:\"Liz Rice\""}},
        {"*kube", "*kube", {"ignored the '*' before 'kube': only the end of a word can be left open"}},
        {"big NEAR", "(big AND NEAR)", {"'NEAR' has nothing after it and is read as a word"}},
        {"NEAR/5 tcp", "(NEAR/5 AND tcp)", {"'NEAR/5' has nothing before it and is read as a word"}},
    });
}

TEST(QueryParser, EmptyPartsAreLeftOut) {
    expect_plain({
        {"a \"\" b", "(a AND b)"},
        {"a () b", "(a AND b)"},
        {"a OR ()", "a"},
        {"a -()", "a"},
        {"() OR a AND \"\"", "a"},
    });
}

TEST(QueryParser, LeavesKnowTheirPlace) {
    const std::string query = "-title:dns “BIG TCP” (kube-proxy OR year:2024..)";
    const auto parsed = parse_query(query);
    ASSERT_TRUE(parsed.ok());
    const auto text_at = [&](ByteRange where) { return query.substr(where.begin, where.end - where.begin); };
    const auto& parts = parsed->root.children;
    ASSERT_EQ(parts.size(), 3u);
    EXPECT_EQ(text_at(parts[0].children[0].where), "dns");
    EXPECT_EQ(text_at(parts[1].where), "BIG TCP");
    EXPECT_EQ(text_at(parts[2].children[0].where), "kube-proxy");
    EXPECT_EQ(text_at(parts[2].children[1].where), "2024..");
}

TEST(QueryParser, WarningsStayShort) {
    std::string query;
    for (int i = 0; i < 100; ++i) query += "*a" + std::to_string(i) + " ";
    const auto parsed = parse_query(query);
    ASSERT_TRUE(parsed.ok());
    ASSERT_EQ(parsed->warnings.size(), 9u);
    EXPECT_EQ(parsed->warnings.back(), "… and 92 more remarks of this kind");
}

// Every string of up to four of these marks; no input may break the parser.
TEST(QueryParser, AnyMixtureOfMarksIsAQueryOrAnError) {
    const std::vector<std::string> marks{"a", " ",  "\"",  "(",      ")",     "-",
                                         "+", "OR", "NOT", "title:", "year:", ".."};
    std::vector<std::string> queries{""};
    std::size_t checked = 0;
    for (int length = 0; length < 4; ++length) {
        std::vector<std::string> longer;
        for (const std::string& query : queries) {
            for (const std::string& mark : marks) longer.push_back(query + mark);
        }
        for (const std::string& query : longer) {
            for (const bool any : {false, true}) {
                const auto parsed = parse_query(query, {.any = any});
                if (parsed.ok()) {
                    ASSERT_FALSE(to_string(parsed->root).empty()) << query;
                } else {
                    ASSERT_FALSE(parsed.error().message.empty()) << query;
                    ASSERT_TRUE(parsed.error().where.has_value()) << query;
                }
                ++checked;
            }
        }
        queries = std::move(longer);
    }
    EXPECT_EQ(checked, 2u * (12 + 144 + 1728 + 20736));
}

}  // namespace
}  // namespace lectern
