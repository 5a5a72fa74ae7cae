// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/highlights.hpp"

#include <algorithm>
#include <cmath>

#include "lectern/terms.hpp"

namespace lectern {

namespace {

double rarity(const WarmDatabase& database, const std::string& term) {
    const auto talks_with = [&](Field field) { return database.talks_with(text_term(spec(field), term)); };
    const double talks = std::max(talks_with(Field::title), talks_with(Field::abstract));
    return std::log(1.0 + database.xapian().get_doccount() / (talks + 1.0));
}

}  // namespace

Highlights::Highlights(const WarmDatabase& database, const std::vector<WantedTerm>& wanted) {
    for (const WantedTerm& term : wanted) {
        const bool anywhere = term.field == nullptr;
        const bool in_title = anywhere || term.field->field == Field::title;
        const bool in_abstract = anywhere || term.field->field == Field::abstract;
        if (!in_title && !in_abstract) continue;
        terms_.push_back(term.term);
        if (!term.term.empty()) begins_term_.set(static_cast<unsigned char>(term.term.front()));
        const TermWeight weight{rarity(database, term.term), term.word};
        if (in_title) title_.emplace(term.term, weight);
        if (in_abstract) abstract_.emplace(term.term, weight);
    }
}

TermWeights Highlights::weights(Field field) const {
    const Weights* weights = field == Field::title ? &title_ : &abstract_;
    return [this, weights](std::string_view term) {
        // Most words of a text do not even begin like one of them.
        if (term.empty() || !begins_term_[static_cast<unsigned char>(term.front())]) return TermWeight();
        const auto found = weights->find(term);
        return found == weights->end() ? TermWeight() : found->second;
    };
}

}  // namespace lectern
