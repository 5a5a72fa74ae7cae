// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/spelling.hpp"

#include <algorithm>
#include <vector>

#include "lectern/terms.hpp"
#include "query/language/leaves.hpp"
#include "query/language/query_words.hpp"

namespace lectern {

namespace {

struct Replacement {
    ByteRange where;
    std::string text;
};

bool is_plain_word(const QueryWord& word) {
    return word.forms.front().parts.empty() &&
           std::none_of(word.word.begin(), word.word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_known(const QueryWord& word, const FieldSpec* only, const Xapian::Database& database) {
    for (const FieldSpec& field : fields) {
        if (field.kind != FieldKind::text || (only != nullptr && only != &field)) continue;
        for (const WordForm& form : word.forms) {
            if (database.term_exists(text_term(field, form.term))) return true;
        }
    }
    return false;
}

std::string suggestion(const std::string& word, const Xapian::Database& database) {
    const unsigned max_edits = word.size() < 5 ? 1 : 2;
    return database.get_spelling_suggestion(word, max_edits);
}

}  // namespace

std::optional<std::string> correct_spelling(const std::string& query, const QueryNode& root,
                                            const Xapian::Database& database,
                                            std::span<Analyzer* const> analyzers) {
    std::vector<Replacement> replacements;
    for_each_wanted_text(root, [&](const QueryNode& node) {
        for (const QueryWord& word : analyze_query_text(node.text, analyzers)) {
            if (!is_plain_word(word) || is_known(word, node.field, database)) continue;
            std::string better = suggestion(word.word, database);
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
