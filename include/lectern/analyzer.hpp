// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a term is. One analyzer for indexing, queries and snippets, so that the
/// sides cannot disagree.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// How a token relates to the text around it. `endpoint` is a `word`. In
/// `CiliumEndpointSlice` the `compound` (ciliumendpointslice) comes first and
/// its `part`s (cilium, endpoint, slice) follow directly. A name with a symbol
/// is a compound of one part: `C++` (c++) of `c`.
enum class TokenKind : std::uint8_t { word, compound, part };

struct Token {
    std::string_view term;            ///< folded and stemmed: what is indexed
    std::string_view word;            ///< folded, not stemmed: for spelling and display
    std::uint32_t position = 0;       ///< from 1; see Analyzer::tokenize
    std::uint32_t last_position = 0;  ///< of a compound's last part; else = position
    std::uint32_t begin = 0;          ///< first byte in the text
    std::uint32_t end = 0;            ///< past the last byte in the text
    TokenKind kind = TokenKind::word;
    /// Counted from 0: tokens of one analyzer with the same number have the same
    /// term and word, until trim() forgets. no_number: passed over (Focus).
    std::uint32_t number = no_number;

    static constexpr std::uint32_t no_number = UINT32_MAX;
};

/// Splits text into terms: Unicode word boundaries (UAX #29, as ICU implements
/// it, with its dictionaries for scripts that use no spaces), compatibility and
/// case folding (NFKC_Casefold, Unicode §3.13), diacritics of Latin and Greek
/// folded, stems by Snowball in the given language, and the identifiers of this
/// field kept whole and in parts (docs/analysis.md).
///
/// Views in tokens stay valid as long as the analyzer, or until trim() forgets
/// them. An analyzer keeps every distinct word it has seen: keep one a thread
/// and call trim() between documents; it must not be used from two threads at
/// once.
class Analyzer {
public:
    /// `language` is ISO 639-1; one without a stemmer is not stemmed, an empty
    /// one means English.
    explicit Analyzer(std::string_view language = "en");
    ~Analyzer();
    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;

    /// Calls `sink` for each token in order. Positions count words: a compound
    /// has the position of its first part, and the word after it that of its
    /// last part plus one, so phrases run through identifiers. Terms longer
    /// than max_term_bytes are left out but keep their position. Invalid UTF-8
    /// separates words. Text beyond max_text_bytes is ignored. `sink` must not
    /// tokenize with the same analyzer.
    void tokenize(std::string_view text, const std::function<void(const Token&)>& sink);

    /// The same, collected.
    [[nodiscard]] std::vector<Token> tokenize(std::string_view text);

    /// The stem of a word that is folded already.
    [[nodiscard]] std::string_view stem(std::string_view folded_word);

    /// Forgets the words seen so far if they take more than `max_bytes`, and says
    /// whether it did: all views and numbers handed out before are invalid then.
    /// The words of 20,000 talks take 10 MB.
    bool trim(std::size_t max_bytes = std::size_t{32} << 20);

    static constexpr std::size_t max_term_bytes = 64;
    static constexpr std::size_t max_text_bytes = INT32_MAX;

    class Focus;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// For a reader of tokens that looks for few terms, as snippets do. While this
/// lives, `analyzer` may leave a word as it is when no form of it can be one of
/// `terms`: term and word of its token are then as written, or unstemmed, and
/// none of them either. All else about the tokens is the same, and stem() always
/// stems. Ten abstracts have some thousand words that are worth folding and
/// stemming only to an index.
///
/// One focus at a time; `analyzer` stays where it is meanwhile.
class Analyzer::Focus {
public:
    Focus(Analyzer& analyzer, const std::vector<std::string>& terms);
    ~Focus();
    Focus(const Focus&) = delete;
    Focus& operator=(const Focus&) = delete;

private:
    Impl& analyzer_;
};

/// Case, compatibility and diacritics folded; white space and punctuation kept.
/// Used for the analyzer's words and for comparing names. Each byte of invalid
/// UTF-8 becomes U+FFFD; text beyond Analyzer::max_text_bytes is ignored.
[[nodiscard]] std::string fold(std::string_view text);

/// For names that are compared whole (titles, companies, speakers): fold(), and
/// every run of what is neither letter nor digit becomes one space.
[[nodiscard]] std::string normalize_name(std::string_view text);

/// Whether the folded English word carries too little meaning to be demanded of
/// a match (the, of, how, …). Stop words are indexed all the same.
[[nodiscard]] bool is_stop_word(std::string_view folded_word);

/// ISO 639-1 code for what sources write: "eng", "en-US", "English" -> "en";
/// empty when unknown.
[[nodiscard]] std::string normalize_language(std::string_view tag);

}  // namespace lectern
