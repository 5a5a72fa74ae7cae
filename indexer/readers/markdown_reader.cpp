// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown_reader.hpp"

#include <algorithm>

#include "indexer/format_guess.hpp"
#include "indexer/readers/markdown/context.hpp"
#include "indexer/readers/markdown/front_matter.hpp"
#include "indexer/readers/markdown/listing.hpp"
#include "indexer/readers/markdown/signature.hpp"
#include "indexer/readers/markdown/talk_page.hpp"
#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

using markdown::Block;
using markdown::Body;
using markdown::FrontMatter;
using markdown::PostFacts;

// A listing is text that somebody typed. The parser's worst cases are quadratic
// in one paragraph; so much of it is no listing.
constexpr std::size_t max_body_bytes = 8u << 20;
constexpr std::size_t max_line_bytes = 1u << 20;

PostFacts facts_of(const FrontMatter& front, const std::string& path) {
    PostFacts facts;
    facts.title = front.get({"title"});
    facts.description = front.get({"ogsummary", "description", "summary", "excerpt", "subtitle", "tldr"});
    facts.paths = front.get({"path", "permalink", "slug", "url"}) + ' ' + path;
    facts.date = front.get({"date", "publishdate", "published", "pubdate", "created"});
    facts.language = normalize_language(front.get({"language", "lang", "locale"}));
    return facts;
}

std::string external_link(const FrontMatter& front) {
    const std::string link = front.get({"externalurl", "externallink", "external", "link", "linkurl",
                                        "redirect", "redirectto", "originalurl", "sourceurl", "target"});
    return is_web_address(link) ? link : std::string();
}

std::string iso(const markdown::Day& day) {
    return day.year == 0 ? std::string() : iso_date(day.year, day.month, day.day);
}

/// A link post about an event is one announcement; about anything else, no talk.
bool read_link_post(const FrontMatter& front, const PostFacts& facts, std::vector<Talk>& talks) {
    const std::string link = external_link(front);
    const std::string summary = front.get({"summary", "description", "tldr", "excerpt", "ogsummary"});
    if (link.empty() || summary.empty() || find_events(facts.title).empty()) return false;
    Talk talk;
    talk.title = facts.title;
    talk.abstract = summary;
    talk.url = link;
    talk.date = iso(markdown::parse_day(facts.date));
    talk.format = Format::announcement;
    talk.language = facts.language;
    const auto placement = markdown::place_by_title(facts);
    talk.event = placement.event;
    talk.track = placement.track;
    talks.push_back(std::move(talk));
    return true;
}

/// The first line that no author typed, 0 when there is none.
std::uint32_t overlong_line(std::string_view text) {
    std::uint32_t line = 1;
    for (std::size_t at = 0; at < text.size(); ++line) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (end - at > max_line_bytes) return line;
        at = end + 1;
    }
    return 0;
}

class MarkdownReader final : public Reader {
public:
    std::string_view name() const override { return "markdown"; }
    std::string_view description() const override {
        return "posts in Markdown that list talks, link posts about an event, pages of one talk";
    }

    bool accepts(const Document& document) const override {
        return markdown::looks_like_markdown(document.path, document.content);
    }

    Reading read(const Document& document) const override {
        Reading reading;
        const std::string path(document.path);
        if (document.content.size() > max_body_bytes) {
            reading.diagnostics.push_back({path, 0, 0, Severity::error,
                                           "is too large for a Markdown post (over 8 MB)",
                                           "split it, or leave it out"});
            return reading;
        }
        if (const std::uint32_t line = overlong_line(document.content)) {
            reading.diagnostics.push_back({path, line, 1, Severity::error, "this line is longer than 1 MB",
                                           "no listing has such lines; leave the file out"});
            return reading;
        }
        const auto post = markdown::split_post(document.content, path, reading.diagnostics);
        const PostFacts facts = facts_of(post.front_matter, path);
        const Body body = markdown::parse_body(post.body, post.body_line);
        const auto listing = markdown::find_entries(body, markdown::topic_of(facts));
        std::vector<std::uint32_t> lines;
        for (const auto& entry : listing.entries) lines.push_back(entry.line);
        if (lines.size() < 2 && read_talk_page(document, post, facts, reading)) return reading;
        if (!lines.empty()) {
            reading.talks = to_talks(listing, facts);
        } else if (read_link_post(post.front_matter, facts, reading.talks)) {
            lines.assign(1, 1);
        }
        for (std::size_t i = 0; i < reading.talks.size(); ++i) reading.talks[i].sources = {{path, lines[i]}};
        return reading;
    }
};

}  // namespace

const Reader& markdown_reader() {
    static const MarkdownReader reader;
    return reader;
}

}  // namespace lectern
