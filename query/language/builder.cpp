// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "lectern/terms.hpp"
#include "query/language/exact_words.hpp"
#include "query/language/filler_words.hpp"
#include "query/language/prefixes.hpp"
#include "query/language/query_words.hpp"
#include "query/language/ranking.hpp"
#include "query/language/synonyms.hpp"

namespace lectern {

namespace {

using Xapian::Query;
using Queries = std::vector<Query>;

Query joined(Query::op op, const Queries& queries) {
    return queries.size() == 1 ? queries.front() : Query(op, queries.begin(), queries.end());
}

/// What must match, and what then only adds to the score.
Query with_optional(Query::op op, const Queries& demanded, const Queries& optional) {
    if (demanded.empty()) return joined(op, optional);
    const Query query = joined(op, demanded);
    return optional.empty() ? query : Query(Query::OP_AND_MAYBE, query, joined(Query::OP_OR, optional));
}

/// What a stop word counts: enough to tell equals apart.
constexpr double optional_weight = 0.2;

/// What `tips` and `introduction` count: what the tips are on counts more.
constexpr double manner_weight = 0.5;

/// Of words that stand for another, all of which must be there.
ConceptForm form_of(const std::vector<QueryWord>& words, double weight) {
    ConceptForm form{{}, weight};
    for (const QueryWord& word : words) form.terms.push_back(word.forms.front().term);
    return form;
}

bool is_word_of_any_field(const QueryNode& node) {
    return node.kind == QueryNode::Kind::words && node.field == nullptr;
}

/// `PEP 8` is also written PEP8: what the child is together with its neighbour,
/// where one is a word and the other the number after it.
std::string word_and_number(const QueryNode& group, const QueryNode& child) {
    const auto& children = group.children;
    const std::size_t at = static_cast<std::size_t>(&child - children.data());
    const auto joined_at = [&](std::size_t first) -> std::string {
        if (first + 1 >= children.size()) return {};
        const QueryNode& word = children[first];
        const QueryNode& number = children[first + 1];
        if (!is_word_of_any_field(word) || !is_word_of_any_field(number) || !group.implied) return {};
        return is_version(number.text) && is_letters(word.text) ? word.text + number.text : std::string();
    };
    std::string after = joined_at(at);
    return !after.empty() || at == 0 ? after : joined_at(at - 1);
}

bool all_stop_words(const std::vector<QueryWord>& words) {
    return std::all_of(words.begin(), words.end(), [](const QueryWord& word) { return word.stop_word; });
}

/// Turns nodes into queries. A node without a single word, `&` or `-`, has no
/// query: std::nullopt.
class Builder {
public:
    explicit Builder(const BuildContext& context) : context_(context) {}

    Result<BuiltQuery> run(const QueryNode& root) {
        auto query = build(root);
        if (error_) return *error_;
        if (!query) {
            return Error{ErrorCode::bad_query, "there is nothing to search for in this query",
                         "an empty query finds every talk", root.where};
        }
        restore_order();
        return BuiltQuery{std::move(*query), std::move(wanted_), std::move(concepts_)};
    }

private:
    std::optional<Query> build(const QueryNode& node) {
        switch (node.kind) {
            case QueryNode::Kind::all:
                return Query::MatchAll;
            case QueryNode::Kind::words:
            case QueryNode::Kind::phrase:
                return leaf(node);
            case QueryNode::Kind::prefix:
                return prefix(node);
            case QueryNode::Kind::near:
                return near(node);
            case QueryNode::Kind::range:
                return range_query(node);
            case QueryNode::Kind::all_of:
                return all_of(node);
            case QueryNode::Kind::any_of:
                return any_of(node);
            case QueryNode::Kind::negation:
                if (auto unwanted = hidden(node.children.front())) {
                    return Query(Query::OP_AND_NOT, Query::MatchAll, *unwanted);
                }
                break;
        }
        return std::nullopt;
    }

    /// Where words may be missing they stand in a group of their own; what stands
    /// together in the query is found by the order in which it was typed.
    void restore_order() {
        const auto typed_before = [](const Concept& a, const Concept& b) { return a.at < b.at; };
        if (std::is_sorted(concepts_.begin(), concepts_.end(), typed_before)) return;
        std::stable_sort(concepts_.begin(), concepts_.end(), typed_before);
        std::uint32_t place = 0;
        for (Concept& wanted : concepts_) wanted.place = std::exchange(place, place + wanted.words);
    }

    /// Built, but neither to be marked in the results nor to be scored by.
    std::optional<Query> hidden(const QueryNode& node) {
        const std::size_t wanted = wanted_.size();
        const std::size_t concepts = concepts_.size();
        ++negations_;
        auto query = build(node);
        --negations_;
        wanted_.resize(wanted);
        concepts_.resize(concepts);
        return query;
    }

    /// A stop word that need not match: it is not marked, and scores little.
    std::optional<Query> optional_part(const QueryNode& node) {
        const std::size_t wanted = wanted_.size();
        const std::size_t concepts = concepts_.size();
        auto query = build(node);
        wanted_.resize(wanted);
        for (std::size_t i = concepts; i < concepts_.size(); ++i) {
            concepts_[i].optional = true;
            concepts_[i].weight = optional_weight;
        }
        if (query) query = Query(Query::OP_SCALE_WEIGHT, *query, optional_weight);
        return query;
    }

    std::optional<Query> leaf(const QueryNode& node) {
        if (node.field != nullptr && node.field->kind != FieldKind::text) {
            return unweighted(Query(filter_term(*node.field, node.text)));
        }
        const auto words = analyze(node);
        if (words.empty()) return std::nullopt;
        if (node.kind == QueryNode::Kind::words) return separate_words(node, words);
        return spelled_as_typed(node, words.size() == 1 ? separate_words(node, words) : phrase(node, words));
    }

    [[nodiscard]] SearchedField in_field(const FieldSpec* field) const { return {context_.database, field}; }

    std::vector<QueryWord> analyze(const QueryNode& node) {
        auto words = analyze_query_text(node.text, context_.analyzers);
        if (words.empty() && node.field != nullptr) no_words(node);
        return words;
    }

    Query phrase(const QueryNode& node, const std::vector<QueryWord>& words) {
        const bool want_all = all_stop_words(words);
        for (const QueryWord& word : words) {
            if (want_all || !word.stop_word) want(node, word);
        }
        return phrase_query(in_field(node.field), words);
    }

    Query spelled_as_typed(const QueryNode& node, const Query& by_stem) {
        Analyzer& analyzer = *context_.analyzers.front();
        ExactPhrase exact = exact_phrase(node.text, analyzer);
        if (exact.empty()) return by_stem;
        return {Query::OP_FILTER, by_stem, exact_query(node.field, std::move(exact), analyzer)};
    }

    /// Of `cilium/ebpf*` the last word is open, the others are words.
    std::optional<Query> prefix(const QueryNode& node) {
        auto words = analyze(node);
        if (words.empty()) return std::nullopt;
        const QueryWord open = std::move(words.back());
        words.pop_back();
        const Query query = any_term_query(in_field(node.field), [&](const FieldSpec& in) {
            auto terms = terms_with_prefix(context_.database.xapian(), in, open.word, context_.analyzers);
            if (!terms.ok()) {
                fail(terms.error(), node.where);
                return std::vector<std::string>();
            }
            for (const std::string& term : *terms) wanted_.push_back({node.field, term, place_});
            return std::move(*terms);
        });
        // Not among the concepts: which of two hundred words it is says little.
        ++place_;
        return words.empty() ? query : Query(Query::OP_AND, separate_words(node, words), query);
    }

    /// The words in one window; phrases among them as phrases, too.
    std::optional<Query> near(const QueryNode& node) {
        std::vector<QueryWord> all;
        Queries phrases;
        std::size_t window = (node.children.size() - 1) * (node.distance - 1);
        for (const QueryNode& child : node.children) {
            const auto words = analyze(child);
            if (words.empty()) continue;
            window += words.back().last - words.front().first + 1;
            if (child.kind == QueryNode::Kind::phrase) phrases.push_back(unweighted(*leaf(child)));
            all.insert(all.end(), words.begin(), words.end());
        }
        if (all.size() < 2) return all.empty() ? std::nullopt : std::optional(separate_words(node, all));
        for (const QueryWord& word : all) want(node, word);
        const Query query = near_query(in_field(node.field), all, window);
        return phrases.empty() ? query : Query(Query::OP_FILTER, query, joined(Query::OP_AND, phrases));
    }

    /// Mostly one; `client/server` and unspaced scripts are several.
    Query separate_words(const QueryNode& node, const std::vector<QueryWord>& words) {
        const bool demand_all = node.field != nullptr || node.required || all_stop_words(words);
        Queries demanded;
        Queries optional;
        for (const QueryWord& word : words) {
            const bool demand = demand_all || !word.stop_word;
            (demand ? demanded : optional)
                .push_back(demand ? wanted_word(node, word) : word_query(in_field(node.field), word));
        }
        return with_optional(Query::OP_AND, demanded, optional);
    }

    /// The word, or another word for it.
    Query wanted_word(const QueryNode& node, const QueryWord& word) {
        want(node, word);
        if (is_word_of_any_field(node) && is_manner_word(word.word)) concepts_.back().weight = manner_weight;
        const Query itself = word_query(in_field(node.field), word);
        // `-kubernetes` takes away no talk that says k8s.
        if (!context_.synonyms || node.kind != QueryNode::Kind::words || negations_ > 0) return itself;
        Queries any{itself};
        if (std::string fact = fact_term(word.word); node.field == nullptr && !fact.empty()) {
            any.push_back(unweighted(Query(fact)));
            concepts_.back().fact = std::move(fact);
        }
        for (const std::string& other : synonyms_of(word.word, context_.configured_synonyms)) {
            add_other(node.field, other, synonym_weight, any);
        }
        const std::string apart = number_apart(word.word);
        for (const std::string& same : {together_, apart}) {
            if (!same.empty()) add_other(node.field, same, 1, any);
        }
        return joined(Query::OP_OR, any);
    }

    /// What finds the last concept as well.
    void add_other(const FieldSpec* field, const std::string& other, double weight, Queries& any) {
        const auto words = analyze_query_text(other, context_.analyzers);
        if (words.empty()) return;
        const Query query = words.size() == 1 ? word_query(in_field(field), words.front())
                                              : phrase_query(in_field(field), words);
        any.push_back(weight == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, weight));
        concepts_.back().forms.push_back(form_of(words, weight));
        for (const QueryWord& one : words) mark(field, one);
    }

    std::optional<Query> all_of(const QueryNode& node) {
        Queries demanded;
        Queries optional;
        Queries unwanted;
        const bool keep_stop_words = !node.implied || nothing_but_stop_words(node);
        for (const QueryNode& child : node.children) {
            together_ = word_and_number(node, child);
            if (child.kind == QueryNode::Kind::negation) {
                if (auto query = hidden(child.children.front())) unwanted.push_back(std::move(*query));
            } else if (!keep_stop_words && is_optional(child)) {
                if (auto query = optional_part(child)) optional.push_back(std::move(*query));
            } else if (child.may_miss) {
                if (auto query = build(child)) optional.push_back(std::move(*query));
            } else if (auto query = build(child)) {
                demanded.push_back(std::move(*query));
            }
        }
        together_.clear();
        if (demanded.empty() && optional.empty() && unwanted.empty()) return std::nullopt;
        Query query = demanded.empty() && optional.empty() ? Query(Query::MatchAll)
                                                           : with_optional(Query::OP_AND, demanded, optional);
        if (unwanted.empty()) return query;
        return Query(Query::OP_AND_NOT, query, joined(Query::OP_OR, unwanted));
    }

    /// Under `any`, `a +b the` wants b; a and the stop word only add to the score.
    std::optional<Query> any_of(const QueryNode& node) {
        Queries required;
        Queries wanted;
        Queries optional;
        const bool keep_stop_words = !node.implied || nothing_but_stop_words(node);
        for (const QueryNode& child : node.children) {
            if (!node.implied) ++chain_;
            together_ = word_and_number(node, child);
            const bool is_stop_word = !keep_stop_words && is_optional(child);
            auto query = is_stop_word ? optional_part(child) : build(child);
            if (!query) continue;
            const bool must = node.implied && child.required;
            (must ? required : is_stop_word ? optional : wanted).push_back(std::move(*query));
        }
        together_.clear();
        if (!node.implied) ++chain_;
        if (required.empty() && wanted.empty() && optional.empty()) return std::nullopt;
        if (required.empty()) return with_optional(Query::OP_OR, wanted, optional);
        wanted.insert(wanted.end(), optional.begin(), optional.end());
        return with_optional(Query::OP_AND, required, wanted);
    }

    /// A bare stop word: `the` or `of` decides nothing. In a field somebody meant
    /// it: speaker:will.
    bool is_optional(const QueryNode& node) {
        if (node.kind != QueryNode::Kind::words || node.field != nullptr || node.required) return false;
        return all_stop_words(analyze_query_text(node.text, context_.analyzers));
    }

    bool nothing_but_stop_words(const QueryNode& group) {
        return std::all_of(group.children.begin(), group.children.end(), [this](const QueryNode& child) {
            return child.kind == QueryNode::Kind::negation || is_optional(child);
        });
    }

    void want(const QueryNode& node, const QueryWord& word) {
        const FieldSpec* const field = node.field;
        concepts_.push_back(make_concept(field, word, concepts_.empty() ? nullptr : &concepts_.back()));
        concepts_.back().at = node.where.begin + (node.kind == QueryNode::Kind::near ? 0 : word.where.begin);
        concepts_.back().place = place_;
        concepts_.back().chain = chain_;
        place_ += concepts_.back().words;
        mark(field, word);
    }

    /// For the concept that was added last.
    void mark(const FieldSpec* field, const QueryWord& word) {
        for (auto form = word.forms.begin(); form != word.forms.end(); ++form) {
            if (std::find(word.forms.begin(), form, *form) != form) continue;
            wanted_.push_back({field, form->term, concepts_.back().place});
            for (const std::string& part : form->parts)
                wanted_.push_back({field, part, concepts_.back().place});
        }
    }

    void no_words(const QueryNode& node) {
        fail(
            {ErrorCode::bad_query,
             fmt::format("'{}:{}' has neither letters nor digits to search for", node.field->name, node.text),
             fmt::format("for example {}", node.field->example)},
            node.where);
    }

    /// The first error counts.
    void fail(Error error, ByteRange where) {
        if (error_) return;
        error_ = std::move(error);
        error_->where = where;
    }

    const BuildContext& context_;
    std::vector<WantedTerm> wanted_;
    std::vector<Concept> concepts_;
    std::string together_;  ///< what the word that is built is with a number beside it
    std::uint32_t place_ = 0;
    std::uint32_t chain_ = 0;
    std::size_t negations_ = 0;
    std::optional<Error> error_;
};

/// As the value slot has it: 20250401 or 2025.
std::string slot_value(std::string bound) {
    std::erase(bound, '-');
    return bound;
}

}  // namespace

Query range_query(const QueryNode& range) {
    const FieldSpec& field = *range.field;
    if (range.low == range.high && !field.filter_prefix.empty()) {
        return unweighted(Query(filter_term(field, range.low)));
    }
    if (range.low.empty()) return {Query::OP_VALUE_LE, field.slot, slot_value(range.high)};
    if (range.high.empty()) return {Query::OP_VALUE_GE, field.slot, slot_value(range.low)};
    return {Query::OP_VALUE_RANGE, field.slot, slot_value(range.low), slot_value(range.high)};
}

Result<BuiltQuery> build_query(const QueryNode& root, const BuildContext& context) {
    return Builder(context).run(root);
}

}  // namespace lectern
