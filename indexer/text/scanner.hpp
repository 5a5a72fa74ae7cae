// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Where words begin and end, before anybody asks what they mean.

#include <cstdint>
#include <string_view>

#include "indexer/text/characters.hpp"
#include "indexer/text/word_breaker.hpp"

namespace lectern::text {

/// One run of letters and digits, with what belongs to it: the thousands
/// separators of 10,000, the dots of 1.16, the apostrophe of don't, the symbols
/// of C++, .NET and #37747. Byte offsets into the text.
struct Piece {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t number = 0;  ///< where the dotted number behind letters begins (v1.16); 0: none
    std::uint8_t prefix = 0;   ///< bytes of a symbol before the letters
    std::uint8_t suffix = 0;   ///< bytes of a symbol behind them
    bool joined = false;       ///< glued to the piece before: the js of Node.js
    bool inner_upper = false;  ///< a capital follows the first letter
    bool elided = false;       ///< holds an apostrophe or commas that are not part of the word
};

/// Hands over the pieces of a text in order, in one pass. Agrees with ICU's word
/// boundaries (the tests compare them) without asking ICU, except for scripts
/// that need a dictionary: ICU alone would take as long as all the rest.
class Scanner {
public:
    /// Both must outlive the scanner.
    Scanner(std::string_view text, WordBreaker& breaker) : text_(text), breaker_(&breaker) {}

    /// False at the end of the text.
    [[nodiscard]] bool next(Piece& piece);

private:
    bool find_start(Piece& piece);
    bool find_joined(Piece& piece);
    [[nodiscard]] bool opens_symbol(std::uint32_t at) const;
    void scan_word(Piece& piece);
    bool skip_plain_word();
    [[nodiscard]] std::uint32_t same_kind_end(CharKind kind) const;
    void start_dictionary_run();
    void take_dictionary_word(Piece& piece);
    [[nodiscard]] std::uint32_t thousands_end(std::uint32_t begin) const;
    void scan_symbol_suffix(Piece& piece);
    bool scan_apostrophe(Piece& piece);

    [[nodiscard]] char byte(std::uint32_t at) const { return at < text_.size() ? text_[at] : '\0'; }
    [[nodiscard]] bool word_begins(std::uint32_t at) const;
    [[nodiscard]] bool is_digit_at(std::uint32_t at) const;

    std::string_view text_;
    WordBreaker* breaker_;
    std::uint32_t at_ = 0;         // first byte not consumed
    std::uint32_t run_begin_ = 0;  // of the run of dictionary words being handed over
    std::uint32_t run_end_ = 0;    // at_ < run_end_: there are more of them
    bool in_chunk_ = false;        // the piece before ends at at_, but for a possessive
};

}  // namespace lectern::text
