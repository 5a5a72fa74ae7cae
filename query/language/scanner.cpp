// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <system_error>

#include "indexer/text/edit_distance.hpp"
#include "lectern/query.hpp"
#include "query/language/balance.hpp"

namespace lectern {

namespace {

constexpr std::array<std::string_view, 6> quotes{"\"", "“", "”", "„", "«", "»"};

// Unicode's White_Space beyond ASCII: text pasted from web pages has no-break
// spaces, Japanese text the wide one.
constexpr std::array<std::string_view, 19> wide_spaces{
    "\u0085", "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
    "\u2007", "\u2008", "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000",
};

/// Length of the mark that `text` begins with; 0: none of them.
std::size_t length_of_any(std::span<const std::string_view> marks, std::string_view text) {
    for (const std::string_view mark : marks) {
        if (text.starts_with(mark)) return mark.size();
    }
    return 0;
}

bool is_trail_byte(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view ascii) {
    std::string out(ascii);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

/// The field that a mistyped name most likely means; nullptr: none is near.
const FieldSpec* nearest_field(std::string_view name) {
    const FieldSpec* nearest = nullptr;
    std::size_t best = name.size() < 5 ? 2 : 3;  // one edit in `tilte`, `ear`; two in longer names
    const auto consider = [&](const FieldSpec& field, std::string_view candidate) {
        if (candidate.size() < 3) return;  // `t` is near to every short word
        const std::size_t distance = edit_distance(name, candidate, best);
        if (distance < best) {
            best = distance;
            nearest = &field;
        }
    };
    for (const FieldSpec& field : fields) {
        consider(field, field.name);
        for (const std::string_view alias : field.aliases) consider(field, alias);
    }
    return nearest;
}

std::string field_names() {
    std::string names;
    for (const FieldSpec& field : fields) {
        if (!names.empty()) names += ", ";
        names += field.name;
    }
    return names;
}

class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    Result<Scan> run() {
        while (skip_space(), !at_end() && !error_) scan_one();
        if (error_) return *error_;
        push(LexemeKind::nothing, text_.size(), text_.size());
        return std::move(scan_);
    }

private:
    bool at_end() const { return at_ >= text_.size(); }
    std::string_view rest() const { return text_.substr(at_); }
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

    void push(LexemeKind kind, std::size_t begin, std::size_t end, const FieldSpec* field = nullptr) {
        scan_.lexemes.push_back({kind, {begin, end}, field});
    }

    /// Bytes of the white space character at `at`; 0: it is none.
    std::size_t space_at(std::size_t at) const {
        const std::string_view here = text_.substr(at, 3);
        if (here.empty()) return 0;
        if (here.front() == ' ' || (here.front() >= '\t' && here.front() <= '\r')) return 1;
        return length_of_any(wide_spaces, here);
    }

    /// Bytes of the quotation mark at `at`; 0: it is none.
    std::size_t quote_at(std::size_t at) const { return length_of_any(quotes, text_.substr(at, 3)); }

    void skip_space() {
        while (const std::size_t size = space_at(at_)) at_ += size;
    }

    std::size_t word_end() const {
        std::size_t end = at_;
        while (end < text_.size() && text_[end] != '(' && text_[end] != ')' && space_at(end) == 0 &&
               quote_at(end) == 0) {
            ++end;
            while (end < text_.size() && is_trail_byte(text_[end])) ++end;
        }
        return end;
    }

    void scan_one() {
        if (peek() == '(' || peek() == ')') {
            push(peek() == '(' ? LexemeKind::open : LexemeKind::close, at_, at_ + 1);
            ++at_;
        } else if (quote_at(at_) > 0) {
            scan_phrase();
        } else if (!scan_operator() && !scan_sign() && !scan_field()) {
            scan_word();
        }
    }

    bool after_sign() const {
        if (scan_.lexemes.empty()) return false;
        const LexemeKind kind = scan_.lexemes.back().kind;
        return kind == LexemeKind::minus || kind == LexemeKind::plus;
    }

    void scan_phrase() {
        const std::size_t begin = at_ + quote_at(at_);
        std::size_t end = begin;
        while (end < text_.size() && quote_at(end) == 0) ++end;
        if (end == text_.size()) {
            scan_.warnings.push_back(fmt::format("closed the quotation “{}”", text_.substr(begin)));
        }
        push(LexemeKind::phrase, begin, end);
        at_ = end + (end < text_.size() ? quote_at(end) : 0);
    }

    bool scan_operator() {
        if (after_sign()) return false;  // in `-OR` it is the word
        const std::size_t end = word_end();
        const std::string_view word = text_.substr(at_, end - at_);
        LexemeKind kind = LexemeKind::word;
        if (word == "AND") kind = LexemeKind::op_and;
        if (word == "OR") kind = LexemeKind::op_or;
        if (word == "NOT") kind = LexemeKind::op_not;
        if (kind == LexemeKind::word) return scan_near(word);
        push(kind, at_, end);
        at_ = end;
        return true;
    }

    /// `NEAR` or `NEAR/5`.
    bool scan_near(std::string_view word) {
        if (word != "NEAR" && !word.starts_with("NEAR/")) return false;
        const ByteRange where{at_, at_ + word.size()};
        word.remove_prefix(std::min(word.size(), std::string_view("NEAR/").size()));
        std::size_t distance = default_near_distance;
        if (where.end - where.begin > std::string_view("NEAR").size()) {
            const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), distance);
            if (problem != std::errc() || end != word.data() + word.size() || distance < 1 ||
                distance > max_near_distance) {
                error_ = Error{
                    ErrorCode::bad_query,
                    fmt::format("'{}' is no distance", text_.substr(where.begin, where.end - where.begin)),
                    fmt::format("write how many words may lie apart, 1 to {}: NEAR/5", max_near_distance),
                    where};
                return true;
            }
        }
        scan_.lexemes.push_back({.kind = LexemeKind::op_near, .where = where, .distance = distance});
        at_ = where.end;
        return true;
    }

    /// A sign belongs to what follows directly: `a - b` has none, and in
    /// `--any` or `++i` the characters are part of the word.
    bool scan_sign() {
        const char sign = peek();
        if (sign != '-' && sign != '+') return false;
        if (at_ + 1 >= text_.size() || space_at(at_ + 1) > 0 || peek(1) == ')') {
            scan_.warnings.push_back(fmt::format("ignored a '{}' that stands alone", sign));
            while (after_sign()) scan_.lexemes.pop_back();  // `-+ a`
            ++at_;
            return true;
        }
        if (peek(1) == sign) return false;
        push(sign == '-' ? LexemeKind::minus : LexemeKind::plus, at_, at_ + 1);
        ++at_;
        return true;
    }

    /// Letters and a colon are a field, except where they are text that has
    /// colons: `https://x.y`, `std::string`, `Cilium: deep dive`, `10:30`, `a:b`.
    bool scan_field() {
        std::size_t letters = 0;
        while (is_letter(peek(letters))) ++letters;
        if (letters == 0 || peek(letters) != ':') return false;
        const std::size_t value = at_ + letters + 1;
        const std::string_view after = text_.substr(value);
        if (after.starts_with("//") || after.starts_with(':')) return false;

        const std::string_view typed = text_.substr(at_, letters);
        const FieldSpec* field = find_field(lower(typed));
        const ByteRange where{at_, value};
        if (field == nullptr) {
            if (letters == 1 || after.empty() || after.front() == ')' || space_at(value) > 0) return false;
            error_ = unknown_field(typed, where);
            return true;
        }
        if (after.empty() || after.front() == ')') {
            error_ = Error{ErrorCode::bad_query, fmt::format("there is nothing after '{}:'", typed),
                           fmt::format("for example {}", field->example), where};
            return true;
        }
        if (space_at(value) > 0) {
            scan_.warnings.push_back(
                fmt::format("read '{0}:' as a word; for the field leave no space after the colon: {1}", typed,
                            field->example));
            return false;
        }
        push(LexemeKind::field, where.begin, where.end, field);
        at_ = value;
        if (field->kind == FieldKind::text) scan_misplaced_sign();
        if (peek() != '(' && quote_at(at_) == 0) scan_word();
        return true;
    }

    /// `title:-dns` means `-title:dns`.
    void scan_misplaced_sign() {
        if (peek() != '-' || at_ + 1 >= text_.size() || space_at(at_ + 1) > 0 || peek(1) == ')') return;
        const Lexeme field = scan_.lexemes.back();
        scan_.warnings.push_back(fmt::format("read '{0}:-' as '-{0}:'", field.field->name));
        scan_.lexemes.back() = {LexemeKind::minus, {at_, at_ + 1}, nullptr};
        scan_.lexemes.push_back(field);
        ++at_;
    }

    void scan_word() {
        const std::size_t end = word_end();
        const std::string_view word = text_.substr(at_, end - at_);
        const std::size_t stars = word.size() - (word.find_last_not_of('*') + 1);
        if (stars < word.size() && word.front() == '*') {
            scan_.warnings.push_back(
                fmt::format("ignored the '*' before '{}': only the end of a word can be left open",
                            word.substr(word.find_first_not_of('*'))));
            push(LexemeKind::word, at_, end);
        } else if (stars > 0 && stars < word.size()) {
            push(LexemeKind::prefix, at_, end - stars);
        } else {
            push(LexemeKind::word, at_, end);
        }
        at_ = end;
    }

    static Error unknown_field(std::string_view name, ByteRange where) {
        Error error{ErrorCode::bad_query, fmt::format("there is no field '{}'", name), {}, where};
        if (const FieldSpec* near = nearest_field(lower(name))) {
            error.hint =
                fmt::format("did you mean {}:? To search for the text itself, put it in quotes", near->name);
        } else {
            error.hint = fmt::format("the fields are {}; to search for the text itself, put it in quotes",
                                     field_names());
        }
        return error;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    Scan scan_;
    std::optional<Error> error_;
};

}  // namespace

Result<Scan> scan_query(std::string_view text) {
    auto scan = Scanner(text).run();
    if (scan.ok()) {
        if (const auto balanced = balance(*scan, text); !balanced.ok()) return balanced.error();
    }
    return scan;
}

}  // namespace lectern
