// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The first half of parsing: the query's text as a flat list of lexemes in
/// which parentheses balance and every operator has its operands, so that the
/// grammar in parser.cpp has no mistakes left to deal with.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.hpp"
#include "lectern/schema.hpp"

namespace lectern {

enum class LexemeKind : std::uint8_t {
    word,
    prefix,   ///< `kube*`; `where` without the *
    phrase,   ///< the text between quotes
    field,    ///< `title:`; its value is the next lexeme
    minus,    ///< `-`; what it negates follows directly
    plus,     ///< `+`; what it demands follows directly
    open,     ///< (
    close,    ///< )
    op_and,   ///< AND
    op_or,    ///< OR
    op_not,   ///< NOT
    op_near,  ///< NEAR, NEAR/5
    nothing,  ///< the end of the query
};

struct Lexeme {
    LexemeKind kind = LexemeKind::nothing;
    ByteRange where = {};              ///< of a phrase: without its quotes
    const FieldSpec* field = nullptr;  ///< of a field
    std::size_t distance = 0;          ///< of op_near
};

struct Scan {
    std::vector<Lexeme> lexemes;  ///< the last one is `nothing`
    std::vector<std::string> warnings;
};

/// Errors: bad_query for an unknown field, a field without a value, a bad
/// distance, nesting deeper than max_query_depth. `text` must be valid UTF-8. Linear.
[[nodiscard]] Result<Scan> scan_query(std::string_view text);

}  // namespace lectern
