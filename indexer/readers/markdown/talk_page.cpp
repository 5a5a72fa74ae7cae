// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/talk_page.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "indexer/event_name.hpp"
#include "indexer/format_guess.hpp"
#include "indexer/readers/markdown/prose.hpp"
#include "indexer/readers/records/site.hpp"
#include "indexer/readers/records/speakers.hpp"
#include "indexer/readers/records/talk_lists.hpp"
#include "indexer/readers/records/talk_record.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"
#include "indexer/timestamp.hpp"

namespace lectern::markdown {

namespace {

using records::Evidence;
using records::Fact;
using records::Record;
using tree::Node;

/// What front matter says the page is: `type: talk`, `layout: speaker`.
bool is_declared(const Node& front, bool (*word)(std::string_view)) {
    return std::any_of(front.entries.begin(), front.entries.end(), [&](const Node::Entry& entry) {
        const std::string key = records::plain_key(entry.key);
        const bool declares = key == "type" || key == "layout" || key == "kind" || key == "collection" ||
                              key == "template" || key == "contenttype" || key == "pagetype";
        return declares && word(records::text_of(*entry.value));
    });
}

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// The folders a page lies in, as far as they say what it is; a bundle's own
/// folder (`talks/my-talk/index.md`) says nothing.
bool lies_in(std::string_view path, bool (*word)(std::string_view)) {
    const std::string folder = records::folder_of(path);
    return word(last_part(folder)) || word(last_part(records::folder_of(folder)));
}

bool has_fact_of_talk(const Record& front) {
    constexpr std::array<Fact, 9> facts{Fact::event, Fact::slides, Fact::video,    Fact::track,   Fact::room,
                                        Fact::level, Fact::start,  Fact::duration, Fact::speakers};
    return std::any_of(facts.begin(), facts.end(), [&](Fact fact) { return front.get(fact) != nullptr; });
}

bool is_talk_page(const Record& front, const std::string& path) {
    if (front.text(Fact::title).empty() || records::is_withdrawn(front)) return false;
    if (is_declared(front.map(), records::names_people) || lies_in(path, records::names_people)) return false;
    const bool declared = is_declared(front.map(), records::names_talks);
    const bool among_talks = lies_in(path, records::names_talks);
    if (records::names_speakers(front)) return records::describes_talk(front, Evidence::speakers);
    // the page over a folder of talks is about all of them; one in a folder of
    // its own (`talks/my-talk/index.md`) is a talk's
    const std::string stem = records::stem_of(path);
    const bool over_folder =
        stem == "_index" || (stem == "index" && records::names_talks(last_part(records::folder_of(path))));
    if (over_folder) return declared && has_fact_of_talk(front);
    return (declared || among_talks) && has_fact_of_talk(front) &&
           records::describes_talk(front, Evidence::place);
}

/// HTML blocks as they stand in the body, whose lines count from 1.
std::string html_text(const Block& block, const std::vector<std::string_view>& lines) {
    std::string html;
    for (std::size_t line = block.first_line; line <= block.last_line && line <= lines.size(); ++line)
        html += std::string(lines[line - 1]) + '\n';
    return clean_text(html, Markup::html);
}

/// The text of a page about one talk, up to sections about people and links.
std::string page_text(std::string_view source) {
    std::string out;
    bool skipping = false;
    const auto lines = split(source, "\n");
    for (const Body body = parse_body(source, 1); const Block& block : body.blocks) {
        const std::string text =
            block.kind == Block::Kind::html ? html_text(block, lines) : plain_text(block);
        if (block.kind == Block::Kind::heading) {
            skipping = false;
            for (const std::string& word : plain_words(text)) {
                skipping = skipping || word.starts_with("speaker") || word == "about" || word == "slides" ||
                           word == "video" || word == "recording" || word == "resources" || word == "links" ||
                           word == "bio";
            }
            continue;
        }
        Meta ignored;
        if (skipping || text.empty() || take_link_line(block.runs, ignored)) continue;
        const bool bullet = block.opens_item;
        if (!out.empty()) out += bullet ? "\n" : "\n\n";
        if (bullet) out += "- ";
        out += text;
    }
    return out;
}

/// Hugo's shortcodes and Liquid's tags, whole: `{{< youtube 1 >}}`, `{% note %}`.
std::string without_templates(std::string_view body) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> marks{
        {{"{{", "}}"}, {"{%", "%}"}, {"{:", "}"}}};
    std::string out;
    while (!body.empty()) {
        const std::size_t open = std::min(body.find('{'), body.size());
        out += body.substr(0, open);
        body.remove_prefix(open);
        const auto mark = std::find_if(marks.begin(), marks.end(),
                                       [&](const auto& pair) { return body.starts_with(pair.first); });
        const std::string_view line = body.substr(0, body.find('\n'));
        const auto close = mark == marks.end() ? std::string_view::npos : line.find(mark->second);
        if (close != std::string_view::npos) {
            body.remove_prefix(close + mark->second.size());
        } else if (!body.empty()) {
            out += body.front();
            body.remove_prefix(1);
        }
    }
    return out;
}

/// The body, with an abstract of the front matter before it where they differ.
std::string abstract_of_page(const Record& front, const Post& post) {
    std::string text = page_text(without_templates(post.body));
    if (text.empty()) return records::abstract_of(front);
    const std::string_view key = front.key(Fact::abstract);
    // `description` is a summary of the body for search engines
    if (key.find("abstract") == std::string_view::npos) return text;
    std::string own = clean_text(front.text(Fact::abstract));
    if (text.find(own) != std::string::npos) return text;
    return own.find(text) != std::string::npos ? own : own + "\n\n" + text;
}

/// The event that the site, the title or the path tells.
void place_in_event(const Document& document, const PostFacts& facts, Talk& talk,
                    std::vector<std::string>& companions) {
    const auto path = records::facts_of_path(document.path);
    const auto site = records::event_of_site(document, companions);
    if (talk.date.empty()) talk.date = path.date;
    if (const auto on = site.programme.find(records::stem_of(document.path)); on != site.programme.end()) {
        talk.date = on->second.date;
        if (talk.start.empty()) std::tie(talk.start, talk.end) = std::tie(on->second.start, on->second.end);
    }
    // the day a page was written is no day of its event
    const bool outside = !site.first_day.empty() && !site.last_day.empty() &&
                         (talk.date < site.first_day || talk.date > site.last_day);
    const bool other_year = path.year != 0 && as_year(talk.date.substr(0, 4)) != path.year;
    if (outside || (!site.name.empty() && other_year)) {
        talk.date = site.first_day == site.last_day ? site.first_day : std::string();
        if (talk.date.empty()) talk.start = talk.end = talk.timezone = {};
    }
    const int day_year = as_year(talk.date.substr(0, 4));
    const int year = day_year != 0 ? day_year : site.year;
    if (talk.event.empty() && !site.name.empty()) talk.event = canonical_event(site.name, year);
    if (talk.event.empty()) talk.event = place_by_title(facts).event;
    if (talk.event.empty()) return;
    talk.event = canonical_event(talk.event, year);
}

}  // namespace

bool read_talk_page(const Document& document, const Post& post, const PostFacts& facts, Reading& reading) {
    const Node* root = post.front_matter.root;
    if (root == nullptr) return false;
    const Record front(*root);
    const std::string path(document.path);
    records::SpeakerFiles files(document);
    const records::PeopleTable people = records::people_in_tree(*root);
    const records::KnownPeople known{people, files};
    std::vector<Talk> talks;
    if (is_talk_page(front, path)) {
        talks.push_back(
            records::talk_of(front, records::RecordKind::page, {}, known, path, reading.diagnostics));
        Talk& talk = talks.front();
        talk.abstract = abstract_of_page(front, post);
        // themes for speakers know no other day than that of the page
        const auto published = parse_timestamp(front.text(Fact::publication));
        if (talk.date.empty() && !talk.event.empty() && published) talk.date = published->date;
        if (talk.format == Format::talk) talk.format = guess_format(talk.title, talk.abstract);
        talk.sources = {{path, 1}};
    } else {
        talks = records::find_talks(*root, {}, known, path, reading.diagnostics);
    }
    for (Talk& talk : talks) {
        if (talk.language.empty()) talk.language = facts.language;
        place_in_event(document, facts, talk, reading.companions);
    }
    reading.companions.insert(reading.companions.end(), files.companions().begin(), files.companions().end());
    reading.talks = std::move(talks);
    return !reading.talks.empty();
}

}  // namespace lectern::markdown
