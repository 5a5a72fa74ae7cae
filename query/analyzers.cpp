// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/analyzers.hpp"

#include <algorithm>

#include "query/language/query_words.hpp"

namespace lectern {

Analyzers::Analyzers(std::string_view languages) {
    of_collection_.push_back(&of_talk(default_language));
    while (!languages.empty()) {
        const std::size_t end = std::min(languages.find(' '), languages.size());
        Analyzer* const analyzer = &of_talk(languages.substr(0, end));
        if (std::find(of_collection_.begin(), of_collection_.end(), analyzer) == of_collection_.end()) {
            of_collection_.push_back(analyzer);
        }
        languages.remove_prefix(std::min(end + 1, languages.size()));
    }
}

Analyzer& Analyzers::of_talk(std::string_view language) {
    std::string code = normalize_language(language);
    if (code.empty()) code = default_language;
    return by_language_.try_emplace(code, code).first->second;
}

void Analyzers::trim() {
    for (auto& [language, analyzer] : by_language_) analyzer.trim();
}

}  // namespace lectern
