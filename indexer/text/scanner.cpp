// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/scanner.hpp"

#include <unicode/uchar.h>

#include <array>

#include "indexer/text/characters.hpp"
#include "indexer/text/fold.hpp"

namespace lectern::text {
namespace {

bool is_dot(char32_t c) { return c == U'.' || c == U'\uFF0E'; }

// What glues words into one name when nothing else stands between them:
// kube-proxy, Node.js, NAT46/64, x86_64, O'Reilly, a+b, issue#5, Q&A, col·legi,
// צה״ל.
bool is_joiner(char32_t c) {
    switch (c) {
        case U'-':
        case U'/':
        case U'_':
        case U'+':
        case U'#':
        case U'&':
        case U'\u00B7':
        case U'\u05F3':
        case U'\u05F4':
        case U'\u2010':
        case U'\u2011':
        case U'\u2027':
            return true;
        default:
            return is_dot(c) || is_apostrophe(c);
    }
}

// Whether a name with a symbol in front (.NET) can stand behind it.
bool opens(Char before) {
    if (before.size == 0) return true;
    switch (before.value) {
        case U'"':
        case U'\'':
        case U'`':
        case U'<':
            return true;
        case no_char:
            return false;
        default:
            break;
    }
    const auto c = static_cast<UChar32>(before.value);
    const auto type = u_charType(c);
    return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION || u_isUWhiteSpace(c) != 0;
}

bool is_plain_letter(CharKind kind) {
    return kind == CharKind::lower || kind == CharKind::upper || kind == CharKind::letter;
}

// The endings that are no word of their own: don't, we'll, you're, they've, I'd, I'm.
bool is_contraction(std::string_view ending, char before) {
    if (ending == "t") return before == 'n';
    return ending == "ll" || ending == "re" || ending == "ve" || ending == "d" || ending == "m";
}

}  // namespace

bool Scanner::word_begins(std::uint32_t at) const { return begins_word(char_kind(char_at(text_, at).value)); }

bool Scanner::is_digit_at(std::uint32_t at) const {
    return char_kind(char_at(text_, at).value) == CharKind::digit;
}

bool Scanner::next(Piece& piece) {
    piece = {};
    if (at_ < run_end_) {
        take_dictionary_word(piece);
        return true;
    }
    if (!(in_chunk_ && find_joined(piece)) && !find_start(piece)) return false;
    piece.begin = at_ - piece.prefix;
    const CharKind kind = char_kind(char_at(text_, at_).value);
    if (kind == CharKind::dictionary) {
        start_dictionary_run();
        take_dictionary_word(piece);
    } else if (kind == CharKind::hangul) {
        at_ = same_kind_end(kind);
        piece.end = at_;
    } else {
        scan_word(piece);
    }
    in_chunk_ = true;
    return true;
}

// C++20 goes on without a joiner, Node.js with one. In any other place two
// pieces touch (入門v1.16, eBPF로) they are words next to each other.
bool Scanner::find_joined(Piece& piece) {
    const char last = text_[at_ - 1];
    if ((last != '+' && last != '#') || !word_begins(at_)) {
        const Char joiner = char_at(text_, at_);
        if (!is_joiner(joiner.value) || !word_begins(at_ + joiner.size)) return false;
        at_ += joiner.size;
    }
    piece.joined = true;
    return true;
}

bool Scanner::find_start(Piece& piece) {
    while (at_ < text_.size()) {
        const char b = text_[at_];
        if (word_begins(at_)) return true;
        if ((b == '.' || b == '#') && opens_symbol(at_)) {
            piece.prefix = 1;
            ++at_;
            return true;
        }
        at_ += char_at(text_, at_).size;
    }
    return false;
}

// .NET at the start of a sentence or a bracket, but not the dots of "wait...what"
// and not .5; #37747 after anything but a word (foo#5) or another # (##title).
bool Scanner::opens_symbol(std::uint32_t at) const {
    if (!word_begins(at + 1)) return false;
    const Char before = char_before(text_, at);
    if (text_[at] == '#') return before.value != U'#' && char_kind(before.value) == CharKind::other;
    return opens(before) && is_letter(char_kind(char_at(text_, at + 1).value));
}

std::uint32_t Scanner::same_kind_end(CharKind kind) const {
    std::uint32_t at = at_;
    for (Char c = char_at(text_, at); c.size != 0; c = char_at(text_, at)) {
        const CharKind here = char_kind(c.value);
        if (here != kind && here != CharKind::mark) break;
        at += c.size;
    }
    return at;
}

void Scanner::start_dictionary_run() {
    run_begin_ = at_;
    run_end_ = same_kind_end(CharKind::dictionary);
    breaker_->start(text_.substr(run_begin_, run_end_ - run_begin_));
}

void Scanner::take_dictionary_word(Piece& piece) {
    piece.begin = at_;
    at_ = run_begin_ + breaker_->next();
    piece.end = at_;
}

// What most words are: a letter, small ones of ASCII, and a space behind them. Of
// other words what begins them so. Whether that was all.
bool Scanner::skip_plain_word() {
    const auto size = static_cast<std::uint32_t>(text_.size());
    if (is_ascii_letter(text_[at_])) ++at_;
    while (at_ < size && text_[at_] >= 'a' && text_[at_] <= 'z') ++at_;
    return byte(at_) == ' ';
}

// Letters, then perhaps a number, which may have dots; letters behind it make a
// word of all (k8s, 1.16rc1). Only in a number does a dot not join two pieces.
void Scanner::scan_word(Piece& piece) {
    enum { letters, number, mixed } state = letters;
    const std::uint32_t begin = at_;
    std::uint32_t number_begin = begin;
    bool dotted = false;
    if (skip_plain_word()) {
        piece.end = at_;
        return;
    }
    for (Char c = char_at(text_, at_); c.size != 0; c = char_at(text_, at_)) {
        const CharKind kind = char_kind(c.value);
        if (kind == CharKind::digit) {
            if (state == letters) {
                state = number;
                number_begin = at_;
            }
        } else if (is_plain_letter(kind)) {
            if (state == number) state = mixed;
            if (kind == CharKind::upper && at_ != begin) piece.inner_upper = true;
        } else if (state == number && is_dot(c.value) && is_digit_at(at_ + c.size)) {
            dotted = true;
        } else if (state == number && c.value == U',' && number_begin == begin &&
                   thousands_end(begin) > at_) {
            at_ = thousands_end(begin);
            piece.elided = true;
            continue;
        } else if (kind != CharKind::mark) {
            break;
        }
        at_ += c.size;
    }
    piece.end = at_;
    if (state == number && dotted && number_begin != begin) piece.number = number_begin;
    if (state == letters && piece.prefix == 0) scan_symbol_suffix(piece);
    while (scan_apostrophe(piece)) {
    }
}

// The end of a number that begins at `begin` and has groups of three behind its
// commas: 10,000 but not 10,5 or 2024,100. Else 0. Six groups are more than
// anybody counts, and a list of a million numbers must not be read to its end
// from each of them.
std::uint32_t Scanner::thousands_end(std::uint32_t begin) const {
    constexpr int most_groups = 6;
    const auto digits = [this](std::uint32_t at) {
        std::uint32_t n = 0;
        while (n < 4 && is_ascii_digit(byte(at + n))) ++n;
        return n;
    };
    std::uint32_t at = begin + digits(begin);
    if (at - begin > 3) return 0;
    int groups = 0;
    while (byte(at) == ',' && digits(at + 1) != 0) {
        if (digits(at + 1) != 3 || ++groups > most_groups) return 0;
        at += 4;
    }
    return groups == 0 ? 0 : at;
}

// C++ and C#, but not a+b, issue#5 or c+++.
void Scanner::scan_symbol_suffix(Piece& piece) {
    if (byte(at_) == '+' && byte(at_ + 1) == '+' && byte(at_ + 2) != '+') {
        piece.suffix = 2;
    } else if (byte(at_) == '#' && byte(at_ + 1) != '#') {
        const bool one_letter = piece.end - piece.begin == 1;
        if (one_letter || !word_begins(at_ + 1)) piece.suffix = 1;
    }
    at_ += piece.suffix;
    piece.end = at_;
}

// Cilium's ends before its apostrophe; don't is one word with it. True when
// another ending may follow: shouldn't've.
bool Scanner::scan_apostrophe(Piece& piece) {
    const Char apostrophe = char_at(text_, at_);
    if (!is_apostrophe(apostrophe.value)) return false;
    const std::uint32_t begin = at_ + apostrophe.size;
    std::array<char, 2> ending{};
    std::uint32_t n = 0;
    while (n < ending.size() && is_ascii_letter(byte(begin + n))) {
        ending[n] = ascii_lower(byte(begin + n));
        ++n;
    }
    if (n == 0 || word_begins(begin + n)) return false;
    const std::string_view letters(ending.data(), n);
    if (letters == "s") {
        at_ = begin + n;
        return false;
    }
    const char before = text_[at_ - 1];
    if (!is_ascii_letter(before) || !is_contraction(letters, ascii_lower(before))) return false;
    at_ = begin + n;
    piece.end = at_;
    piece.elided = true;
    return true;
}

}  // namespace lectern::text
