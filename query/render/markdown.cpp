// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/text/characters.hpp"
#include "query/render/terminal.hpp"
#include "query/render/wording.hpp"

namespace lectern {

namespace {

/// `{` begins the commands of template languages (Hugo, Liquid), `~` strikes
/// text out on GitHub, `$` begins a formula there.
constexpr std::string_view always_markup = "\\`*[]<{~$";

bool is_word(char c) { return !text::is_ascii(c) || text::is_ascii_letter(c) || text::is_ascii_digit(c); }

/// `_` within a word is text (`max_depth`), elsewhere it may begin emphasis.
bool is_inside_word(std::string_view text, std::size_t at) {
    return at > 0 && at + 1 < text.size() && is_word(text[at - 1]) && is_word(text[at + 1]);
}

/// `&amp;` and `&#38;`, but no `&` between spaces.
bool begins_entity(std::string_view text, std::size_t at) {
    return at + 1 < text.size() && (text[at + 1] == '#' || text::is_ascii_letter(text[at + 1]));
}

/// Where the first line of a paragraph would begin a heading, a list or a
/// quotation: "# 1", "- x", "1. x", "> x", "=== x".
std::size_t block_marker(std::string_view text) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')')) return digits;
    return !text.empty() && std::string_view("#+->=:|").find(text[0]) != std::string_view::npos
               ? 0
               : std::string_view::npos;
}

/// A link's target; one with parentheses between angles, which hold it together,
/// and in one where an entity may end ("?a&copy;b") none may begin.
std::string target_of(const std::string& address) {
    std::string out;
    for (const char c : address) {
        out += c;
        if (c == '&' && address.find(';') != std::string::npos) out += "amp;";
    }
    return address.find_first_of("()") == std::string::npos ? out : "<" + out + ">";
}

std::string title_of(const Talk& talk) {
    const std::string title = markdown_text(talk.title);
    const std::string address = link_target(address_of(talk));
    return address.empty() ? "**" + title + "**" : fmt::format("[{}]({})", title, target_of(address));
}

/// "14:10" and the format of a talk are no news in a post that lists talks.
std::string short_facts(const Talk& talk) {
    std::string out;
    for (const std::string* fact : {&talk.date, &talk.event, &talk.track}) {
        if (!fact->empty()) out += (out.empty() ? "" : ", ") + *fact;
    }
    return out;
}

void put_talk(std::string& out, const Hit& hit) {
    out += "- " + title_of(hit.talk);
    for (const std::string& part : {named(hit.talk.speakers), short_facts(hit.talk)}) {
        if (!part.empty()) out += " — " + markdown_text(part);
    }
    out += '\n';
    if (hit.abstract.empty()) return;
    out += hit.abstract.front().cut_before ? "\n  …" : "\n ";
    for (const Snippet& snippet : hit.abstract)
        out += " " + markdown_text(snippet.text) + (snippet.cut_after ? " …" : "");
    out += '\n';
}

}  // namespace

std::string markdown_text(std::string_view source) {
    const std::string text = printable(source);
    const std::size_t marker = block_marker(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool markup = always_markup.find(c) != std::string_view::npos || at == marker ||
                            (c == '_' && !is_inside_word(text, at)) || (c == '&' && begins_entity(text, at));
        if (markup) out += '\\';
        out += c;
    }
    return out;
}

std::string render_markdown(const SearchResult& result) {
    std::string out;
    for (const Hit& hit : result.hits) {
        if (!out.empty()) out += '\n';
        put_talk(out, hit);
    }
    return out;
}

}  // namespace lectern
