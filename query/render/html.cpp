// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/html.hpp"

#include <fmt/format.h>

#include "query/render/summary.hpp"
#include "query/render/terminal.hpp"
#include "query/render/wording.hpp"

namespace lectern {

namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --text: #1b1b1f; --page: #fdfdfc; --dim: #5c5c66; --link: #0b57a4;
  --mark: #ffe9a8; --on-mark: #1b1b1f; --line: #dcdce0; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e6ea; --page: #17171a; --dim: #a3a3ad; --link: #8ab8f0; --mark: #6b5200;
    --on-mark: #fff3d0; --line: #3a3a40; } }
body { margin: 0 auto; padding: 1rem 1.25rem 3rem; max-width: 48rem; color: var(--text);
  background: var(--page); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin: 0; }
p { margin: .2rem 0; } a { color: var(--link); }
.dim { color: var(--dim); } .talks { padding-left: 2.2em; } .talks > li { margin: 0 0 1.4rem; }
.talks > li::marker { color: var(--dim); }
mark { background: var(--mark); color: var(--on-mark); font-weight: 600; padding: 0 .1em; border-radius: .2em; }
.counts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1.2rem;
  border-top: 1px solid var(--line); padding-top: 1.2rem; font-size: .95rem; }
.counts h2 { font-size: 1em; }
.counts ul { list-style: none; margin: .2rem 0 0; padding: 0; }
.counts li { display: flex; justify-content: space-between; gap: 1rem; }
.counts .chosen { font-weight: 600; }
)";

std::string marked(const Snippet& snippet) {
    std::string out;
    std::size_t at = 0;
    const std::string_view text = snippet.text;
    for (const ByteRange& range : snippet.matches) {
        out += html_text(text.substr(at, range.begin - at));
        out += "<mark>" + html_text(text.substr(range.begin, range.end - range.begin)) + "</mark>";
        at = range.end;
    }
    return out + html_text(text.substr(at));
}

std::string link(const std::string& address, const std::string& content) {
    const std::string target = link_target(address);
    return target.empty()
               ? content
               : fmt::format(R"(<a href="{}" rel="noreferrer">{}</a>)", html_text(target), content);
}

/// The language of what is quoted from a talk, for hyphens and for voices.
std::string language_of(const Talk& talk) {
    return talk.language.empty() ? std::string() : fmt::format(R"( lang="{}")", html_text(talk.language));
}

std::string facts_markup(const Talk& talk) {
    std::string out;
    for (const std::string& fact : facts_of(talk)) {
        out += out.empty() ? "" : " · ";
        out += fact == talk.date ? fmt::format("<time>{}</time>", html_text(fact)) : html_text(fact);
    }
    for (const auto& [name, address] : {std::pair("video", &talk.video_url), {"slides", &talk.slides_url}}) {
        if (link_target(*address).empty() || address == &address_of(talk)) continue;
        out += (out.empty() ? "" : " · ") + link(*address, name);
    }
    return out;
}

void put_hit(std::string& out, const Hit& hit) {
    const Talk& talk = hit.talk;
    out += fmt::format("<li id=\"talk-{}\">\n<h2{}>{}</h2>\n", html_text(talk.id), language_of(talk),
                       link(address_of(talk), marked(hit.title)));
    if (!talk.speakers.empty()) out += fmt::format("<p>{}</p>\n", html_text(named(talk.speakers)));
    if (const std::string facts = facts_markup(talk); !facts.empty())
        out += fmt::format("<p class=\"dim\">{}</p>\n", facts);
    if (!hit.also_at.empty()) out += fmt::format("<p class=\"dim\">{}</p>\n", html_text(elsewhere(hit)));
    std::string passages = !hit.abstract.empty() && hit.abstract.front().cut_before ? "… " : "";
    for (const Snippet& snippet : hit.abstract) {
        if (&snippet != &hit.abstract.front()) passages += ' ';
        passages += marked(snippet) + (snippet.cut_after ? " …" : "");
    }
    if (!passages.empty()) out += fmt::format("<p{}>{}</p>\n", language_of(talk), passages);
    out += "</li>\n";
}

void put_facet(std::string& out, const FacetCounts& facet) {
    if (facet.values.empty()) return;
    out += fmt::format("<section>\n<h2>{}</h2>\n<ul>\n", spec(facet.field).name);
    for (const FacetValue& value : facet.values) {
        out += fmt::format("<li{}><span>{}{}</span> <span>{}</span></li>\n",
                           value.selected ? R"( class="chosen")" : "", value.selected ? "✓ " : "",
                           html_text(value.value), grouped(value.count));
    }
    if (facet.distinct > facet.values.size()) {
        out += fmt::format("<li class=\"dim\">{} more</li>\n", grouped(facet.distinct - facet.values.size()));
    }
    out += "</ul>\n</section>\n";
}

void put_facets(std::string& out, const std::vector<FacetCounts>& facets) {
    std::string sections;
    for (const FacetCounts& facet : facets) put_facet(sections, facet);
    if (sections.empty()) return;
    out += fmt::format("<aside class=\"counts\" aria-label=\"Talks counted\">\n{}</aside>\n", sections);
}

void put_talks(std::string& out, const SearchRequest& request, const SearchResult& result) {
    const auto open_list = [&](std::size_t hit) {
        out += fmt::format("<ol class=\"talks\" start=\"{}\">\n", request.offset + hit + 1);
    };
    for (std::size_t k = 0; k < result.hits.size(); ++k) {
        const bool others = others_begin_at(result, k);
        if (others) {
            if (k > 0) out += "</ol>\n";
            out += fmt::format("<p><strong>{}</strong></p>\n", html_text(others_heading(*result.relaxed)));
        }
        if (k == 0 || others) open_list(k);
        put_hit(out, result.hits[k]);
    }
    if (!result.hits.empty()) out += "</ol>\n";
}

void put_nothing(std::string& out, const SearchRequest& request, const SearchResult& result) {
    if (asks_for_all(request)) {
        out += fmt::format("<p>{}</p>\n", no_talks_at_all);
        return;
    }
    if (result.suggested) {
        out += fmt::format("<p>Did you mean: <strong>{}</strong></p>\n", html_text(*result.suggested));
    }
    for (const std::string& advice : advice_for(request, result))
        out += fmt::format("<p>{}</p>\n", html_text(advice));
}

}  // namespace

std::string html_text(std::string_view text) {
    std::string out;
    for (const char c : printable(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:  // a character that means itself
                out += c;
        }
    }
    return out;
}

std::string render_html(const SearchRequest& request, const SearchResult& result) {
    const Summary summary = summary_of(request, result);
    const std::string heading = html_text((result.total == 0 ? "No talks" : summary.count) + summary.what);
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n"
        "<title>{0} – lectern</title>\n<style>{1}</style>\n</head>\n<body>\n<main>\n"
        "<h1>{0}<span class=\"dim\">{2}</span></h1>\n",
        heading, style, html_text(summary.shown));
    if (result.corrected) {
        out += fmt::format("<p>Showing results for <strong>{}</strong> instead of {}.</p>\n",
                           html_text(*result.corrected), html_text(shortened(request.query)));
    }
    if (result.total == 0) put_nothing(out, request, result);
    put_talks(out, request, result);
    put_facets(out, result.facets);
    return out + "</main>\n</body>\n</html>\n";
}

}  // namespace lectern
