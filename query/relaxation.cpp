// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/relaxation.hpp"

#include <algorithm>

#include "query/language/query_words.hpp"
#include "query/word_frequency.hpp"

namespace lectern {

namespace {

/// More steps than these are not worth their searches: then any word will do.
constexpr std::size_t max_steps = 4;

/// A word that may be given up.
struct Spare {
    std::size_t child;
    std::size_t talks;  ///< that have it
};

/// What nobody has is given up first, then what most have.
bool tells_less(const Spare& a, const Spare& b) {
    if ((a.talks == 0) != (b.talks == 0)) return a.talks == 0;
    return a.talks > b.talks;
}

bool is_bare_word(const QueryNode& node) {
    return node.kind == QueryNode::Kind::words && node.field == nullptr && !node.required;
}

std::vector<Spare> spare_words(const QueryNode& root, const Xapian::Database& database,
                               std::span<Analyzer* const> analyzers) {
    std::vector<Spare> spare;
    for (std::size_t i = 0; i < root.children.size(); ++i) {
        const QueryNode& child = root.children[i];
        if (!is_bare_word(child)) continue;
        const auto words = analyze_query_text(child.text, analyzers);
        std::size_t talks = database.get_doccount();
        bool tells = false;
        for (const QueryWord& word : words) {
            if (word.stop_word) continue;
            tells = true;
            talks = std::min(talks, talks_with(word, nullptr, database));
        }
        if (tells) spare.push_back({i, talks});
    }
    std::stable_sort(spare.begin(), spare.end(), tells_less);
    return spare;
}

/// Without an operator between its words, and with what else was demanded of it.
Relaxation any_of(const QueryNode& root, const std::vector<Spare>& spare) {
    Relaxation relaxed{root, {}, true};
    QueryNode either{.kind = QueryNode::Kind::any_of, .where = root.where, .implied = true};
    std::vector<QueryNode> others;
    for (std::size_t i = 0; i < root.children.size(); ++i) {
        const bool is_spare =
            std::any_of(spare.begin(), spare.end(), [&](const Spare& word) { return word.child == i; });
        (is_spare ? either.children : others).push_back(root.children[i]);
        if (is_spare) relaxed.dropped.push_back(root.children[i].text);
    }
    others.insert(others.begin(), std::move(either));
    relaxed.tree.children = std::move(others);
    return relaxed;
}

}  // namespace

std::vector<Relaxation> relaxations(const QueryNode& root, const Xapian::Database& database,
                                    std::span<Analyzer* const> analyzers) {
    if (root.kind != QueryNode::Kind::all_of || !root.implied) return {};
    const std::vector<Spare> spare = spare_words(root, database, analyzers);
    const bool something_stays =
        std::any_of(root.children.begin(), root.children.end(), [](const QueryNode& child) {
            return child.kind != QueryNode::Kind::negation && !is_bare_word(child);
        });
    const std::size_t most = something_stays || spare.empty() ? spare.size() : spare.size() - 1;

    std::vector<Relaxation> steps;
    Relaxation next{root, {}, false};
    for (std::size_t n = 0; n < std::min(most, max_steps); ++n) {
        next.tree.children[spare[n].child].may_miss = true;
        next.dropped.push_back(root.children[spare[n].child].text);
        steps.push_back(next);
    }
    if (spare.size() > 1 && (!something_stays || most > max_steps)) steps.push_back(any_of(root, spare));
    return steps;
}

}  // namespace lectern
