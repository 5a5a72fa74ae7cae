// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "lectern/query.hpp"
#include "query/language/scanner.hpp"
#include "query/language/values.hpp"

namespace lectern {

namespace {

constexpr std::string_view shorter_hint = "search for its most telling words";

/// Recursive descent over lexemes that are grammatical already:
///
///     alternatives = sequence { OR sequence }
///     sequence     = conjunction { conjunction }
///     conjunction  = operand { AND operand }
///     operand      = { "-" | NOT | "+" } proximity
///     proximity    = primary { NEAR primary }
///     primary      = [ field ] ( word | prefix | phrase | "(" [ alternatives ] ")" )
///
/// A part without content, `()` or `""`, has no node: std::nullopt. After an
/// error every function returns std::nullopt, too.
class Parser {
public:
    Parser(std::string_view text, Scan scan, const ParseOptions& options)
        : text_(text),
          lexemes_(std::move(scan.lexemes)),
          warnings_(std::move(scan.warnings)),
          any_(options.any),
          today_(options.today) {}

    Result<ParsedQuery> run() {
        std::optional<QueryNode> root = alternatives({nullptr, any_});
        if (error_) return *error_;
        if (!root && lexemes_.size() > 1) {
            return Error{ErrorCode::bad_query, "there is nothing to search for in this query",
                         "an empty query finds every talk", ByteRange{0, text_.size()}};
        }
        ParsedQuery parsed;
        if (root) parsed.root = std::move(*root);
        parsed.warnings = std::move(warnings_);
        return parsed;
    }

private:
    /// What a group passes on to its parts.
    struct Scope {
        const FieldSpec* field;
        bool any;
    };

    const Lexeme& next() const { return lexemes_[at_]; }
    bool next_is(LexemeKind kind) const { return next().kind == kind; }
    std::string_view text_of(const Lexeme& lexeme) const {
        return text_.substr(lexeme.where.begin, lexeme.where.end - lexeme.where.begin);
    }

    /// One child stands for itself; none is nothing.
    static std::optional<QueryNode> group(QueryNode::Kind kind, std::vector<QueryNode> children,
                                          bool implied) {
        if (children.empty()) return std::nullopt;
        if (children.size() == 1) return std::move(children.front());
        QueryNode node{.kind = kind, .children = std::move(children), .implied = implied};
        node.where = {node.children.front().where.begin, node.children.back().where.end};
        return node;
    }

    /// Parentheses of prose, `blast waves (the newtonian approximation)`: the words
    /// in them are wanted as those around them are.
    static bool adds_nothing(const QueryNode& group, Scope scope) {
        const auto kind = scope.any ? QueryNode::Kind::any_of : QueryNode::Kind::all_of;
        return group.kind == kind && group.implied && !group.required &&
               std::all_of(group.children.begin(), group.children.end(),
                           [](const QueryNode& child) { return child.field == nullptr; });
    }

    std::optional<QueryNode> alternatives(Scope scope) {
        std::vector<QueryNode> children;
        while (true) {
            if (auto child = sequence(scope)) children.push_back(std::move(*child));
            if (!next_is(LexemeKind::op_or)) break;
            ++at_;
        }
        return group(QueryNode::Kind::any_of, std::move(children), false);
    }

    std::optional<QueryNode> sequence(Scope scope) {
        std::vector<QueryNode> wanted;
        std::vector<QueryNode> unwanted;
        while (!next_is(LexemeKind::op_or) && !next_is(LexemeKind::close) && !next_is(LexemeKind::nothing)) {
            auto child = conjunction(scope);
            if (!child) continue;
            if (adds_nothing(*child, scope)) {
                std::move(child->children.begin(), child->children.end(), std::back_inserter(wanted));
                continue;
            }
            // Under `any`, `a b -c` wants a or b, and c never.
            const bool apart = scope.any && child->kind == QueryNode::Kind::negation;
            (apart ? unwanted : wanted).push_back(std::move(*child));
        }
        auto joined =
            group(scope.any ? QueryNode::Kind::any_of : QueryNode::Kind::all_of, std::move(wanted), true);
        if (joined) unwanted.insert(unwanted.begin(), std::move(*joined));
        return group(QueryNode::Kind::all_of, std::move(unwanted), true);
    }

    std::optional<QueryNode> conjunction(Scope scope) {
        std::vector<QueryNode> children;
        while (true) {
            if (auto child = operand(scope)) children.push_back(std::move(*child));
            if (!next_is(LexemeKind::op_and)) break;
            ++at_;
        }
        return group(QueryNode::Kind::all_of, std::move(children), false);
    }

    std::optional<QueryNode> operand(Scope scope) {
        bool negated = false;
        bool required = false;
        const std::size_t begin = next().where.begin;
        for (;; ++at_) {
            if (next_is(LexemeKind::minus) || next_is(LexemeKind::op_not)) {
                negated = !negated;
            } else if (next_is(LexemeKind::plus)) {
                required = true;
            } else {
                break;
            }
        }
        auto node = proximity(scope);
        if (!node) return std::nullopt;
        node->required = node->required || (required && !negated);
        if (!negated) return node;
        QueryNode negation{.kind = QueryNode::Kind::negation, .where = {begin, node->where.end}};
        negation.children.push_back(std::move(*node));
        return negation;
    }

    /// One distance for the whole chain, the widest that was typed.
    std::optional<QueryNode> proximity(Scope scope) {
        auto node = primary(scope);
        if (!next_is(LexemeKind::op_near)) return node;
        QueryNode near{.kind = QueryNode::Kind::near};
        while (true) {
            if (node) near.children.push_back(std::move(*node));
            if (!next_is(LexemeKind::op_near)) break;
            const Lexeme op = next();
            near.distance = std::max(near.distance, op.distance);
            if (!near.children.empty() && !may_be_near(near.children.back(), op)) return std::nullopt;
            ++at_;
            node = primary(scope);
            if (error_ || (node && !may_be_near(*node, op))) return std::nullopt;
        }
        if (near.children.size() < 2) return group(QueryNode::Kind::all_of, std::move(near.children), false);
        near.field = near.children.front().field;
        near.where = {near.children.front().where.begin, near.children.back().where.end};
        for (const QueryNode& child : near.children) {
            if (child.field == near.field) continue;
            fail({ErrorCode::bad_query, "NEAR joins words of one field",
                  "write the field once, before a parenthesis: title:(big NEAR/5 tcp)", near.where});
            return std::nullopt;
        }
        return near;
    }

    bool may_be_near(const QueryNode& node, const Lexeme& op) {
        const bool is_text = node.field == nullptr || node.field->kind == FieldKind::text;
        const bool is_word = node.kind == QueryNode::Kind::words || node.kind == QueryNode::Kind::phrase;
        if (is_text && is_word) return true;
        fail({ErrorCode::bad_query, fmt::format("{} stands between words or phrases", text_of(op)),
              "for example big NEAR/5 tcp", op.where});
        return false;
    }

    std::optional<QueryNode> primary(Scope scope) {
        if (!next_is(LexemeKind::field)) return value(scope);
        const Lexeme field = next();
        ++at_;
        // A talk has one year and one format: in year:(2024 2025) either is meant.
        auto node = value({field.field, any_ || field.field->kind != FieldKind::text});
        if (!node && !error_) {
            error_ = Error{ErrorCode::bad_query, fmt::format("there is nothing after '{}'", text_of(field)),
                           fmt::format("for example {}", field.field->example), field.where};
        }
        return node;
    }

    std::optional<QueryNode> value(Scope scope) {
        const Lexeme lexeme = next();
        ++at_;
        if (lexeme.kind == LexemeKind::open) {
            auto node = alternatives(scope);
            if (!error_) ++at_;  // the closing parenthesis
            return node;
        }
        const bool is_prefix = lexeme.kind == LexemeKind::prefix;
        const std::string_view text = text_of(lexeme);
        if (text.empty()) return std::nullopt;
        if (scope.field != nullptr && scope.field->kind != FieldKind::text) {
            const std::string_view whole =
                text_.substr(lexeme.where.begin, text.size() + (is_prefix ? 1 : 0));
            auto node = read_value(*scope.field, whole, lexeme.where.begin, {today_, warnings_});
            if (!node.ok()) return fail(node.error());
            return std::move(*node);
        }
        if (scope.field == nullptr && text == "*") return QueryNode{.where = lexeme.where};
        const auto kind = lexeme.kind == LexemeKind::phrase ? QueryNode::Kind::phrase
                          : is_prefix                       ? QueryNode::Kind::prefix
                                                            : QueryNode::Kind::words;
        return QueryNode{
            .kind = kind, .field = scope.field, .text = std::string(text), .where = lexeme.where};
    }

    /// Remembers the first error and goes to the end, where every loop stops.
    std::nullopt_t fail(const Error& error) {
        if (!error_) error_ = error;
        at_ = lexemes_.size() - 1;
        return std::nullopt;
    }

    std::string_view text_;
    std::vector<Lexeme> lexemes_;
    std::vector<std::string> warnings_;
    std::size_t at_ = 0;
    bool any_;
    std::string_view today_;
    std::optional<Error> error_;
};

/// Bytes of the UTF-8 sequence that `text` begins with; 0: it is none (Unicode
/// §3.9, table 3-7).
std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < low || byte(1) > high) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if ((byte(i) & 0xC0u) != 0x80u) return 0;
    }
    return length;
}

/// Where `text` stops being UTF-8 without NUL.
std::optional<std::size_t> bad_byte(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_length(text.substr(at));
        if (length == 0 || text[at] == '\0') return at;
        at += length;
    }
    return std::nullopt;
}

bool is_content(LexemeKind kind) {
    return kind == LexemeKind::word || kind == LexemeKind::prefix || kind == LexemeKind::phrase;
}

Result<void> check_word_count(const Scan& scan) {
    std::size_t words = 0;
    std::size_t begin = 0;  // of what is too much
    for (const Lexeme& lexeme : scan.lexemes) {
        if (!is_content(lexeme.kind)) continue;
        if (++words == max_query_words + 1) begin = lexeme.where.begin;
    }
    if (words <= max_query_words) return {};
    return Error{ErrorCode::bad_query,
                 fmt::format("the query has {} words, more than the limit of {}", words, max_query_words),
                 std::string(shorter_hint), ByteRange{begin, scan.lexemes.back().where.end}};
}

/// `)))))…` gives the same warning a thousand times: once is enough, and of
/// different ones the first few.
void shorten(std::vector<std::string>& warnings) {
    constexpr std::size_t most = 8;
    std::vector<std::string> kept;
    std::size_t more = 0;
    for (std::string& warning : warnings) {
        if (std::find(kept.begin(), kept.end(), warning) != kept.end()) continue;
        if (kept.size() < most) {
            kept.push_back(std::move(warning));
        } else {
            ++more;
        }
    }
    if (more > 0) kept.push_back(fmt::format("… and {} more remarks of this kind", more));
    warnings = std::move(kept);
}

}  // namespace

Result<ParsedQuery> parse_query(std::string_view text, const ParseOptions& options) {
    if (text.size() > max_query_bytes) {
        return Error{
            ErrorCode::bad_query,
            fmt::format("the query has {} bytes, more than the limit of {}", text.size(), max_query_bytes),
            std::string(shorter_hint), ByteRange{max_query_bytes, text.size()}};
    }
    if (const auto at = bad_byte(text)) {
        const bool nul = text[*at] == '\0';
        return Error{ErrorCode::bad_query,
                     nul ? "the query contains a NUL byte" : "the query is not valid UTF-8",
                     nul ? "" : "check the encoding of the terminal or the script", ByteRange{*at, *at + 1}};
    }
    auto scan = scan_query(text);
    if (!scan.ok()) return scan.error();
    if (auto checked = check_word_count(*scan); !checked.ok()) return checked.error();
    auto parsed = Parser(text, std::move(*scan), options).run();
    if (parsed.ok()) shorten(parsed->warnings);
    return parsed;
}

}  // namespace lectern
