// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/prefixes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lectern/terms.hpp"

namespace lectern {

namespace {

Error too_many(const std::string& beginning) {
    return {ErrorCode::bad_query,
            fmt::format("'{}*' stands for more than {} words", beginning, max_prefix_words),
            "write more letters before the *"};
}

}  // namespace

Result<std::vector<std::string>> terms_with_prefix(const Xapian::Database& database, const FieldSpec& field,
                                                   const std::string& beginning,
                                                   std::span<Analyzer* const> analyzers) {
    std::vector<std::string> terms;
    const std::string first = text_term(field, beginning);
    for (auto term = database.allterms_begin(first); term != database.allterms_end(first); ++term) {
        terms.push_back((*term).substr(field.prefix.size()));
        if (terms.size() > max_prefix_words) return too_many(beginning);
    }
    std::size_t spellings = 0;
    auto word = database.spellings_begin();
    if (word != database.spellings_end()) word.skip_to(beginning);
    for (; word != database.spellings_end() && (*word).starts_with(beginning); ++word) {
        if (++spellings > max_prefix_words) return too_many(beginning);
        for (Analyzer* const analyzer : analyzers) {
            const std::string_view stem = analyzer->stem(*word);
            if (!stem.starts_with(beginning)) terms.emplace_back(stem);
        }
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

}  // namespace lectern
