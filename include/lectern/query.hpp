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
        phrase,    ///< "…": its words next to each other, in order
        range,     ///< low..high of a range field; an empty side is open
        all_of,    ///< children, all wanted: a b, a AND b
        any_of,    ///< children, any: a OR b
        negation,  ///< the one child must not match: -a, NOT a
    };
    Kind kind = Kind::all;
    const FieldSpec* field = nullptr;  ///< nullptr: all text fields together
    std::string text = {};             ///< words, phrase: as typed
    std::string low = {}, high = {};   ///< range
    std::vector<QueryNode> children = {};
    ByteRange where = {};  ///< in the query text
};

struct ParsedQuery {
    QueryNode root;
    std::vector<std::string> warnings;  ///< "closed the quotation for you" …
};

/// Any text is a query where it can be: an unclosed quotation or parenthesis is
/// closed, a stray operator is a word, and a warning says so. What has no
/// meaning is bad_query with its place: an unknown field (with the nearest known
/// one as hint), a bad range bound, more than max_query_bytes.
[[nodiscard]] Result<ParsedQuery> parse_query(std::string_view text);

inline constexpr std::size_t max_query_bytes = 16384;

/// The tree on one line, for --explain and tests: (ipv6 AND title:"big tcp").
[[nodiscard]] std::string to_string(const QueryNode& node);

}  // namespace lectern
