// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/whole_names.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "lectern/terms.hpp"

namespace lectern {

namespace {

constexpr Field named_fields[] = {Field::speaker, Field::event, Field::company, Field::tag};
constexpr std::size_t longest = 6;         ///< PyData Conference North America New York 2018
constexpr std::size_t most_concepts = 16;  ///< a name stands at the beginning of a longer query

bool follows(const Concept& before, const Concept& after) {
    return after.field == nullptr && after.chain == before.chain &&
           after.place == before.place + before.words;
}

/// The concepts after the first one that could be in a name that begins with it.
std::size_t last_of_run(const std::vector<Concept>& concepts, std::size_t first) {
    std::size_t last = first;
    while (last + 1 < concepts.size() && last + 1 < first + longest &&
           follows(concepts[last], concepts[last + 1])) {
        ++last;
    }
    return last;
}

std::optional<WholeName> longest_name(const WarmDatabase& database, const FieldSpec& field,
                                      const std::vector<Concept>& concepts, std::size_t first) {
    std::string words = concepts[first].word;
    std::optional<WholeName> name;
    const std::size_t last = last_of_run(concepts, first);
    for (std::size_t next = first + 1; next <= last; ++next) {
        words += ' ' + concepts[next].word;
        std::string term = filter_term(field, words);
        if (database.has(term)) name = WholeName{std::move(term), first, next};
    }
    return name;
}

}  // namespace

std::vector<WholeName> whole_names(const WarmDatabase& database, const std::vector<Concept>& concepts) {
    std::vector<WholeName> names;
    const std::size_t beginnings = std::min(concepts.size(), most_concepts);
    for (std::size_t first = 0; first < beginnings; ++first) {
        if (concepts[first].field != nullptr) continue;
        for (const Field field : named_fields) {
            if (auto name = longest_name(database, spec(field), concepts, first)) names.push_back(*name);
        }
    }
    return names;
}

}  // namespace lectern
