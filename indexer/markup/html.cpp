// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markup/html.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "indexer/markup/cmark_nodes.hpp"
#include "indexer/text_util.hpp"

namespace lectern::markup {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view ascii_space = " \t\r\n\f";

enum class Element : std::uint8_t { inline_text, cell, line, item, paragraph, preformatted, dropped };

using Elements = std::unordered_map<std::string_view, Element>;

const Elements& elements() {
    constexpr std::pair<Element, std::string_view> names[] = {
        {Element::inline_text,
         "a abbr acronym audio b bdi bdo big body button canvas cite code data del dfn em embed font head "
         "html i iframe img input ins kbd label legend link map mark meta noscript o:p object output param "
         "picture q rp rt ruby s samp select small source span strike strong sub sup svg tbody template "
         "textarea tfoot thead time title track tt u var video wbr"},
        {Element::cell, "td th"},
        {Element::line, "br tr dt dd option caption ul ol dl menu"},
        {Element::item, "li"},
        {Element::paragraph,
         "address article aside blockquote center details dir div fieldset figcaption figure footer form h1 "
         "h2 h3 h4 h5 h6 header hr main nav p section summary table"},
        {Element::preformatted, "pre"},
        {Element::dropped, "script style"},
    };
    static const Elements all = [&] {
        Elements out;
        for (const auto& [element, list] : names) {
            for (const std::string_view name : split_words(list)) out.emplace(name, element);
        }
        return out;
    }();
    return all;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_byte(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == ':'; }

/// Past the `>` of a tag, quoted values skipped; npos when it does not end. An
/// angle bracket outside quotes ends the search, which keeps `<a <a <a …` linear.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
    char quote = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '>') {
            return at + 1;
        } else if (c == '<') {
            return npos;
        } else if ((c == '"' || c == '\'') && text[at - 1] == '=') {
            quote = c;
        }
    }
    return npos;
}

constexpr std::size_t max_tag_bytes = 1u << 16;  ///< a picture inside its address is the longest

void append_code_point(std::string& out, std::uint32_t code) {
    const bool character = code != 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    icu::UnicodeString(static_cast<UChar32>(character ? code : 0xfffd)).toUTF8String(out);
}

/// `#39`, `#x27`.
std::optional<std::string> numeric_entity(std::string_view name) {
    name.remove_prefix(1);
    const bool hexadecimal = name.starts_with('x') || name.starts_with('X');
    if (hexadecimal) name.remove_prefix(1);
    std::uint32_t code = 0;
    const auto [end, error] =
        std::from_chars(name.data(), name.data() + name.size(), code, hexadecimal ? 16 : 10);
    if (name.empty() || error != std::errc() || end != name.data() + name.size()) return std::nullopt;
    std::string out;
    append_code_point(out, code);
    return out;
}

/// What the name between `&` and `;` stands for.
std::optional<std::string> entity(std::string_view name) {
    constexpr std::pair<std::string_view, std::string_view> frequent[] = {
        {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\u00a0"}};
    for (const auto& [known, text] : frequent) {
        if (name == known) return std::string(text);
    }
    if (name.starts_with('#')) return numeric_entity(name);
    // cmark has HTML's table of 2,125 names but no door to it other than this.
    const std::string reference = '&' + std::string(name) + ';';
    const CmarkDocument document = parse_markdown(reference);
    const std::string_view literal =
        literal_of(cmark_node_first_child(cmark_node_first_child(document.get())));
    if (literal.empty() || literal == "&") return std::nullopt;
    return std::string(literal);
}

/// The length of `&…;` at the beginning of `text`, else 0.
std::size_t reference_size(std::string_view text) {
    constexpr std::size_t longest = 33;  // &CounterClockwiseContourIntegral;
    std::size_t at = 1;
    if (at < text.size() && text[at] == '#') ++at;
    const std::size_t first = at;
    while (at < text.size() && at < longest && is_name_byte(text[at]) && text[at] != ':') ++at;
    return at > first && at < text.size() && text[at] == ';' ? at + 1 : 0;
}

/// Decodes the reference at the beginning of `text` to `out`; its size, 0 if it
/// is none.
std::size_t decode_reference(std::string_view text, std::string& out) {
    const std::size_t size = reference_size(text);
    if (size == 0) return 0;
    const auto decoded = entity(text.substr(1, size - 2));
    if (!decoded) return 0;
    if (*decoded == "&") {
        // `&amp;#39;` was escaped by one tool too many
        const std::string again = '&' + std::string(text.substr(size, 40));
        if (const std::size_t inner = reference_size(again); inner != 0) {
            if (const auto twice = entity(std::string_view(again).substr(1, inner - 2))) {
                out += *twice;
                return size + inner - 1;
            }
        }
    }
    out += *decoded;
    return size;
}

class HtmlWriter {
public:
    HtmlWriter(std::string_view html, TextWriter& out) : html_(html), out_(out) {}

    void run() {
        while (at_ < html_.size()) {
            const auto next = std::min(html_.find('<', at_), html_.size());
            add_text(html_.substr(at_, next - at_));
            at_ = next;
            if (at_ < html_.size()) take_angle_bracket();
        }
    }

private:
    void add_text(std::string_view text) {
        const std::string decoded = decode_entities(text);
        if (preformatted_) {
            out_.lines(decoded);
            if (decoded.ends_with('\n')) out_.line_break();
        } else {
            out_.text(decoded);
        }
    }

    void take_angle_bracket() {
        const std::string_view rest = html_.substr(at_);
        if (rest.starts_with("<!--")) {
            skip_past("-->", 4, no_comment_end_);
        } else if (rest.size() > 2 && (rest[1] == '!' || rest[1] == '?') && is_letter(rest[2])) {
            skip_past(">", 3, no_declaration_end_);
        } else if (const auto tag = read_tag(rest)) {
            at_ += tag->size;
            apply(*tag);
        } else {
            out_.text("<");
            ++at_;
        }
    }

    void apply(const HtmlTag& tag) {
        switch (elements().at(tag.name)) {
            case Element::inline_text:
                return;
            case Element::cell:
                return out_.text(" ");
            case Element::line:
                return out_.line_break();
            case Element::item:
                return tag.closing ? out_.end_item() : out_.item("- ");
            case Element::preformatted:
                preformatted_ = !tag.closing;
                return out_.paragraph_break();
            case Element::paragraph:
                return out_.paragraph_break();
            case Element::dropped:
                if (!tag.closing) drop_content(tag.name);
                return;
        }
    }

    void drop_content(std::string_view name) {
        if (no_closing_tag_) return;
        std::size_t end = html_.find("</", at_);
        while (end != npos && lower_ascii(html_.substr(end + 2, name.size())) != name)
            end = html_.find("</", end + 2);
        no_closing_tag_ = end == npos;
        if (!no_closing_tag_) at_ = end;
    }

    /// To the end of a comment or declaration of which `opening` bytes are
    /// known. Without an end it is text. A search that reached the end of the
    /// text need not be made again: `<!--<!--<!--` stays linear.
    void skip_past(std::string_view closing, std::size_t opening, bool& exhausted) {
        const auto end = exhausted ? npos : html_.find(closing, at_ + opening);
        exhausted = end == npos;
        if (exhausted) out_.text(html_.substr(at_, opening));
        at_ = exhausted ? at_ + opening : end + closing.size();
    }

    std::string_view html_;
    TextWriter& out_;
    std::size_t at_ = 0;
    bool preformatted_ = false;
    bool no_comment_end_ = false;
    bool no_declaration_end_ = false;
    bool no_closing_tag_ = false;
};

}  // namespace

std::optional<HtmlTag> read_tag(std::string_view text) {
    HtmlTag tag;
    std::size_t at = 1;
    if (at < text.size() && text[at] == '/') {
        tag.closing = true;
        ++at;
    }
    const std::size_t begin = at;
    constexpr std::size_t longest_name = 10;  // blockquote, figcaption
    while (at < text.size() && at - begin <= longest_name && is_name_byte(text[at])) ++at;
    if (at == begin || at == text.size()) return std::nullopt;
    if (text[at] != '>' && text[at] != '/' && ascii_space.find(text[at]) == npos) return std::nullopt;
    tag.name = lower_ascii(text.substr(begin, at - begin));
    if (!elements().contains(tag.name)) return std::nullopt;
    const auto end = end_of_tag(text.substr(0, max_tag_bytes), at);
    if (end == npos) return std::nullopt;
    tag.attributes = text.substr(at, end - at).find('=') != npos;
    tag.size = end;
    return tag;
}

bool has_html(std::string_view text) {
    for (auto at = text.find('<'); at != npos; at = text.find('<', at + 1)) {
        const auto tag = read_tag(text.substr(at));
        if (!tag) continue;
        const Element element = elements().at(tag->name);
        const bool breaks = element == Element::paragraph || element == Element::item || tag->name == "br";
        if (tag->closing || tag->attributes || breaks) return true;
    }
    return false;
}

std::string decode_entities(std::string_view text) {
    std::string out;
    while (true) {
        const auto at = text.find('&');
        out += text.substr(0, at);
        if (at == npos) return out;
        text.remove_prefix(at);
        std::size_t size = decode_reference(text, out);
        if (size == 0) {
            out += '&';
            size = 1;
        }
        text.remove_prefix(size);
    }
}

void write_html(std::string_view html, TextWriter& out) { HtmlWriter(html, out).run(); }

}  // namespace lectern::markup
