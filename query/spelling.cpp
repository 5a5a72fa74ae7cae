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
constexpr std::size_t times_as_foreign = 10;    ///< than a stem of another language
constexpr std::size_t times_as_likely = 20;     ///< where no talk has all words as typed

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
bool only_in_abstracts(const QueryWord& word, const WarmDatabase& database) {
    return std::all_of(fields.begin(), fields.end(), [&](const FieldSpec& field) {
        return field.kind != FieldKind::text || field.field == Field::abstract ||
               talks_with(word, &field, database) == 0;
    });
}

bool is_more_frequent(const std::string& better, std::size_t talks, const WarmDatabase& database,
                      std::span<Analyzer* const> analyzers) {
    const auto words = analyze_query_text(better, analyzers);
    return words.size() == 1 && talks_with(words.front(), nullptr, database) >= talks;
}

bool is_one_slip(const std::string& word, const std::string& better) {
    return !better.empty() && word.front() == better.front() && edit_distance(word, better, 1) <= 1;
}

/// Whether talks that have the word would better be those that have the other.
bool is_slip(const QueryWord& word, std::size_t talks, const std::string& better,
             const WarmDatabase& database, std::span<Analyzer* const> analyzers) {
    if (talks > hardly || letters(word.word) < min_known_letters) return false;
    return is_one_slip(word.word, better) && only_in_abstracts(word, database) &&
           is_more_frequent(better, times_as_frequent * talks, database, analyzers);
}

bool is_spelled(const std::string& word, const WarmDatabase& database) {
    auto known = database.xapian().spellings_begin();
    known.skip_to(word);
    return known != database.xapian().spellings_end() && *known == word;
}

/// Whether talks have nothing of the word but a stem, and that of another
/// language: `postgress` is Italian for postgres.
bool is_foreign_stem(const QueryWord& word, const QueryNode& node, const WarmDatabase& database) {
    return !more_talks_have(word.forms.front(), 0, node.field, database) && !is_spelled(word.word, database);
}

/// Empty: there is none, or the word is as good.
std::string better_word(const QueryNode& node, const QueryWord& word, const WarmDatabase& database,
                        std::span<Analyzer* const> analyzers) {
    if (!is_correctable(word)) return {};
    if (more_talks_have(word.forms.front(), hardly, node.field, database)) return {};
    const std::size_t talks = talks_with(word, node.field, database);
    const bool foreign = talks > 0 && is_foreign_stem(word, node, database);
    if (talks > hardly && !foreign) return {};
    const unsigned max_edits = letters(word.word) < 5 ? 1 : 2;
    std::string better = database.xapian().get_spelling_suggestion(word.word, max_edits);
    if (better.empty() || talks == 0) return better;
    if (foreign)
        return is_more_frequent(better, times_as_foreign * talks, database, analyzers) ? better
                                                                                       : std::string();
    return is_slip(word, talks, better, database, analyzers) ? better : std::string();
}

/// Of the words one slip away. Xapian's suggestions are those that share most
/// trigrams, which a word that is known itself outdoes: jupiter shares but two
/// with jupyter.
std::string most_frequent_neighbour(const std::string& word, const WarmDatabase& database) {
    std::string best;
    Xapian::doccount most = 0;
    auto known = database.xapian().spellings_begin();
    for (known.skip_to(word.substr(0, 1)); known != database.xapian().spellings_end(); ++known) {
        const std::string other = *known;
        if (other.front() != word.front()) break;
        if (other != word && is_one_slip(word, other) && known.get_termfreq() > most) {
            most = known.get_termfreq();
            best = other;
        }
    }
    return best;
}

/// The word that was meant if this one was typed by a slip of the finger,
/// however known it is.
std::string likelier_word(const QueryNode& node, const QueryWord& word, const WarmDatabase& database,
                          std::span<Analyzer* const> analyzers) {
    if (!is_correctable(word) || letters(word.word) < min_known_letters) return {};
    std::string better = most_frequent_neighbour(word.word, database);
    const std::size_t talks = talks_with(word, node.field, database);
    const bool likelier =
        !better.empty() && is_more_frequent(better, times_as_likely * talks, database, analyzers);
    return likelier ? better : std::string();
}

/// The query with the words replaced for which `replace` has another.
template <class Replace>
std::optional<std::string> with_words_replaced(const std::string& query, const QueryNode& root,
                                               std::span<Analyzer* const> analyzers, const Replace& replace) {
    std::vector<Replacement> replacements;
    for_each_wanted_text(root, [&](const QueryNode& node) {
        if (node.kind == QueryNode::Kind::phrase) return;
        for (const QueryWord& word : analyze_query_text(node.text, analyzers)) {
            std::string better = replace(node, word);
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

}  // namespace

std::optional<std::string> correct_spelling(const std::string& query, const QueryNode& root,
                                            const WarmDatabase& database,
                                            std::span<Analyzer* const> analyzers) {
    return with_words_replaced(query, root, analyzers, [&](const QueryNode& node, const QueryWord& word) {
        return better_word(node, word, database, analyzers);
    });
}

std::optional<std::string> correct_slips(const std::string& query, const QueryNode& root,
                                         const WarmDatabase& database, std::span<Analyzer* const> analyzers) {
    return with_words_replaced(query, root, analyzers, [&](const QueryNode& node, const QueryWord& word) {
        return likelier_word(node, word, database, analyzers);
    });
}

}  // namespace lectern
