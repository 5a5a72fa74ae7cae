// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/spelling.hpp"

#include <algorithm>
#include <vector>

#include "indexer/text/edit_distance.hpp"
#include "lectern/terms.hpp"
#include "query/language/leaves.hpp"
#include "query/language/query_words.hpp"
#include "query/word_frequency.hpp"

namespace lectern {

namespace {

constexpr std::size_t min_letters = 4;          ///< RAG and GIL are near to everything
constexpr std::size_t min_known_letters = 5;    ///< of a word that the collection has
constexpr std::size_t hardly = 2;               ///< talks: what others mistyped, too
constexpr std::size_t times_as_frequent = 100;  ///< is what is meant instead

struct Replacement {
    ByteRange where;
    std::string text;
};

std::size_t letters(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

bool is_correctable(const QueryWord& word) {
    return !word.stop_word && letters(word.word) >= min_letters &&
           std::none_of(word.word.begin(), word.word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// What a title, a tag or a name has is meant, however rare: `hatch` is a tool.
bool only_in_abstracts(const QueryWord& word, const Xapian::Database& database) {
    return std::all_of(fields.begin(), fields.end(), [&](const FieldSpec& field) {
        return field.kind != FieldKind::text || field.field == Field::abstract ||
               talks_with(word, &field, database) == 0;
    });
}

/// Whether talks that have the word would better be those that have the other.
bool is_slip(const QueryWord& word, std::size_t talks, const std::string& better,
             const Xapian::Database& database, std::span<Analyzer* const> analyzers) {
    if (talks > hardly || letters(word.word) < min_known_letters) return false;
    if (word.word.front() != better.front() || edit_distance(word.word, better, 1) > 1) return false;
    if (!only_in_abstracts(word, database)) return false;
    const auto words = analyze_query_text(better, analyzers);
    return words.size() == 1 && talks_with(words.front(), nullptr, database) >= times_as_frequent * talks;
}

/// Empty: there is none, or the word is as good.
std::string better_word(const QueryNode& node, const QueryWord& word, const Xapian::Database& database,
                        std::span<Analyzer* const> analyzers) {
    if (!is_correctable(word)) return {};
    const std::size_t talks = talks_with(word, node.field, database);
    if (talks > hardly) return {};
    const unsigned max_edits = letters(word.word) < 5 ? 1 : 2;
    std::string better = database.get_spelling_suggestion(word.word, max_edits);
    if (better.empty() || talks == 0) return better;
    return is_slip(word, talks, better, database, analyzers) ? better : std::string();
}

}  // namespace

std::optional<std::string> correct_spelling(const std::string& query, const QueryNode& root,
                                            const Xapian::Database& database,
                                            std::span<Analyzer* const> analyzers) {
    std::vector<Replacement> replacements;
    for_each_wanted_text(root, [&](const QueryNode& node) {
        if (node.kind == QueryNode::Kind::phrase) return;
        for (const QueryWord& word : analyze_query_text(node.text, analyzers)) {
            std::string better = better_word(node, word, database, analyzers);
            if (better.empty()) continue;
            const std::size_t begin = node.where.begin;
            replacements.push_back({{begin + word.where.begin, begin + word.where.end}, std::move(better)});
        }
    });
    if (replacements.empty()) return std::nullopt;

    std::string corrected;
    std::size_t copied = 0;
    for (const Replacement& replacement : replacements) {  // in the order of the text
        corrected.append(query, copied, replacement.where.begin - copied);
        corrected += replacement.text;
        copied = replacement.where.end;
    }
    return corrected.append(query, copied, std::string::npos);
}

}  // namespace lectern
