// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/text.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/query/render/samples.hpp"

namespace lectern {
namespace {

constexpr Terminal narrow{.width = 80};
constexpr Terminal wide{.width = 120};
constexpr Terminal colored{.width = 80, .color = true, .links = true};

TEST(RenderPage, At80Columns) {
    EXPECT_EQ(render_page(samples::request(), samples::result(), narrow),
              "2 talks for ipv6 routes\n"
              "\n"
              " 1. Tuning IPv6 Routes\n"
              "    Ada Kern (Isovalent at Cisco), Bo Lindqvist (CTO, Etraveli Group), Chi Mori\n"
              "    (Program Co-Chair), Dov\n"
              "    2025-04-01 · 14:10–14:35 BST · KubeCon + CloudNativeCon Europe 2025 ·\n"
              "    CiliumCon · lightning\n"
              "    Every cluster we run has IPv6 only. This is what broke, and how the routes\n"
              "    were found again, one after the other.\n"
              "    p4f0xk2m9a\n"
              "\n"
              " 2. A Talk of Few Words\n"
              "    q7r2b3c4d5\n"
              "\n"
              "company  Cisco 2  Isovalent 1\n"
              "year     2025 1  (none) 1\n");
}

TEST(RenderPage, WideTerminalsKeepReadableLines) {
    EXPECT_EQ(
        render_page(samples::request(), samples::result(), wide),
        "2 talks for ipv6 routes\n"
        "\n"
        " 1. Tuning IPv6 Routes\n"
        "    Ada Kern (Isovalent at Cisco), Bo Lindqvist (CTO, Etraveli Group), Chi Mori (Program "
        "Co-Chair),\n"
        "    Dov\n"
        "    2025-04-01 · 14:10–14:35 BST · KubeCon + CloudNativeCon Europe 2025 · CiliumCon · lightning\n"
        "    Every cluster we run has IPv6 only. This is what broke, and how the routes were found again, "
        "one\n"
        "    after the other.\n"
        "    p4f0xk2m9a\n"
        "\n"
        " 2. A Talk of Few Words\n"
        "    q7r2b3c4d5\n"
        "\n"
        "company  Cisco 2  Isovalent 1\n"
        "year     2025 1  (none) 1\n");
}

TEST(RenderPage, PassagesFollowEachOther) {
    SearchResult result = samples::result();
    result.hits.pop_back();
    result.hits[0].abstract = {samples::snippet("has [IPv6] only"), samples::snippet("the [routes]"),
                               samples::snippet("and an end")};
    result.hits[0].abstract[0].cut_after = result.hits[0].abstract[1].cut_after = true;
    result.hits[0].abstract[1].cut_before = result.hits[0].abstract[2].cut_before = true;
    const std::string page = render_page(samples::request(), result, narrow);
    EXPECT_NE(page.find("\n    has IPv6 only … the routes … and an end\n"), std::string::npos) << page;
    result.hits[0].abstract.front().cut_before = result.hits[0].abstract.back().cut_after = true;
    const std::string cut = render_page(samples::request(), result, narrow);
    EXPECT_NE(cut.find("\n    … has IPv6 only … the routes … and an end …\n"), std::string::npos) << cut;
}

TEST(RenderPage, MarksAndLinksOnATerminal) {
    SearchResult result = samples::result();
    result.hits.pop_back();
    result.hits[0].abstract = {samples::snippet("has [IPv6] only")};
    result.facets.clear();
    result.total = 1;
    const std::string page = render_page(samples::request(), result, colored);
    const std::string open = "\x1b]8;;https://example.org/talks/ipv6\x1b\\";
    const std::string close = "\x1b]8;;\x1b\\";
    EXPECT_NE(page.find("\x1b[2m 1. \x1b[0m" + open + "\x1b[1mTuning \x1b[0m" + close + open +
                        "\x1b[1;33mIPv6\x1b[0m" + close + open + "\x1b[1m Routes\x1b[0m" + close + "\n"),
              std::string::npos)
        << page;
    EXPECT_NE(page.find("    has \x1b[1;33mIPv6\x1b[0m only\n"), std::string::npos) << page;
    EXPECT_NE(page.find("    \x1b[2mp4f0xk2m9a\x1b[0m\n"), std::string::npos) << page;
}

TEST(RenderPage, NoEscapesWithoutColor) {
    EXPECT_EQ(render_page(samples::request(), samples::result(), narrow).find('\x1b'), std::string::npos);
}

TEST(RenderPage, SaysWhichPartIsShown) {
    SearchRequest request = samples::request();
    SearchResult result = samples::result();
    request.offset = 10;
    request.sort = Sort::date;
    request.where = {{Field::company, "Cisco"}, {Field::company, "Google"}, {Field::year, "2025"}};
    result.total = 21715;
    const std::string page = render_page(request, result, wide);
    EXPECT_EQ(
        page.substr(0, page.find('\n')),
        "21,715 talks for ipv6 routes, company Cisco or Google, year 2025, newest first, showing 11–12");
    EXPECT_NE(page.find("\n 11. Tuning"), std::string::npos) << page;
    EXPECT_NE(page.find("\nnext page: --offset 12\n"), std::string::npos) << page;
}

TEST(RenderPage, SaysWhereElseATalkWasGiven) {
    SearchResult result = samples::result();
    result.showings = 5;
    result.hits[1].also_at = {
        {"id1", "Early Summit 2024", "2024-05-01"}, {"id2", "", "2023-05-01"}, {"id3", "", ""}};
    const std::string page = render_page(samples::request(), result, narrow);
    EXPECT_NE(page.find("2 talks (5 showings) for ipv6 routes\n"), std::string::npos) << page;
    EXPECT_NE(page.find(" 2. A Talk of Few Words\n"
                        "    also at Early Summit 2024, 2023-05-01, id3\n"),
              std::string::npos)
        << page;
}

TEST(RenderPage, SaysWhatWasSearchedForInstead) {
    SearchRequest request;
    request.query = "kuberntes";
    SearchResult result;
    result.hits = {samples::bare_hit()};
    result.total = 1;
    result.corrected = "kubernetes";
    const std::string page = render_page(request, result, wide);
    EXPECT_TRUE(
        page.starts_with("Showing results for kubernetes; to search instead for kuberntes, add --exact\n"
                         "1 talk for kubernetes\n"))
        << page;
}

TEST(RenderPage, SaysWhichTalksDoNotHaveAllWords) {
    SearchRequest request;
    request.query = "dns ipv6 walrus";
    SearchResult result;
    result.hits = {samples::bare_hit(), samples::bare_hit()};
    result.hits[1].complete = false;
    result.total = 1;
    result.relaxed = Relaxed{{"walrus", "ipv6"}, false, 1, 30};
    std::string page = render_page(request, result, wide);
    EXPECT_TRUE(page.starts_with("1 talk for dns ipv6 walrus, showing 1–2\n")) << page;
    EXPECT_NE(page.find("\n\n29 talks without walrus or ipv6\n\n 2. A Talk"), std::string::npos) << page;
    EXPECT_NE(page.find("\nnext page: --offset 2\n"), std::string::npos) << page;

    result.relaxed->any = true;
    page = render_page(request, result, wide);
    EXPECT_NE(page.find("\n\n29 talks with some of the words\n\n 2. A Talk"), std::string::npos) << page;

    result.hits.erase(result.hits.begin());
    result.total = 30;
    result.relaxed = Relaxed{{"walrus"}, false, 0, 30};
    page = render_page(request, result, wide);
    EXPECT_TRUE(
        page.starts_with("30 talks for dns ipv6 walrus, without walrus: none has all words, showing 1–1\n"))
        << page;
    result.relaxed->any = true;
    page = render_page(request, result, wide);
    EXPECT_TRUE(
        page.starts_with("30 talks for dns ipv6 walrus, with any of the words: none has all, showing 1–1\n"))
        << page;
}

TEST(RenderScore, NamesWhatATalkScoredBy) {
    Hit hit = samples::bare_hit();
    hit.score = 12.5;
    hit.parts = {{"dns", 8}, {"together", 4.5}};
    EXPECT_EQ(render_score(hit), "lectern: score: 12.50 of q7r2b3c4d5: dns 8.00 + together 4.50\n");
}

TEST(RenderPage, SaysThatAPageBehindTheLastIsEmpty) {
    SearchRequest request = samples::request();
    request.offset = 100;
    SearchResult result;
    result.total = 14;
    EXPECT_EQ(render_page(request, result, narrow), "14 talks for ipv6 routes, none after the first 100\n");
}

TEST(RenderPage, OfEverythingHasAShortHeading) {
    SearchResult result;
    result.total = 57;
    SearchRequest request;
    request.limit = 0;
    EXPECT_EQ(render_page(request, result, narrow), "57 talks\n");
    request.sort = Sort::title;
    EXPECT_EQ(render_page(request, result, narrow), "57 talks, by title\n");
}

TEST(RenderPage, ShowsWhereASnippetIsCut) {
    SearchResult result;
    result.hits = {samples::hit("id", "Title", "in the [middle] of it")};
    result.hits[0].abstract[0].cut_before = result.hits[0].abstract[0].cut_after = true;
    result.total = 1;
    EXPECT_NE(render_page({}, result, narrow).find("\n    … in the middle of it …\n"), std::string::npos);
}

TEST(RenderPage, FacetsFlowIntoTheWidthAndCountTheRest) {
    SearchResult result;
    result.hits = {samples::bare_hit()};
    result.total = 3000;
    FacetCounts companies{Field::company, {}, 23, 5};
    for (const char* name :
         {"Isovalent", "The New York Times", "Microsoft", "ClickHouse", "G-Research", "Red Hat"}) {
        companies.values.push_back({name, 1200});
    }
    result.facets = {companies, {Field::tag, {}, 0, 3000}};
    const std::string page = render_page({.query = "x", .limit = 1}, result, narrow);
    EXPECT_NE(page.find("company  Isovalent 1,200  The New York Times 1,200  Microsoft 1,200\n"
                        "         ClickHouse 1,200  G-Research 1,200  Red Hat 1,200  +17 more  (none) 5\n"
                        "\n"
                        "next page: --offset 1\n"),
              std::string::npos)
        << page;
}

TEST(RenderPage, MarksTheValuesThatFiltersChose) {
    SearchResult result;
    result.hits = {samples::bare_hit()};
    result.total = 2;
    result.facets = {{Field::company, {{"Cisco", 2, true}, {"Isovalent", 1}}, 2, 0, 3}};
    EXPECT_NE(render_page({}, result, narrow).find("company  ✓ Cisco 2  Isovalent 1\n"), std::string::npos);
    EXPECT_NE(render_bars({}, result, narrow).find("\n  ✓ Cisco    2  █"), std::string::npos);
}

TEST(RenderPage, HostileTalksCannotWriteToTheTerminal) {
    const std::string evil = "\x1b]0;owned\x07\x1b[2J\r\n\u009b31m\u202E";
    Hit hit = samples::bare_hit();
    hit.talk.id = hit.talk.title = hit.talk.abstract = evil;
    hit.title = {.text = evil, .matches = {{0, 3}}};
    hit.abstract = {hit.title};
    hit.talk.speakers = {{evil, evil, evil, {}}};
    hit.talk.event = hit.talk.track = hit.talk.date = hit.talk.start = hit.talk.url = evil;
    hit.talk.tags = {evil};
    hit.talk.sources = {{evil, 1}};
    SearchResult result;
    result.hits = {hit};
    result.total = 2;
    result.facets = {{Field::tag, {{evil, 2}}, 1, 0}};
    result.suggested = evil;
    const SearchRequest request{.query = evil, .where = {{Field::tag, evil}}};
    const Terminal links{.width = 80, .links = true};
    for (const std::string& page :
         {render_page(request, result, links), render_bars(request, result, links),
          render_talk(hit.talk, links), render_nothing(request, result, links), render_warning(evil),
          render_error({ErrorCode::bad_query, evil, evil, ByteRange{2, 5}}, evil, links)}) {
        EXPECT_EQ(page.find_first_of("\x1b\r\x07"), std::string::npos) << page;
        EXPECT_EQ(page.find("\u009b"), std::string::npos) << page;
        EXPECT_EQ(page.find("\u202E"), std::string::npos) << page;
    }
}

TEST(RenderNothing, OffersTheCorrectionAndAny) {
    SearchResult result;
    result.suggested = "cilium ipv6";
    result.total_any = 38;
    EXPECT_EQ(render_nothing({.query = "cilim ipv6"}, result, narrow),
              "No talks for cilim ipv6.\n"
              "Did you mean: cilium ipv6\n"
              "38 talks have any of these words: add --any.\n");
    result.total_any = 1;
    result.suggested.reset();
    EXPECT_EQ(render_nothing({.query = "cilim ipv6"}, result, narrow),
              "No talks for cilim ipv6.\n"
              "1 talk has any of these words: add --any.\n");
}

TEST(RenderNothing, IsNeverSilent) {
    EXPECT_EQ(render_nothing({.query = "zzz"}, {}, narrow),
              "No talks for zzz.\n"
              "Fewer or other words may help; to see what there is: lectern facets company\n"
              "event year\n");
    EXPECT_EQ(render_nothing({.query = "zzz", .where = {{Field::year, "1999"}}}, {}, narrow),
              "No talks for zzz, year 1999.\n"
              "Without --where there may be some.\n");
    EXPECT_EQ(render_nothing({}, {}, narrow), "The database has no talks; lectern-index fills it.\n");
}

TEST(RenderBars, AreScaledToTheWidth) {
    SearchResult result;
    result.total = 1234;
    result.facets = {{Field::company, {{"Isovalent", 1000}, {"日本電気", 500}, {"G-Research", 1}}, 23, 5},
                     {Field::year, {{"2025", 3}}, 1, 0},
                     {Field::tag, {}, 0, 1234}};
    EXPECT_EQ(render_bars({.query = "ipv6"}, result, {.width = 40}),
              "1,234 talks for ipv6\n"
              "\n"
              "company  23 values, 5 talks without\n"
              "  Isovalent   1,000  ███████████████████\n"
              "  日本電気      500  █████████▌\n"
              "  G-Research      1  ▏\n"
              "  20 more: -n 23\n"
              "\n"
              "year  1 value\n"
              "  2025  3  █████████████████████████████\n"
              "\n"
              "tag  0 values, 1,234 talks without\n");
}

TEST(RenderBars, LongNamesAreShortened) {
    SearchResult result;
    result.total = 2;
    result.facets = {{Field::event, {{"KubeCon + CloudNativeCon Europe 2025", 2}}, 1, 0}};
    EXPECT_NE(render_bars({}, result, {.width = 40}).find("  KubeCon + CloudNativeCon …  2  ███████\n"),
              std::string::npos)
        << render_bars({}, result, {.width = 40});
}

TEST(RenderTalk, ShowsEveryFact) {
    Talk talk = samples::full_hit().talk;
    talk.abstract =
        "A first paragraph that is long enough to be wrapped somewhere near the end of its only line.\n\n- "
        "one\n- two";
    EXPECT_EQ(render_talk(talk, narrow),
              "Tuning IPv6 Routes\n"
              "\n"
              "speakers  Ada Kern (Isovalent at Cisco)\n"
              "          Bo Lindqvist (CTO, Etraveli Group)\n"
              "          Chi Mori (Program Co-Chair)\n"
              "          Dov\n"
              "when      2025-04-01, 14:10–14:35 BST\n"
              "event     KubeCon + CloudNativeCon Europe 2025\n"
              "track     CiliumCon\n"
              "format    lightning\n"
              "room      Hall A\n"
              "level     Advanced\n"
              "tags      networking, ipv6\n"
              "language  en\n"
              "page      https://example.org/talks/ipv6\n"
              "video     https://example.org/video\n"
              "slides    https://example.org/slides\n"
              "id        p4f0xk2m9a\n"
              "sources   posts/eu.md:12\n"
              "          posts/look-back.md:40\n"
              "\n"
              "A first paragraph that is long enough to be wrapped somewhere near the end of\n"
              "its only line.\n"
              "\n"
              "- one\n"
              "- two\n");
}

TEST(RenderTalk, LeavesOutWhatIsNotKnown) {
    EXPECT_EQ(render_talk(samples::bare_hit().talk, narrow),
              "A Talk of Few Words\n"
              "\n"
              "format    talk\n"
              "id        q7r2b3c4d5\n");
}

TEST(RenderFields, ListsEveryFieldOfTheSchema) {
    const std::string page = render_fields(narrow);
    for (const FieldSpec& field : fields) {
        EXPECT_NE(("\n" + page).find("\n" + std::string(field.name) + " "), std::string::npos) << field.name;
        EXPECT_NE(page.find(std::string(field.example)), std::string::npos) << field.name;
    }
}

TEST(RenderError, PointsAtThePlaceInTheQuery) {
    EXPECT_EQ(render_error(
                  {ErrorCode::bad_query, "unknown field \"titel\"", "did you mean title?", ByteRange{7, 12}},
                  "cilium titel:dns", narrow),
              "lectern: error: unknown field \"titel\"\n"
              "  cilium titel:dns\n"
              "         ^~~~~\n"
              "  did you mean title?\n");
}

TEST(RenderError, CountsColumnsNotBytes) {
    EXPECT_EQ(render_error({ErrorCode::bad_query, "m", "", ByteRange{13, 16}}, "日本語 é abc", narrow),
              "lectern: error: m\n"
              "  日本語 é abc\n"
              "           ^~~\n");
}

TEST(RenderError, ShowsAnExcerptOfALongQuery) {
    const std::string query = std::string(5000, 'a') + " titel:x " + std::string(5000, 'b');
    EXPECT_EQ(render_error({ErrorCode::bad_query, "m", "", ByteRange{5001, 5006}}, query, {.width = 50}),
              "lectern: error: m\n"
              "  …aaaaaaaaaaaaaaaaaaaaaaaaaaaaa titel:x bbbbbbbb…\n"
              "                                 ^~~~~\n");
}

TEST(RenderError, PlacesOutsideOfTheQueryDoNoHarm) {
    EXPECT_EQ(render_error({ErrorCode::bad_query, "m", "", ByteRange{90, 99}}, "ab", narrow),
              "lectern: error: m\n"
              "  ab\n"
              "    ^\n");
}

TEST(RenderError, WithoutAPlaceIsTheMessageAndTheHint) {
    EXPECT_EQ(render_error({ErrorCode::no_database, "no database at talks.db", "make one"}, "ipv6", narrow),
              "lectern: error: no database at talks.db\n"
              "  make one\n");
    EXPECT_EQ(render_warning("closed the quotation for you"),
              "lectern: warning: closed the quotation for you\n");
}

}  // namespace
}  // namespace lectern
