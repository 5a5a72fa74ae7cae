// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "query/render/summary.hpp"
#include "query/render/wording.hpp"

namespace lectern {

namespace {

/// The text of a snippet as runs: what matched in one style, the rest in another.
StyledText marked(const Snippet& snippet, Style plain, Style match, const std::string& link) {
    StyledText out;
    std::size_t at = 0;
    for (const ByteRange& range : snippet.matches) {
        out.push_back({snippet.text.substr(at, range.begin - at), plain, link});
        out.push_back({snippet.text.substr(range.begin, range.end - range.begin), match, link});
        at = range.end;
    }
    out.push_back({snippet.text.substr(at), plain, link});
    return out;
}

/// "… one … another …"
StyledText passages(const std::vector<Snippet>& snippets) {
    StyledText out;
    if (snippets.front().cut_before) out.push_back({fmt::format("…{}", no_break_space)});
    for (const Snippet& snippet : snippets) {
        if (&snippet != &snippets.front()) out.push_back({" "});
        for (Run& run : marked(snippet, Style::plain, Style::match, {})) out.push_back(std::move(run));
        if (snippet.cut_after) out.push_back({fmt::format("{}…", no_break_space)});
    }
    return out;
}

/// No line ends inside of it.
std::string held_together(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == ' ') {
            out += no_break_space;
        } else {
            out += c;
        }
    }
    return out;
}

std::string facts_line(const Talk& talk) {
    std::string out;
    for (const std::string& fact : facts_of(talk)) {
        if (!out.empty()) out += held_together(" ·") + " ";
        out += held_together(fact);
    }
    return out;
}

void put_hit(Page& page, const Hit& hit, std::size_t rank, std::size_t rank_width) {
    const Run indent{std::string(rank_width + 2, ' ')};
    const std::string& address = address_of(hit.talk);
    page.paragraph({fmt::format("{:>{}}. ", rank, rank_width), Style::dim},
                   marked(hit.title, Style::title, Style::title_match, address));
    if (!hit.talk.speakers.empty()) page.paragraph(indent, {{named(hit.talk.speakers)}});
    if (const std::string facts = facts_line(hit.talk); !facts.empty()) {
        page.paragraph(indent, {{facts, Style::dim}});
    }
    if (!hit.also_at.empty()) page.paragraph(indent, {{elsewhere(hit), Style::dim}});
    if (!hit.abstract.empty()) page.paragraph(indent, passages(hit.abstract));
    page.line({indent, {hit.talk.id, Style::dim}});
}

void put_facet(Page& page, const FacetCounts& facet, std::size_t label_width) {
    if (facet.values.empty()) return;
    StyledText items;
    for (const FacetValue& value : facet.values) {
        items.push_back({held_together((value.selected ? "✓ " : "") + value.value + " ")});
        items.push_back({grouped(value.count), Style::strong});
        items.push_back({"  "});
    }
    if (facet.distinct > facet.values.size()) {
        items.push_back(
            {held_together(fmt::format("+{} more", facet.distinct - facet.values.size())), Style::dim});
        items.push_back({"  "});
    }
    if (facet.missing > 0) items.push_back({held_together("(none) " + grouped(facet.missing)), Style::dim});
    page.paragraph({fmt::format("{:<{}}  ", spec(facet.field).name, label_width), Style::dim}, items);
}

void put_facets(Page& page, const std::vector<FacetCounts>& facets) {
    std::size_t label_width = 0;
    for (const FacetCounts& facet : facets)
        label_width = std::max(label_width, spec(facet.field).name.size());
    for (const FacetCounts& facet : facets) put_facet(page, facet, label_width);
}

void put_correction(Page& page, const SearchRequest& request, const SearchResult& result) {
    if (!result.corrected) return;
    page.paragraph({},
                   {{"Showing results for "},
                    {*result.corrected, Style::strong},
                    {"; to search instead for " + shortened(request.query) + ", add --exact", Style::dim}});
}

}  // namespace

std::string render_page(const SearchRequest& request, const SearchResult& result, const Terminal& terminal) {
    Page page(terminal, page_columns);
    put_correction(page, request, result);
    const Summary summary = summary_of(request, result);
    page.paragraph({}, {{summary.count, Style::strong}, {summary.what}, {summary.shown, Style::dim}});
    const std::size_t last = request.offset + result.hits.size();
    const std::size_t rank_width = std::to_string(last).size() + 1;
    for (std::size_t k = 0; k < result.hits.size(); ++k) {
        page.blank();
        if (others_begin_at(result, k)) {
            page.paragraph({}, {{others_heading(*result.relaxed), Style::strong}});
            page.blank();
        }
        put_hit(page, result.hits[k], request.offset + k + 1, rank_width);
    }
    if (std::any_of(result.facets.begin(), result.facets.end(),
                    [](const FacetCounts& facet) { return !facet.values.empty(); })) {
        page.blank();
        put_facets(page, result.facets);
    }
    if (!result.hits.empty() && last < talks_to_page(result)) {
        page.blank();
        page.line({{fmt::format("next page: --offset {}", last), Style::dim}});
    }
    return page.take();
}

std::string render_nothing(const SearchRequest& request, const SearchResult& result,
                           const Terminal& terminal) {
    Page page(terminal, page_columns);
    if (asks_for_all(request)) {
        page.paragraph({}, {{std::string(no_talks_at_all)}});
        return page.take();
    }
    put_correction(page, request, result);
    page.paragraph({}, {{"No talks", Style::strong}, {searched_for(request, result) + "."}});
    if (result.suggested) page.paragraph({"Did you mean: "}, {{*result.suggested, Style::strong}});
    for (const std::string& advice : advice_for(request, result)) page.paragraph({}, {{advice}});
    return page.take();
}

}  // namespace lectern
