// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sched/sched_text.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "indexer/byline.hpp"
#include "indexer/format_guess.hpp"
#include "indexer/text_cleaner.hpp"
#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern::sched {

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

constexpr std::string_view blanks = " \n\t";

/// Whether the full stop (or ? or !) at `at` ends a sentence that the next one
/// is glued to: `at noon.The summit`, `Schedule.The CNCF`, `have.(If you`. The
/// word before has two small letters at its end, the one after is a word of
/// prose, neither is part of an address, and two capitalised words are a name
/// (`System.Text`) unless the second only opens sentences.
bool is_glued(std::string_view text, std::size_t at) {
    std::size_t next_begin = at + 1;
    if (next_begin < text.size() && text[next_begin] == '(') ++next_begin;
    if (at < 2 || next_begin >= text.size() || !is_upper(text[next_begin])) return false;
    const auto blank = text.find_last_of(blanks, at);
    const auto begin = blank == std::string_view::npos ? 0 : blank + 1;
    const auto end = std::min(text.find_first_of(blanks, at), text.size());
    if (text.substr(begin, end - begin).find_first_of("/@\\_=<>{}") != std::string_view::npos) return false;
    const bool closed = text[at - 1] == ')' || text[at - 1] == '"';
    if (!closed && !(is_lower(text[at - 1]) && is_lower(text[at - 2]))) return false;
    std::string_view next = text.substr(next_begin, end - next_begin);
    next = next.substr(0, next.find_last_not_of(",.:;!?)\"") + 1);
    if (next.find('.') != std::string_view::npos) return false;
    if (next.size() == 1) return next == "A" || next == "I";
    return text[at] != '.' || !is_upper(text[begin]) || closed || is_stop_word(lower_ascii(next));
}

std::string with_sentences_apart(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        const bool mark = text[i] == '.' || text[i] == '?' || text[i] == '!';
        if (mark && is_glued(text, i)) out += ' ';
    }
    return out;
}

}  // namespace

std::string clean_description(std::string_view description) {
    return with_sentences_apart(clean_text(description, Markup::unknown));
}

KnownNames learn_names(const std::vector<std::string>& titles) {
    KnownNames known;
    for (const std::string& title : titles)
        known.learn(split_title(clean_line(title), NameForm::scheduled).behind);
    return known;
}

void set_title(Talk& talk, std::string_view published, const KnownNames& known) {
    SplitTitle parts = split_title(clean_line(published), NameForm::scheduled, &known);
    talk.title = std::move(parts.title);
    if (parts.byline) talk.speakers = std::move(parts.byline->speakers);
}

std::string clean_category(std::string_view category) {
    const std::string line = clean_line(category);
    std::string out;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(line.data());
    const auto length = static_cast<std::int32_t>(line.size());
    for (std::int32_t i = 0; i < length;) {
        const std::int32_t begin = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        constexpr UChar32 variation_selector = 0xfe0f;
        constexpr UChar32 joiner = 0x200d;
        // digits and # have the property Emoji, but are no pictures
        const bool picture =
            c == variation_selector || c == joiner || (c > 0x7f && u_hasBinaryProperty(c, UCHAR_EMOJI) != 0);
        if (!picture) out.append(line, static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    }
    return single_spaced(out);
}

void set_category(Talk& talk, const std::string& category) {
    const Format format = format_of_section(category).value_or(guess_format(category, ""));
    if (format == Format::talk) {
        talk.track = category;
    } else if (talk.format == Format::talk) {
        talk.format = format;
    }
}

}  // namespace lectern::sched
