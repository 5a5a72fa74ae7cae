// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/icalendar/content_lines.hpp"

#include <libical/ical.h>

#include <algorithm>

#include "indexer/text_util.hpp"

namespace lectern::icalendar {

namespace {

bool is_name_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/// The property's name that opens a line, in capitals; empty when the line is
/// text. `Note: bring a laptop` is text: iCalendar has no property NOTE.
std::string property_name(std::string_view line) {
    const auto letters = std::find_if_not(line.begin(), line.end(), is_name_letter);
    constexpr std::ptrdiff_t longest_name = 40;
    if (letters == line.begin() || letters == line.end() || (*letters != ':' && *letters != ';')) return {};
    if (letters - line.begin() > longest_name) return {};
    std::string name(line.begin(), letters);
    const bool capitals = std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!capitals) return {};
    const bool known = name == "BEGIN" || name == "END" || name.starts_with("X-") ||
                       icalproperty_string_to_kind(name.c_str()) != ICAL_NO_PROPERTY;
    return known ? name : std::string();
}

/// `C:\temp` is written without the escape that iCalendar asks for, and libical
/// would drop the backslash; `\"` is an escape that some writers made up.
std::string with_sound_escapes(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        if (text[i] != '\\') continue;
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (next == '"') {
            out.back() = next;
        } else if (next == '\\' || next == ';' || next == ',' || next == 'n' || next == 'N') {
            out += next;
        } else {
            out += '\\';
            continue;
        }
        ++i;
    }
    return out;
}

/// Raw text that belongs to a value, escaped so that it stays text.
std::string escaped(std::string_view text) {
    std::string out = "\\n";
    for (const char c : with_sound_escapes(text)) out += c;
    return out;
}

}  // namespace

bool ContentLine::is(std::string_view wanted_name, std::string_view value) const {
    return name == wanted_name && text.size() >= name.size() + 1 + value.size() &&
           lower_ascii(trim(std::string_view(text).substr(name.size() + 1))) == lower_ascii(value);
}

std::string ContentLine::plain_value() const {
    const auto colon = text.find(':');
    std::string out;
    for (std::size_t i = colon == std::string::npos ? text.size() : colon + 1; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            ++i;
            out += text[i] == 'n' || text[i] == 'N' ? ' ' : text[i];
        } else {
            out += text[i];
        }
    }
    return std::string(trim(out));
}

std::string_view ContentLines::take_physical() {
    if (has_pending_) {
        has_pending_ = false;
        return pending_;
    }
    const auto end = std::min(rest_.find('\n'), rest_.size());
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++number_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::optional<ContentLine> ContentLines::next() {
    while (has_pending_ || !rest_.empty()) {
        const std::string_view opening = take_physical();
        ContentLine line{number_, {}, property_name(opening)};
        if (line.name.empty()) continue;
        std::string raw(opening);
        std::string text_after;  // raw lines that go on with the value
        while (!rest_.empty()) {
            const std::string_view more = take_physical();
            const bool folded = more.starts_with(' ') || more.starts_with('\t');
            if (folded && text_after.empty()) {
                raw += more.substr(1);
            } else if (folded || property_name(more).empty()) {
                text_after += escaped(more);
            } else {
                pending_ = more;
                has_pending_ = true;
                break;
            }
        }
        line.text = with_sound_escapes(raw) + text_after;
        return line;
    }
    return std::nullopt;
}

}  // namespace lectern::icalendar
