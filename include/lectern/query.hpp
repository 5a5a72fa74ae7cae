// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The query language, in three stages that can each be looked at: text → tree
/// (parse_query) → Xapian::Query (build_query). docs/query-language.md.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.hpp"
#include "lectern/schema.hpp"

namespace lectern {

/// A node of the parsed query.
struct QueryNode {
    enum class Kind {
        all,       ///< matches every talk: the empty query
        words,     ///< a word as typed; may analyse to several terms (kube-proxy)
        phrase,    ///< "…": its words next to each other, in order, spelled as typed
        prefix,    ///< kube*: words that begin with `text`
        near,      ///< children, words or phrases of one field, within `distance` words
        range,     ///< low..high of a range field; an empty side is open
        all_of,    ///< children, all wanted: a b, a AND b
        any_of,    ///< children, any: a OR b
        negation,  ///< the one child must not match: -a, NOT a
    };
    Kind kind = Kind::all;
    const FieldSpec* field = nullptr;  ///< nullptr: all text fields together
    std::string text = {};  ///< words, phrase: as typed; prefix: without the *; of a keyword field: the value
    std::string low = {}, high = {};  ///< range: YYYY or YYYY-MM-DD
    std::size_t distance = 0;         ///< near: 1 means next to each other, in any order
    std::vector<QueryNode> children = {};
    /// In the query text. Of words and phrases exactly the bytes of `text`,
    /// without sign, field and quotes.
    ByteRange where = {};
    /// all_of, any_of: no operator was typed between the children, so stop words
    /// among them need not match.
    bool implied = false;
    /// `+a`: must match even as a stop word, and even where any word would do.
    bool required = false;
    /// Only adds to the score: relaxation gave it up.
    bool may_miss = false;
};

struct ParsedQuery {
    QueryNode root;
    std::vector<std::string> warnings;  ///< "closed the quotation for you" …
};

struct ParseOptions {
    bool any = false;        ///< words without an operator between them are joined by OR, not by AND
    std::string today = {};  ///< YYYY-MM-DD, for date:last-year; empty: such words are an error
};

/// Any text is a query where it can be: an unclosed quotation or parenthesis is
/// closed, a stray operator is a word, and a warning says so. What has no
/// meaning is bad_query with its place: an unknown field (with the nearest known
/// one as hint), a bad range bound or distance, a field without a value, nesting
/// deeper than max_query_depth, more than max_query_bytes or max_query_words,
/// bytes that are not UTF-8.
[[nodiscard]] Result<ParsedQuery> parse_query(std::string_view text, const ParseOptions& options = {});

inline constexpr std::size_t max_query_bytes = 16384;
/// Words and phrases. Xapian's time for alternatives grows with their square: a
/// third of a second for as many as these, half a minute for what fits into
/// max_query_bytes.
inline constexpr std::size_t max_query_words = 512;
inline constexpr std::size_t max_query_depth = 64;
inline constexpr std::size_t default_near_distance = 10;  ///< of NEAR without a number
inline constexpr std::size_t max_near_distance = 1000;

/// The tree on one line, for --explain and tests: (ipv6 AND title:"big tcp").
[[nodiscard]] std::string to_string(const QueryNode& node);

}  // namespace lectern
