// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/html.hpp"

#include <gmock/gmock.h>

#include <string>

#include "tests/query/render/samples.hpp"

namespace lectern {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// What stands between <main> and </main>.
std::string main_of(const std::string& page) {
    const std::size_t begin = page.find("<main>\n") + 7;
    return page.substr(begin, page.find("</main>") - begin);
}

TEST(RenderHtml, IsAPageWithItsOwnStyleAndNothingElse) {
    const std::string page = render_html(samples::request(), samples::result());
    EXPECT_THAT(page, StartsWith("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"));
    EXPECT_THAT(page, HasSubstr("<title>2 talks for ipv6 routes – lectern</title>"));
    EXPECT_THAT(page, HasSubstr("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    EXPECT_THAT(page, HasSubstr("prefers-color-scheme: dark"));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("src=")));
}

TEST(RenderHtml, ListsTalksAndCounts) {
    SearchRequest request = samples::request();
    request.offset = 10;
    SearchResult result = samples::result();
    result.hits[0].abstract = {samples::snippet("has [IPv6] only")};
    result.hits[0].abstract[0].cut_before = result.hits[0].abstract[0].cut_after = true;
    result.total = 12;
    result.facets[0].values[0].selected = true;
    result.facets[0].distinct = 1002;
    EXPECT_EQ(main_of(render_html(request, result)),
              "<h1>12 talks for ipv6 routes<span class=\"dim\">, showing 11–12</span></h1>\n"
              "<ol class=\"talks\" start=\"11\">\n"
              "<li id=\"talk-p4f0xk2m9a\">\n"
              "<h2 lang=\"en\"><a href=\"https://example.org/talks/ipv6\" rel=\"noreferrer\">Tuning "
              "<mark>IPv6</mark> Routes</a></h2>\n"
              "<p>Ada Kern (Isovalent at Cisco), Bo Lindqvist (CTO, Etraveli Group), Chi Mori (Program "
              "Co-Chair), Dov</p>\n"
              "<p class=\"dim\"><time>2025-04-01</time> · 14:10–14:35 BST · KubeCon + CloudNativeCon Europe "
              "2025 · CiliumCon · lightning · <a href=\"https://example.org/video\" "
              "rel=\"noreferrer\">video</a> · <a href=\"https://example.org/slides\" "
              "rel=\"noreferrer\">slides</a></p>\n"
              "<p lang=\"en\">… has <mark>IPv6</mark> only …</p>\n"
              "</li>\n"
              "<li id=\"talk-q7r2b3c4d5\">\n"
              "<h2>A Talk of Few Words</h2>\n"
              "</li>\n"
              "</ol>\n"
              "<aside class=\"counts\" aria-label=\"Talks counted\">\n"
              "<section>\n<h2>company</h2>\n<ul>\n"
              "<li class=\"chosen\"><span>✓ Cisco</span> <span>2</span></li>\n"
              "<li><span>Isovalent</span> <span>1</span></li>\n"
              "<li class=\"dim\">1,000 more</li>\n"
              "</ul>\n</section>\n"
              "<section>\n<h2>year</h2>\n<ul>\n<li><span>2025</span> <span>1</span></li>\n</ul>\n</section>\n"
              "</aside>\n");
}

TEST(RenderHtml, SaysWhatWasSearchedForInstead) {
    SearchRequest request{.query = "ipv6 <dns>"};
    SearchResult result = samples::result();
    result.facets.clear();
    result.corrected = "ipv6 dns&";
    result.relaxed = Relaxed{{"dns"}, false, 1, 2};
    result.hits[1].complete = false;
    const std::string page = main_of(render_html(request, result));
    EXPECT_THAT(page, HasSubstr("<p>Showing results for <strong>ipv6 dns&amp;</strong> instead of ipv6 "
                                "&lt;dns&gt;.</p>\n"));
    EXPECT_THAT(page, HasSubstr("</ol>\n<p><strong>1 talk without dns</strong></p>\n"
                                "<ol class=\"talks\" start=\"2\">\n"));
}

TEST(RenderHtml, SaysThatNothingMatched) {
    SearchResult result;
    result.suggested = "tetragon";
    result.total_any = 3;
    EXPECT_EQ(main_of(render_html({.query = "tetragno x"}, result)),
              "<h1>No talks for tetragno x<span class=\"dim\"></span></h1>\n"
              "<p>Did you mean: <strong>tetragon</strong></p>\n"
              "<p>3 talks have any of these words: add --any.</p>\n");
    EXPECT_EQ(main_of(render_html({}, {})),
              "<h1>No talks<span class=\"dim\"></span></h1>\n"
              "<p>The database has no talks; lectern-index fills it.</p>\n");
}

TEST(RenderHtml, EscapesAllThatComesFromOutside) {
    const std::string evil = "\"><script>alert('1')</script>&amp;\x1b[2J";
    Hit hit;
    hit.talk = {.id = evil,
                .title = evil,
                .abstract = evil,
                .speakers = {{evil, evil, evil, {}, ""}},
                .date = evil,
                .event = evil,
                .track = evil,
                .url = "https://e.org/" + evil,
                .video_url = "javascript:alert(1)",
                .language = evil};
    hit.title = {.text = evil, .matches = {{2, 10}}};
    hit.abstract = {hit.title};
    SearchResult result;
    result.hits = {hit};
    result.total = 1;
    result.facets = {{Field::tag, {{evil, 1}}, 1, 0, 1}};
    result.corrected = evil;
    const std::string page = render_html({.query = evil, .where = {{Field::tag, evil}}}, result);
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("alert('1')")));
    EXPECT_THAT(page, Not(HasSubstr("javascript:")));
    EXPECT_THAT(page, Not(HasSubstr("\x1b")));
    EXPECT_THAT(page, HasSubstr("<mark>&lt;script&gt;</mark>alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;"));
    EXPECT_THAT(
        page,
        HasSubstr("href=\"https://e.org/%22%3E%3Cscript%3Ealert(&#39;1&#39;)%3C/script%3E&amp;amp;%1B[2J\""));
}

}  // namespace
}  // namespace lectern
