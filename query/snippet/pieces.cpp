// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/snippet/pieces.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "indexer/text/characters.hpp"

namespace lectern {

namespace {

constexpr std::size_t long_piece = 32;      ///< splits where a word begins: URLs
constexpr std::size_t overlong_piece = 64;  ///< splits between words: rows of dashes

bool is_space(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return c != text::no_char && u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_bullet(char32_t c) {
    return c == '*' || c == '-' || c == '+' || c == U'•' || c == U'‣' || c == U'▪' || c == U'–';
}

bool ends_sentence(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == U'…' || c == U'。' || c == U'！' || c == U'？';
}

bool closes(char32_t c) {
    return c == ')' || c == ']' || c == '"' || c == '\'' || c == U'”' || c == U'’' || c == U'»' || c == U'」';
}

class PieceScanner {
public:
    PieceScanner(std::string_view text, const std::vector<ByteRange>& words, std::size_t max_chars)
        : text_(text), words_(words), max_chars_(max_chars) {}

    std::vector<Piece> scan() {
        pieces_.reserve(words_.size());
        for (std::size_t at = 0; at < text_.size();) {
            const text::Char c = text::char_at(text_, at);
            std::size_t end = at + c.size;
            if (is_space(c.value)) {
                take_space(c.value);
            } else if (line_start_ && is_bullet(c.value) && is_space(text::char_at(text_, end).value)) {
                paragraph_ = true;
            } else {
                take_character(c.value, at, end);
                end += take_rest_of_word(end);
            }
            at = end;
        }
        return std::move(pieces_);
    }

private:
    void take_space(char32_t c) {
        space_ = true;
        if (c != '\n') return;
        if (line_start_) paragraph_ = true;  // an empty line
        line_start_ = true;
    }

    void take_character(char32_t c, std::size_t begin, std::size_t end) {
        while (word_ < words_.size() && words_[word_].end <= begin) ++word_;
        const bool word_begins = word_ < words_.size() && words_[word_].begin == begin;
        if (pieces_.empty() || space_ || splits(c, begin, word_begins)) {
            // "e.g. this" goes on after its full stop.
            const bool is_lower = c >= 'a' && c <= 'z';
            pieces_.push_back({begin, end, 0, space_, paragraph_ || (sentence_ended_ && !is_lower)});
        }
        Piece& piece = pieces_.back();
        piece.end = end;
        ++piece.chars;
        piece.has_word |= word_begins;
        if (!closes(c)) sentence_ended_ = ends_sentence(c);
        previous_ = c;
        space_ = line_start_ = paragraph_ = false;
    }

    /// Letters and digits of ASCII that go on a word which has just begun: nothing
    /// can end among them. Returns how many were taken.
    std::size_t take_rest_of_word(std::size_t at) {
        if (word_ == words_.size() || words_[word_].begin >= at) return 0;
        Piece& piece = pieces_.back();
        const std::size_t room = max_chars_ - std::min(max_chars_, piece.chars);
        const std::size_t last = std::min(words_[word_].end, at + room);
        std::size_t end = at;
        while (end < last && (text::is_ascii_letter(text_[end]) || text::is_ascii_digit(text_[end]))) ++end;
        if (end == at) return 0;
        piece.end = end;
        piece.chars += end - at;
        sentence_ended_ = false;
        previous_ = static_cast<char32_t>(text_[end - 1]);
        return end - at;
    }

    /// Whether the last piece ends before this character without a space.
    bool splits(char32_t c, std::size_t begin, bool word_begins) const {
        const std::size_t chars = pieces_.back().chars;
        if (chars >= max_chars_) return true;
        if (word_begins) {
            // Scripts that need a dictionary put no spaces between words.
            return chars >= long_piece || text::char_kind(c) == text::CharKind::dictionary ||
                   text::char_kind(previous_) == text::CharKind::dictionary;
        }
        const bool inside_word = word_ < words_.size() && words_[word_].begin < begin;
        return chars >= overlong_piece && !inside_word && text::char_kind(c) != text::CharKind::mark;
    }

    std::string_view text_;
    const std::vector<ByteRange>& words_;
    std::size_t max_chars_;
    std::vector<Piece> pieces_;
    std::size_t word_ = 0;         ///< the first that does not end before here
    char32_t previous_ = 0;        ///< the last character of the last piece
    bool space_ = false;           ///< white space since the last piece
    bool line_start_ = true;       ///< only white space since the line began
    bool paragraph_ = true;        ///< a text, paragraph or list item begins
    bool sentence_ended_ = false;  ///< by the punctuation last seen
};

}  // namespace

std::vector<Piece> cut_into_pieces(std::string_view text, const std::vector<ByteRange>& words,
                                   std::size_t max_chars) {
    return PieceScanner(text, words, max_chars).scan();
}

}  // namespace lectern
