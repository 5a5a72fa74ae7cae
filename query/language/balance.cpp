// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/balance.hpp"

#include <fmt/format.h>

#include <utility>

#include "lectern/query.hpp"

namespace lectern {

namespace {

bool begins_operand(LexemeKind kind) {
    switch (kind) {
        case LexemeKind::word:
        case LexemeKind::prefix:
        case LexemeKind::phrase:
        case LexemeKind::field:
        case LexemeKind::minus:
        case LexemeKind::plus:
        case LexemeKind::open:
        case LexemeKind::op_not:
            return true;
        case LexemeKind::close:
        case LexemeKind::op_and:
        case LexemeKind::op_or:
        case LexemeKind::op_near:
        case LexemeKind::nothing:
            break;
    }
    return false;
}

bool ends_operand(LexemeKind kind) {
    return kind == LexemeKind::word || kind == LexemeKind::prefix || kind == LexemeKind::phrase ||
           kind == LexemeKind::close;
}

bool joins_operands(LexemeKind kind) {
    return kind == LexemeKind::op_and || kind == LexemeKind::op_or || kind == LexemeKind::op_near;
}

Result<void> balance_parentheses(Scan& scan) {
    std::vector<Lexeme> balanced;
    balanced.reserve(scan.lexemes.size());
    std::size_t depth = 0;
    for (const Lexeme& lexeme : scan.lexemes) {
        if (lexeme.kind == LexemeKind::open && ++depth > max_query_depth) {
            return Error{ErrorCode::bad_query,
                         fmt::format("parentheses are nested more than {} deep", max_query_depth),
                         "use fewer parentheses", lexeme.where};
        }
        if (lexeme.kind == LexemeKind::close && depth == 0) {
            scan.warnings.emplace_back("ignored a ')' without a '('");
            continue;
        }
        if (lexeme.kind == LexemeKind::close) --depth;
        if (lexeme.kind == LexemeKind::nothing && depth > 0) {
            scan.warnings.push_back(depth == 1 ? "closed a '(' for you"
                                               : fmt::format("closed {} '(' for you", depth));
            balanced.insert(balanced.end(), depth, {LexemeKind::close, lexeme.where});
        }
        balanced.push_back(lexeme);
    }
    scan.lexemes = std::move(balanced);
    return {};
}

void make_word(Lexeme& lexeme, std::string_view lacks, std::string_view text, Scan& scan) {
    scan.warnings.push_back(
        fmt::format("'{}' has nothing {} and is read as a word",
                    text.substr(lexeme.where.begin, lexeme.where.end - lexeme.where.begin), lacks));
    lexeme.kind = LexemeKind::word;
}

}  // namespace

Result<void> balance(Scan& scan, std::string_view text) {
    if (auto done = balance_parentheses(scan); !done.ok()) return done;
    auto& lexemes = scan.lexemes;
    // From the right, because in `NOT NOT` the first depends on the second.
    for (std::size_t i = lexemes.size(); i-- > 0;) {
        if (lexemes[i].kind == LexemeKind::op_not && !begins_operand(lexemes[i + 1].kind)) {
            make_word(lexemes[i], "after it", text, scan);
        }
    }
    for (std::size_t i = 0; i < lexemes.size(); ++i) {
        if (!joins_operands(lexemes[i].kind)) continue;
        if (i == 0 || !ends_operand(lexemes[i - 1].kind)) {
            make_word(lexemes[i], "before it", text, scan);
        } else if (!begins_operand(lexemes[i + 1].kind)) {
            make_word(lexemes[i], "after it", text, scan);
        }
    }
    return {};
}

}  // namespace lectern
