// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/known_names.hpp"

#include "indexer/byline.hpp"
#include "indexer/byline_chunks.hpp"
#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

std::string first_word(std::string_view name) {
    const auto words = split_words(name);
    return words.empty() ? std::string() : normalize_name(words.front());
}

int count_of(const std::unordered_map<std::string, int>& counts, const std::string& name) {
    const auto found = counts.find(name);
    return found == counts.end() ? 0 : found->second;
}

}  // namespace

void KnownNames::learn(std::string_view byline) {
    for (const std::string_view group : split(byline, ";")) {
        const auto chunks = cut_group(trim(group));
        if (chunks.size() < 2 || !is_person_name(chunks.front().text)) continue;
        const Chunk& last = chunks.back();
        if (last.link != Link::comma || is_role(last.text)) continue;
        ++people_[normalize_name(chunks.front().text)];
        ++first_names_[first_word(chunks.front().text)];
        ++companies_[normalize_name(last.text)];
    }
}

bool KnownNames::is_company(std::string_view name) const {
    const std::string key = normalize_name(name);
    const int seen = count_of(companies_, key);
    return seen > 0 && seen >= count_of(people_, key);
}

bool KnownNames::is_person(std::string_view name) const {
    return !is_company(name) &&
           (people_.contains(normalize_name(name)) || first_names_.contains(first_word(name)));
}

}  // namespace lectern
