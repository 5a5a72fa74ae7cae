// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/builder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/document_builder.hpp"
#include "tests/query/test_database.hpp"

namespace lectern {
namespace {

using test::make_speaker;
using test::make_talk;
using Ids = std::set<std::string>;

/// Talks in memory, and the queries that find them.
class Talks {
public:
    explicit Talks(const std::vector<Talk>& talks, std::vector<std::string> languages = {"en"})
        : database_("", Xapian::DB_BACKEND_INMEMORY) {
        const FacetDictionary facets(talks);
        DocumentBuilder builder(facets);
        for (const Talk& talk : talks) {
            database_.add_document(builder.build(talk));
            ids_.push_back(talk.id);
        }
        for (const std::string& language : languages) analyzers_.emplace_back(language);
        for (Analyzer& analyzer : analyzers_) pointers_.push_back(&analyzer);
    }

    Result<BuiltQuery> build(const std::string& text, bool any = false) {
        const auto parsed = parse_query(text, {.any = any});
        if (!parsed.ok()) return parsed.error();
        return build_query(parsed->root, {database_, pointers_, synonyms_, groups_});
    }

    /// In the order of relevance.
    std::vector<std::string> ranked(const std::string& text, bool any = false) {
        const auto built = build(text, any);
        if (!built.ok()) return {"error: " + built.error().message};
        Xapian::Enquire enquire(database_);
        enquire.set_query(built->query);
        std::vector<std::string> found;
        const Xapian::MSet matches = enquire.get_mset(0, database_.get_doccount());
        for (auto it = matches.begin(); it != matches.end(); ++it) found.push_back(ids_[*it - 1]);
        return found;
    }

    Ids matching(const std::string& text, bool any = false) {
        const auto found = ranked(text, any);
        return {found.begin(), found.end()};
    }

    std::string description(const std::string& text, bool any = false) {
        const auto built = build(text, any);
        return built.ok() ? built->query.get_description() : "error: " + built.error().message;
    }

    void use_synonyms(std::vector<Spellings> groups) {
        synonyms_ = true;
        groups_ = std::move(groups);
    }

private:
    Xapian::WritableDatabase database_;
    std::vector<std::string> ids_;
    std::vector<Analyzer> analyzers_;
    std::vector<Analyzer*> pointers_;
    bool synonyms_ = false;
    std::vector<Spellings> groups_;
};

struct MatchCase {
    std::string query;
    Ids ids;
};

void expect_matches(Talks& talks, const std::vector<MatchCase>& cases, bool any = false) {
    for (const MatchCase& c : cases) EXPECT_EQ(talks.matching(c.query, any), c.ids) << "query: " << c.query;
}

std::vector<Talk> conference() {
    Talk dns =
        make_talk("dns", "DNS at the Edge", "How kube-proxy replacement speeds up the lookups of names.");
    dns.speakers = {make_speaker("Liz Rice", {"Isovalent", "Cisco"})};
    dns.date = "2025-04-01";
    dns.event = "KubeCon Europe 2025";
    dns.format = Format::keynote;

    Talk slices =
        make_talk("slices", "Scaling with CiliumEndpointSlice", "Endpoint slices for large clusters in C++.");
    slices.speakers = {make_speaker("Will Deacon"), make_speaker("Rice Cooker", {"Datadog"})};
    slices.date = "2024-11-12";
    slices.event = "KubeCon North America 2024";
    slices.track = "CiliumCon";
    slices.tags = {"networking"};

    Talk tcp = make_talk("tcp", "BIG TCP in Production",
                         "The dns of tomorrow. Kube clusters need a proxy. TCP is big.");
    tcp.event = "NetDev 2023";
    tcp.language = "";
    tcp.format = Format::lightning;
    return {dns, slices, tcp};
}

TEST(QueryBuilder, BareWordsSearchEveryTextField) {
    Talks talks(conference());
    expect_matches(talks, {
                              {"", {"dns", "slices", "tcp"}},
                              {"dns", {"dns", "tcp"}},
                              {"rice", {"dns", "slices"}},
                              {"isovalent", {"dns"}},
                              {"kubecon", {"dns", "slices"}},
                              {"ciliumcon", {"slices"}},
                              {"networking", {"slices"}},
                              {"dns rice", {"dns"}},
                              {"dns OR ciliumcon", {"dns", "slices", "tcp"}},
                              {"cluster", {"slices", "tcp"}},
                              {"clusters scaled", {"slices"}},
                              {"nonsense", {}},
                          });
}

TEST(QueryBuilder, FieldsNarrow) {
    Talks talks(conference());
    expect_matches(talks, {
                              {"title:dns", {"dns"}},
                              {"abstract:dns", {"tcp"}},
                              {"speaker:rice", {"dns", "slices"}},
                              {"speaker:\"liz rice\"", {"dns"}},
                              {"speaker:will", {"slices"}},
                              {"company:isovalent", {"dns"}},
                              {"company:(isovalent OR datadog)", {"dns", "slices"}},
                              {"event:europe", {"dns"}},
                              {"event:\"kubecon north america\"", {"slices"}},
                              {"track:ciliumcon", {"slices"}},
                              {"tag:networking", {"slices"}},
                              {"title:networking", {}},
                          });
}

TEST(QueryBuilder, KeywordsAndRangesSelect) {
    Talks talks(conference());
    expect_matches(talks, {
                              {"format:keynote", {"dns"}},
                              {"format:(keynote lightning)", {"dns", "tcp"}},
                              {"-format:keynote", {"slices", "tcp"}},
                              {"language:en", {"dns", "slices"}},
                              {"id:slices", {"slices"}},
                              {"year:2025", {"dns"}},
                              {"year:2023", {"tcp"}},
                              {"year:2024..2025", {"dns", "slices"}},
                              {"year:2023..2024", {"slices", "tcp"}},
                              {"year:2024..", {"dns", "slices"}},
                              {"year:..2024", {"slices", "tcp"}},
                              {"year:..2022", {}},
                              {"year:2026..", {}},
                              {"date:2025-04-01", {"dns"}},
                              {"date:2025-04-02", {}},
                              {"date:2025-04", {"dns"}},
                              {"date:2024-11..2025-04", {"dns", "slices"}},
                              {"date:2024-11-13..", {"dns"}},
                              {"date:..2025-03-31", {"slices"}},
                              {"date:2024", {"slices"}},
                              {"dns year:2025", {"dns"}},
                          });
}

TEST(QueryBuilder, NegationExcludes) {
    Talks talks(conference());
    expect_matches(talks, {
                              {"-dns", {"slices"}},
                              {"-dns -slices", {}},
                              {"kubecon -dns", {"slices"}},
                              {"dns -title:dns", {"tcp"}},
                              {"NOT (dns OR slices)", {}},
                              {"-\"big tcp\"", {"dns", "slices"}},
                              {"ciliumcon OR -kubecon", {"slices", "tcp"}},
                              {"* -kubecon", {"tcp"}},
                              {"kubecon -(dns -keynote)", {"slices"}},
                          });
}

TEST(QueryBuilder, PhrasesNeedOrderAndNeighbourhood) {
    Talks talks(conference());
    expect_matches(talks, {
                              {"\"big tcp\"", {"tcp"}},
                              {"\"tcp big\"", {}},
                              {"\"tcp is big\"", {"tcp"}},
                              {"\"edge how\"", {}},
                              {"\"BIG\"", {"tcp"}},
                              {"title:\"big tcp\"", {"tcp"}},
                              {"abstract:\"big tcp\"", {}},
                              {"\"liz rice\"", {"dns"}},
                              {"\"deacon rice\"", {}},
                          });
}

TEST(QueryBuilder, IdentifiersAreFoundWholeAndInParts) {
    Talks talks(conference());
    expect_matches(talks, {
                              {"kube-proxy", {"dns"}},
                              {"kubeproxy", {"dns"}},
                              {"kube proxy", {"dns", "tcp"}},
                              {"\"kube proxy\"", {"dns"}},
                              {"\"kube-proxy\"", {"dns"}},
                              {"\"kube-proxy replacement\"", {"dns"}},
                              {"\"kubeproxy replacement\"", {"dns"}},
                              {"CiliumEndpointSlice", {"slices"}},
                              {"ciliumendpointslice", {"slices"}},
                              {"endpoint slice", {"slices"}},
                              {"title:\"endpoint slice\"", {"slices"}},
                              {"EndpointSlice", {"slices"}},
                              {"C++", {"slices"}},
                              {"\"clusters in C++\"", {"slices"}},
                              {"\"in C++\"", {"slices"}},
                              {"C#", {}},
                          });
}

TEST(QueryBuilder, StopWordsBesideOthersAreOptional) {
    Talks talks(conference());
    expect_matches(talks, {
                              {"what is the dns of tomorrow", {"tcp"}},
                              {"the lookups", {"dns"}},
                              {"with lookups", {"dns"}},
                              {"+with lookups", {}},
                              {"with AND lookups", {}},
                              {"the of", {"dns", "tcp"}},
                              {"the -dns", {}},
                              {"the & of", {"dns", "tcp"}},
                          });
    EXPECT_EQ(talks.description("abstract:the abstract:dns"), "Query((the AND dns))");
}

TEST(QueryBuilder, AnyWantsOneOfTheWords) {
    Talks talks(conference());
    expect_matches(talks,
                   {
                       {"lookups ciliumcon", {"dns", "slices"}},
                       {"lookups ciliumcon -keynote -edge", {"slices"}},
                       {"the lookups", {"dns"}},
                       {"the of", {"dns", "tcp"}},
                       {"lookups +rice scaling", {"dns", "slices"}},
                       {"tomorrow +rice", {"dns", "slices"}},
                       {"tomorrow AND rice", {}},
                       {"the OR lookups", {"dns", "tcp"}},
                   },
                   true);
}

TEST(QueryBuilder, SeveralWordsInOneAreAllWanted) {
    Talks talks(conference());
    expect_matches(talks, {{"edge,lookups", {"dns"}}, {"edge,tomorrow", {}}, {"title:a..edge", {}}});
}

TEST(QueryBuilder, TitleCountsMoreThanAbstract) {
    Talks talks({make_talk("abstract", "Names", "dns dns dns for everybody"),
                 make_talk("title", "DNS", "for everybody"),
                 make_talk("other", "Other", "something else entirely")});
    EXPECT_EQ(talks.ranked("dns"), (std::vector<std::string>{"title", "abstract"}));
}

TEST(QueryBuilder, WordsAreStemmedAsTheCollectionIs) {
    Talk english = make_talk("en", "Scaling clusters");
    Talk german = make_talk("de", "Skalierung von Clustern mit Häusern");
    german.language = "de";
    Talks both({english, german}, {"en", "de"});
    EXPECT_EQ(both.matching("Häuser"), Ids{"de"});
    EXPECT_EQ(both.matching("mit NEAR/1 Häuser"), Ids{"de"});
    EXPECT_EQ(both.matching("cluster"), (Ids{"de", "en"}));
    EXPECT_EQ(both.matching("scaled"), Ids{"en"});
    Talks only_english({english, german}, {"en"});
    EXPECT_EQ(only_english.matching("Häuser"), Ids{});
}

TEST(QueryBuilder, QuotesTurnOffStemming) {
    Talk tests = make_talk("tests", "Unit tests", "We wrote tests for C++ and ran them in CI.");
    Talk testing = make_talk("testing", "Unit Testing", "How to test a kube-proxy.");
    testing.speakers = {make_speaker("Ada Tester")};
    Talks talks({tests, testing});
    expect_matches(talks, {
                              {"testing", {"tests", "testing"}},
                              {"\"testing\"", {"testing"}},
                              {"\"TESTING\"", {"testing"}},
                              {"\"unit tests\"", {"tests"}},
                              {"\"units testing\"", {}},
                              {"unit tests", {"tests", "testing"}},
                              {"title:\"test\"", {}},
                              {"abstract:\"test\"", {"testing"}},
                              {"speaker:\"ada testers\"", {}},
                              {"speaker:\"ada tester\"", {"testing"}},
                              {"-\"testing\"", {"tests"}},
                              {"\"for c++ and\"", {"tests"}},
                              {"\"a kubeproxy\"", {"testing"}},
                              {"\"a kube proxy\"", {"testing"}},
                              {"\"testing\" OR \"c++\"", {"tests", "testing"}},
                          });
}

TEST(QueryBuilder, WordsFindTheirSynonyms) {
    Talks talks({make_talk("short", "K8s and ML"), make_talk("long", "Kubernetes, machine learning"),
                 make_talk("apart", "A machine for learning Kubernetes"), make_talk("sock", "Stockings")});
    expect_matches(talks, {{"k8s", {"short"}}, {"socks", {}}});
    talks.use_synonyms({{"Stocking", {"socks", "hose"}}});
    expect_matches(talks, {
                              {"k8s", {"short", "long", "apart"}},
                              {"K8s", {"short", "long", "apart"}},
                              {"kubernetes", {"short", "long", "apart"}},
                              {"ML", {"short", "long"}},  // as a phrase
                              {"ml -kubernetes", {"short"}},
                              {"title:ml k8s", {"short", "long"}},
                              {"abstract:ml", {}},
                              {"\"k8s\"", {"short"}},
                              {"socks", {"sock"}},
                              {"hose OR nothing", {"sock"}},
                          });
    EXPECT_EQ(talks.ranked("k8s").front(), "short");
}

TEST(QueryBuilder, StarLeavesTheEndOfAWordOpen) {
    Talks talks({make_talk("security", "Security for everyone"), make_talk("secret", "Secrets of pods"),
                 make_talk("proxy", "A kube-proxy, replaced")});
    expect_matches(talks, {
                              {"secur*", {"security"}},
                              {"SEC*", {"security", "secret"}},
                              {"kube-pro*", {"proxy"}},
                              {"kubepro*", {"proxy"}},
                              {"title:every*", {"security"}},
                              {"abstract:sec*", {}},
                              {"sec* -secre*", {"security"}},
                              {"nothing*", {}},
                              {"for,every*", {"security"}},
                          });
}

TEST(QueryBuilder, PrefixOfTooManyWordsIsAnError) {
    std::string text;
    for (int i = 0; i < 2001; ++i) text += "p" + std::to_string(i) + " ";
    Talks talks({make_talk("long", "Numbers", text)});
    const auto built = talks.build("numbers p*");
    ASSERT_FALSE(built.ok());
    EXPECT_EQ(built.error().code, ErrorCode::bad_query);
    EXPECT_EQ(built.error().message, "'p*' stands for more than 2000 words");
    EXPECT_EQ(built.error().hint, "write more letters before the *");
    EXPECT_EQ(built.error().where, (ByteRange{8, 9}));
}

TEST(QueryBuilder, NearWantsWordsWithinADistance) {
    Talks talks({make_talk("text", "Routing", "one two three four five six seven kube-proxy nine")});
    expect_matches(talks, {
                              {"two NEAR/1 three", {"text"}},
                              {"three NEAR/1 two", {"text"}},
                              {"two NEAR/1 four", {}},
                              {"two NEAR/2 four", {"text"}},
                              {"one NEAR/2 three NEAR/2 five", {"text"}},
                              {"one NEAR/2 three NEAR/2 six", {}},
                              {"\"two three\" NEAR/2 five", {"text"}},
                              {"\"three two\" NEAR/2 five", {}},
                              {"one NEAR nine", {"text"}},
                              {"abstract:(six NEAR/2 kube-proxy)", {"text"}},
                              {"title:(six NEAR/2 kube-proxy)", {}},
                          });
}

TEST(QueryBuilder, OneLanguageCostsNothing) {
    Talks talks(conference());
    EXPECT_EQ(talks.description("title:scaling"), "Query(4 * Sscale)");
    EXPECT_EQ(talks.description("abstract:kube-proxy"), "Query((kubeproxi OR (kube PHRASE 2 proxi)))");
    EXPECT_EQ(talks.description("abstract:\"big tcp\""),
              "Query(((big PHRASE 2 tcp) FILTER PostingSource(exact words)))");
    EXPECT_EQ(talks.description("year:2025 date:2025-04"),
              "Query((0 * Y2025 AND VALUE_RANGE 1 20250401 20250430))");
}

TEST(QueryBuilder, LeavesOutWhatNoTalkHas) {
    Talks talks(conference(), {"en", "de"});
    for (const auto& [query, description] :
         std::vector<std::pair<std::string, std::string>>{{"dns", "Query((4 * Sdns OR dns))"},
                                                          {"networking", "Query(2 * Knetwork)"},
                                                          {"title:dns OR title:nonsense", "Query(4 * Sdns)"},
                                                          {"title:dns -title:nonsense", "Query(4 * Sdns)"},
                                                          {"title:dns title:nonsense", "Query()"},
                                                          {"title:kube-proxy", "Query()"},
                                                          {"title:\"nonsense edge\"", "Query()"}}) {
        EXPECT_EQ(talks.description(query), description) << query;
    }
}

TEST(QueryBuilder, PunctuationAloneIsNothing) {
    Talks talks(conference());
    expect_matches(talks, {{"dns & edge", {"dns"}}, {"dns – edge", {"dns"}}, {"dns -&", {"dns", "tcp"}}});
    for (const std::string query : {"&", "& – ?", "-&", "\"&\""}) {
        const auto built = talks.build(query);
        ASSERT_FALSE(built.ok()) << query;
        EXPECT_EQ(built.error().code, ErrorCode::bad_query);
        EXPECT_EQ(built.error().message, "there is nothing to search for in this query");
        EXPECT_EQ(built.error().hint, "an empty query finds every talk");
        EXPECT_TRUE(built.error().where.has_value());
    }
}

TEST(QueryBuilder, FieldWithoutLettersIsAnError) {
    Talks talks(conference());
    for (const std::string query : {"dns title:&", "dns -title:\"&\"", "dns OR title:&"}) {
        const auto built = talks.build(query);
        ASSERT_FALSE(built.ok()) << query;
        EXPECT_EQ(built.error().code, ErrorCode::bad_query);
        EXPECT_EQ(built.error().message, "'title:&' has neither letters nor digits to search for");
        EXPECT_EQ(built.error().hint, "for example title:dns");
        ASSERT_TRUE(built.error().where.has_value());
        EXPECT_EQ(query.substr(built.error().where->begin, 1), "&");
    }
}

std::vector<std::string> wanted(Talks& talks, const std::string& query) {
    std::vector<std::string> terms;
    const auto built = talks.build(query);
    if (!built.ok()) return {built.error().message};
    for (const WantedTerm& term : built->wanted) {
        terms.push_back((term.field == nullptr ? "" : std::string(term.field->name) + ":") + term.term);
    }
    return terms;
}

TEST(QueryBuilder, KnowsWhatToMark) {
    Talks talks(conference());
    using Terms = std::vector<std::string>;
    EXPECT_EQ(wanted(talks, "running the clusters"), (Terms{"run", "cluster"}));
    EXPECT_EQ(wanted(talks, "title:dns -speaker:rice -foo"), (Terms{"title:dns"}));
    EXPECT_EQ(wanted(talks, "kube-proxy"), (Terms{"kubeproxi", "kube", "proxi"}));
    EXPECT_EQ(wanted(talks, "\"state of the art\""), (Terms{"state", "art"}));
    EXPECT_EQ(wanted(talks, "\"of the\""), (Terms{"of", "the"}));
    EXPECT_EQ(wanted(talks, "the of"), (Terms{"the", "of"}));
    EXPECT_EQ(wanted(talks, "year:2025 format:keynote"), Terms{});
    EXPECT_EQ(wanted(talks, "NOT (a OR -tcp)"), Terms{});
}

TEST(QueryBuilder, LongestQueriesAreBuilt) {
    Talks talks(conference());
    std::string words;
    std::string alternatives = "edge";
    for (std::size_t i = 1; i < max_query_words; ++i) {
        words += "ab ";
        alternatives += " OR ab";
    }
    EXPECT_EQ(talks.matching(words), Ids{});
    EXPECT_EQ(talks.matching(alternatives), Ids{"dns"});
    std::string slashes = "edge";
    while (slashes.size() + 2 < max_query_bytes) slashes += "/x";
    EXPECT_EQ(talks.matching(slashes), Ids{});
}

}  // namespace
}  // namespace lectern
