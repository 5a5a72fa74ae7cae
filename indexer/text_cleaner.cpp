// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text_cleaner.hpp"

#include <algorithm>
#include <utility>

#include "indexer/markup/html.hpp"
#include "indexer/markup/markdown.hpp"
#include "indexer/markup/restructured_text.hpp"
#include "indexer/markup/text_writer.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace {

using markup::TextWriter;

/// A longer text is no abstract, and cmark's worst cases are quadratic.
constexpr std::size_t max_markdown_bytes = 1u << 20;

/// `\r\n` and a lone `\r` become `\n`.
std::string with_newlines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            out += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            out += '\n';
        }
    }
    return out;
}

/// What a tool that prints nested text put before every line but the first.
/// Deeper lines keep the rest: it means something to Markdown.
std::string without_indentation(std::string text) {
    constexpr std::size_t least = 4;
    std::size_t common = std::string::npos;
    for (auto at = text.find('\n'); at != std::string::npos && common != 0; at = text.find('\n', at + 1)) {
        const auto begin = text.find_first_not_of(" \t", at + 1);
        if (begin != std::string::npos && text[begin] != '\n') common = std::min(common, begin - at - 1);
    }
    if (common == std::string::npos || common < least) return text;
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0, column = common; i < text.size(); ++i) {
        const bool indentation = column < common && (text[i] == ' ' || text[i] == '\t');
        column = text[i] == '\n' ? 0 : column + 1;
        if (!indentation) out += text[i];
    }
    return out;
}

/// Bold words and titles look alike in Markdown and reStructuredText, so what
/// only one of them has is asked for first.
Markup markup_of(std::string_view text) {
    const bool may_be_markdown = text.size() <= max_markdown_bytes;
    if (may_be_markdown && markup::has_markdown_link(text)) return Markup::markdown;
    const bool html = markup::has_html(text);
    if (!html && markup::has_restructured_text(text)) return Markup::restructured_text;
    if (may_be_markdown && markup::has_markdown(text)) return Markup::markdown;
    return html ? Markup::html : Markup::plain;
}

/// The bullet that opens a line, with the space after it: `•\t`; else 0.
std::size_t bullet_size(std::string_view line) {
    for (const std::string_view bullet : {"•", "‣", "▪", "◦", "●", "∙", "·", "*", "-"}) {
        if (!line.starts_with(bullet)) continue;
        const std::string_view rest = line.substr(bullet.size());
        const std::string_view item = trim(rest);
        return item.empty() || item.data() == rest.data() ? 0 : bullet.size();
    }
    return 0;
}

void write_plain(std::string_view text, TextWriter& out) {
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = trim(text.substr(0, end));
        if (line.empty()) out.paragraph_break();
        if (const std::size_t bullet = bullet_size(line)) {
            out.item("- ");
            line.remove_prefix(bullet);
        }
        out.text(line);
        out.line_break();
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void write(std::string_view text, Markup markup, TextWriter& out) {
    switch (markup) {
        case Markup::plain:
            return write_plain(markup::decode_entities(text), out);
        case Markup::html:
            return markup::write_html(text, out);
        case Markup::markdown:
            return markup::write_markdown(text, out);
        case Markup::restructured_text:
            return markup::write_restructured_text(markup::decode_entities(text), out);
        case Markup::unknown:
            return write(text, markup_of(text), out);
    }
}

/// HTML that was escaped, perhaps twice, as HTML. Where tags are tags, an
/// escaped one is prose about tags.
std::string unescaped(std::string text) {
    if (text.find('&') == std::string::npos || markup::has_html(text)) return text;
    std::string decoded = markup::decode_entities(text);
    return markup::has_html(decoded) ? decoded : text;
}

}  // namespace

std::string clean_text(std::string_view text, Markup markup) {
    const bool may_be_html = markup == Markup::html || markup == Markup::unknown;
    std::string source = without_indentation(with_newlines(text));
    if (may_be_html) source = unescaped(std::move(source));
    if (markup == Markup::markdown && source.size() > max_markdown_bytes) markup = Markup::plain;
    TextWriter out;
    write(source, markup, out);
    return std::move(out).take();
}

std::string clean_line(std::string_view text) {
    const std::string source = unescaped(std::string(text));
    if (!markup::has_html(source)) return single_spaced(markup::decode_entities(source));
    TextWriter out;
    markup::write_html(source, out);
    return single_spaced(std::move(out).take());
}

std::string clean_name(std::string_view published) {
    constexpr std::size_t longest = 1024;
    return published.size() > longest ? std::string() : clean_line(published);
}

}  // namespace lectern
