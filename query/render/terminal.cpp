// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/terminal.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "indexer/text/characters.hpp"
#include "query/render/wording.hpp"

namespace lectern {

namespace {

constexpr std::size_t min_width = 24;      ///< below this nothing can be laid out
constexpr std::size_t min_text_width = 8;  ///< beside a lead
constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr char32_t zero_width_joiner = 0x200D;
constexpr char32_t emoji_presentation = 0xFE0F;

/// Marks that change the direction of what follows: a title with one of them
/// would turn the rest of the line around.
bool turns_direction(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

bool is_line_break(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

std::size_t width_of(char32_t c) {
    if (c < 0x300) return 1;
    switch (u_charType(static_cast<UChar32>(c))) {
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_FORMAT_CHAR:
            return 0;
        default:  // the categories are ICU's
            break;
    }
    if (c >= 0x1160 && c <= 0x11FF) return 0;  // vowels and finals of Hangul join the initial
    const auto width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// Whether a line may begin with this wide character or with what follows one.
bool may_begin_line(char32_t c) {
    const auto kind = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK);
    return kind != U_LB_CLOSE_PUNCTUATION && kind != U_LB_EXCLAMATION && kind != U_LB_NONSTARTER &&
           kind != U_LB_CONDITIONAL_JAPANESE_STARTER;
}

/// What is never torn apart: a character with its marks, or joined emoji.
struct Cluster {
    std::size_t run;
    std::size_t begin;  ///< bytes in the run's text
    std::size_t end;
    std::size_t width;
    bool space;
    bool break_before;  ///< a line may begin here though no space is before
};

class Clusters {
public:
    void add(std::size_t run, std::string_view source) {
        all_.reserve(all_.size() + source.size());
        for (std::size_t at = 0; at < source.size();) {
            if (!joiner_ && text::is_ascii(source[at])) {
                const bool after_wide = !all_.empty() && all_.back().width == 2;
                all_.push_back({run, at, at + 1, 1, source[at] == ' ',
                                after_wide && may_begin_line(static_cast<char32_t>(source[at]))});
                ++at;
                continue;
            }
            const text::Char c = text::char_at(source, at);
            const std::size_t width = width_of(c.value);
            const bool joined = joiner_ || width == 0;
            joiner_ = c.value == zero_width_joiner;
            if (joined && at > 0) {
                all_.back().end = at + c.size;
                if (c.value == emoji_presentation) all_.back().width = 2;
            } else {
                const bool wide_pair = !all_.empty() && (width == 2 || all_.back().width == 2);
                all_.push_back(
                    {run, at, at + c.size, width, c.value == ' ', wide_pair && may_begin_line(c.value)});
            }
            at += c.size;
        }
        joiner_ = false;
    }

    const std::vector<Cluster>& all() const { return all_; }

private:
    std::vector<Cluster> all_;
    bool joiner_ = false;
};

/// Clusters [begin, end) of one line, and where the next one goes on.
struct Line {
    std::size_t begin;
    std::size_t end;
    std::size_t next;
};

Line next_line(const std::vector<Cluster>& all, std::size_t begin, std::size_t width) {
    while (begin < all.size() && all[begin].space) ++begin;
    std::size_t used = 0;
    std::size_t at = begin;
    std::size_t opportunity = begin;
    for (; at < all.size(); ++at) {
        if (all[at].space || all[at].break_before) opportunity = at;
        if (!all[at].space && used + all[at].width > width) break;
        used += all[at].width;
    }
    if (at < all.size()) at = opportunity > begin ? opportunity : std::max(at, begin + 1);
    std::size_t end = at;
    while (end > begin && all[end - 1].space) --end;
    return {begin, end, at};
}

std::string_view escape_of(Style style) {
    switch (style) {
        case Style::plain:
            return {};
        case Style::title:
        case Style::strong:
            return "\x1b[1m";
        case Style::title_match:
        case Style::match:
            return "\x1b[1;33m";
        case Style::dim:
            return "\x1b[2m";
        case Style::bar:
            return "\x1b[36m";
    }
    return {};
}

}  // namespace

std::string printable(std::string_view source) {
    const auto is_plain = [](char c) { return c >= 0x20 && c < 0x7F; };
    if (std::all_of(source.begin(), source.end(), is_plain)) return std::string(source);
    std::string out;
    out.reserve(source.size());
    for (std::size_t at = 0; at < source.size();) {
        const text::Char c = text::char_at(source, at);
        if (is_line_break(c.value)) {
            out += ' ';
        } else if (c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0) || c.value == text::no_char ||
                   turns_direction(c.value)) {
            out += replacement;
        } else {
            out += source.substr(at, c.size);
        }
        at += c.size;
    }
    return out;
}

std::size_t display_width(std::string_view text) {
    if (text::is_ascii(text)) return text.size();
    Clusters clusters;
    clusters.add(0, text);
    std::size_t width = 0;
    for (const Cluster& cluster : clusters.all()) width += cluster.width;
    return width;
}

std::string fit(std::string_view text, std::size_t width) {
    Clusters clusters;
    clusters.add(0, text);
    std::size_t used = 0;
    std::size_t kept = 0;  // bytes that leave room for the ellipsis
    for (const Cluster& cluster : clusters.all()) {
        if (used + cluster.width < width) kept = cluster.end;
        used += cluster.width;
        if (used > width) return std::string(text.substr(0, kept)) + "…";
    }
    return std::string(text);
}

Page::Page(const Terminal& terminal, std::size_t max_width)
    : terminal_(terminal), width_(std::clamp(terminal.width, min_width, std::max(max_width, min_width))) {}

void Page::paragraph(const Run& lead, StyledText text) {
    const std::size_t indent = display_width(lead.text);
    const std::size_t width = std::max(width_ - std::min(width_, indent), min_text_width);
    Clusters clusters;
    for (std::size_t run = 0; run < text.size(); ++run) {
        text[run].text = printable(text[run].text);
        clusters.add(run, text[run].text);
    }
    const std::vector<Cluster>& all = clusters.all();
    std::size_t at = 0;
    do {
        const Line line = next_line(all, at, width);
        if (at == 0) {
            put(lead.text, lead.style, lead.link);
        } else if (line.begin < line.end) {
            out_.append(indent, ' ');
        }
        for (std::size_t k = line.begin; k < line.end;) {
            const Run& run = text[all[k].run];
            const std::size_t begin = all[k].begin;
            std::size_t end = begin;
            for (const std::size_t number = all[k].run; k < line.end && all[k].run == number; ++k)
                end = all[k].end;
            put(std::string_view(run.text).substr(begin, end - begin), run.style, run.link);
        }
        end_line();
        at = line.next;
    } while (at < all.size());
}

void Page::line(const StyledText& text) {
    for (const Run& run : text) put(printable(run.text), run.style, run.link);
    end_line();
}

void Page::put(std::string_view text, Style style, std::string_view link) {
    if (text.empty()) return;
    const std::string target = terminal_.links && !link.empty() ? link_target(link) : std::string();
    const std::string_view escape = terminal_.color ? escape_of(style) : std::string_view();
    if (!target.empty()) out_ += "\x1b]8;;" + target + "\x1b\\";
    out_ += escape;
    while (!text.empty()) {
        const std::size_t held = std::min(text.find(no_break_space), text.size());
        out_ += text.substr(0, held);
        text.remove_prefix(held);
        if (text.empty()) break;
        out_ += ' ';
        text.remove_prefix(no_break_space.size());
    }
    if (!escape.empty()) out_ += "\x1b[0m";
    if (!target.empty()) out_ += "\x1b]8;;\x1b\\";
}

void Page::end_line() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    out_ += '\n';
}

}  // namespace lectern
