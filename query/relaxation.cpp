// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/relaxation.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

#include "query/language/concepts.hpp"
#include "query/language/filler_words.hpp"
#include "query/language/query_words.hpp"
#include "query/word_frequency.hpp"

namespace lectern {

namespace {

/// More steps than these are not worth their searches: then any word will do.
constexpr std::size_t max_steps = 4;

/// Of what the word says that says most, the share that makes one worth asking
/// for: of `why is python so slow` talks on Python are no answer.
constexpr double least_telling = 0.3;

/// Of so many words a talk that answers hardly has all.
constexpr std::size_t many_words = 6;

/// A word that may be given up.
struct Spare {
    std::size_t child;
    std::size_t talks;    ///< that have it
    bool manner = false;  ///< no subject: is_manner_word()
    bool bound = false;   ///< a number that belongs to the word before it
};

/// What nobody has is given up first, then what most have.
bool tells_less(const Spare& a, const Spare& b) {
    if ((a.talks == 0) != (b.talks == 0)) return a.talks == 0;
    if (a.talks != b.talks) return a.talks > b.talks;
    return a.bound && !b.bound;
}

bool is_bare_word(const QueryNode& node) {
    return node.kind == QueryNode::Kind::words && node.field == nullptr && !node.required;
}

std::vector<Spare> spare_words(const QueryNode& root, const WarmDatabase& database,
                               std::span<Analyzer* const> analyzers) {
    std::vector<Spare> spare;
    for (std::size_t i = 0; i < root.children.size(); ++i) {
        const QueryNode& child = root.children[i];
        if (!is_bare_word(child) || child.may_miss) continue;
        const auto words = analyze_query_text(child.text, analyzers);
        std::size_t talks = database.xapian().get_doccount();
        bool tells = false;
        for (const QueryWord& word : words) {
            if (word.stop_word) continue;
            tells = true;
            talks = std::min(talks, talks_with(word, nullptr, database));
        }
        if (tells) spare.push_back({i, talks, is_manner_word(words.front().word)});
    }
    return spare;
}

/// Makes optional what is no subject, beside subjects that talks have; returns the
/// other words.
std::vector<Spare> subjects(QueryNode& root, std::vector<Spare> words) {
    if (std::none_of(words.begin(), words.end(),
                     [](const Spare& word) { return !word.manner && word.talks > 0; }))
        return words;
    for (const Spare& word : words) root.children[word.child].may_miss |= word.manner;
    std::erase_if(words, [](const Spare& word) { return word.manner; });
    return words;
}

/// The 2.0 of `numpy 2.0` is nothing to look for without its word: the word stays as
/// long as the number does.
void bind_numbers(const QueryNode& root, std::vector<Spare>& words) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        Spare& word = words[i - 1];
        Spare& number = words[i];
        number.bound = number.child == word.child + 1 && number.talks > 0 &&
                       is_version(root.children[number.child].text) &&
                       !is_version(root.children[word.child].text);
        if (number.bound) word.talks = number.talks = std::min(word.talks, number.talks);
    }
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

constexpr std::string_view question_words[] = {"are",  "can",   "could", "did", "do",     "does",
                                               "has",  "have",  "how",   "is",  "should", "what",
                                               "when", "where", "which", "who", "why",    "will"};

bool is_question(const QueryNode& root) {
    const QueryNode& first = root.children.front();
    const QueryNode& last = root.children.back();
    if (is_bare_word(last) && last.text.ends_with('?')) return true;
    return is_bare_word(first) && std::find(std::begin(question_words), std::end(question_words),
                                            fold(first.text)) != std::end(question_words);
}

/// How much it says that a talk has the word.
double information(const Spare& word, const WarmDatabase& database) {
    return std::log(1 + database.xapian().get_doccount() / (static_cast<double>(word.talks) + 0.5));
}

/// Those that say much beside the one that says most, as far as it is known.
std::vector<Spare> telling_words(const std::vector<Spare>& words, const WarmDatabase& database) {
    double most = 0;
    for (const Spare& word : words) {
        if (word.talks > 0) most = std::max(most, information(word, database));
    }
    std::vector<Spare> telling;
    std::copy_if(words.begin(), words.end(), std::back_inserter(telling),
                 [&](const Spare& word) { return information(word, database) >= least_telling * most; });
    return telling;
}

}  // namespace

void ease(QueryNode& root, const WarmDatabase& database, std::span<Analyzer* const> analyzers) {
    if (root.kind != QueryNode::Kind::all_of || !root.implied) return;
    const std::vector<Spare> words = subjects(root, spare_words(root, database, analyzers));
    const bool is_long = words.size() >= many_words;
    if (words.size() < 2 || (!is_long && !is_question(root))) return;
    const std::vector<Spare> enough = is_long ? words : telling_words(words, database);
    for (const Spare& word : words) root.children[word.child].may_miss = true;
    for (const Spare& word : enough) root.children[word.child].may_miss = false;
    if (enough.size() > 1) root = any_of(root, enough).tree;
}

std::vector<Relaxation> relaxations(const QueryNode& root, const WarmDatabase& database,
                                    std::span<Analyzer* const> analyzers) {
    if (root.kind != QueryNode::Kind::all_of || !root.implied) return {};
    std::vector<Spare> spare = spare_words(root, database, analyzers);
    bind_numbers(root, spare);
    std::stable_sort(spare.begin(), spare.end(), tells_less);
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
