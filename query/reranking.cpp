// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/reranking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>

#include "lectern/terms.hpp"

namespace lectern {

namespace {

using Positions = std::vector<Xapian::termpos>;

constexpr std::size_t max_concepts = 64;  ///< of longer queries the first are as good as all
constexpr Xapian::termpos sentence = 12;  ///< words apart that still belong together
constexpr double title_nearness = 1.5;    ///< words together in a title say more than in a text

/// In which text fields a talk has a concept, and by which of its forms.
struct Presence {
    double occurrences = 0;  ///< weighted by field and length
    std::array<const ConceptForm*, fields.size()> form{};
    [[nodiscard]] bool in(Field field) const { return form[static_cast<std::size_t>(field)] != nullptr; }
};

/// The best that two neighbours come to each other: 1 where they stand as in the
/// query, less with every word that lies between them.
double closeness(const Positions& first, const Positions& second, Xapian::termpos expected) {
    double best = 0;
    for (const Xapian::termpos a : first) {
        auto b = std::lower_bound(second.begin(), second.end(), a > sentence ? a - sentence : 0);
        for (; b != second.end() && *b <= a + sentence; ++b) {
            if (*b == a) continue;
            const Xapian::termpos apart = *b > a ? *b - a : a - *b;
            const double close =
                *b == a + expected ? 1.0 : 0.5 * (1.0 - static_cast<double>(apart - 1) / sentence);
            best = std::max(best, close);
        }
    }
    return best;
}

class Reranker {
public:
    Reranker(const Xapian::Database& database, const std::vector<Concept>& concepts,
             std::vector<Ranked> talks, const RerankOptions& options)
        : database_(database), options_(options), talks_(std::move(talks)) {
        for (const Concept& wanted : concepts) {
            if (concepts_.size() < max_concepts) concepts_.push_back(&wanted);
        }
        by_number_.resize(talks_.size());
        std::iota(by_number_.begin(), by_number_.end(), std::size_t{0});
        std::sort(by_number_.begin(), by_number_.end(),
                  [this](std::size_t a, std::size_t b) { return talks_[a].talk < talks_[b].talk; });
    }

    std::vector<Ranked> run() {
        measure_lengths();
        present_.assign(talks_.size() * concepts_.size(), {});
        for (std::size_t c = 0; c < concepts_.size(); ++c) look_up(c);
        for (std::size_t t = 0; t < talks_.size(); ++t) score(t);
        std::stable_sort(talks_.begin(), talks_.end(),
                         [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
        return std::move(talks_);
    }

private:
    Presence& present(std::size_t talk, std::size_t wanted) {
        return present_[talk * concepts_.size() + wanted];
    }

    /// Only the abstract's length varies enough to matter, and it is most of the
    /// talk's.
    void measure_lengths() {
        const double average = std::max(database_.get_avlength(), 1.0);
        const double b = options_.parameters.b;
        held_back_.resize(talks_.size());
        for (const std::size_t t : by_number_) {
            held_back_[t] = 1 - b + b * database_.get_doclength(talks_[t].talk) / average;
        }
    }

    void look_up(std::size_t c) {
        const Concept& wanted = *concepts_[c];
        double frequency = 0;
        for (const ConceptForm& form : wanted.forms) {
            for (const FieldSpec& field : fields) {
                if (field.kind != FieldKind::text) continue;
                if (wanted.field != nullptr && wanted.field != &field) continue;
                frequency = std::max(frequency, find(form, field, c));
            }
        }
        const double talks = database_.get_doccount();
        information_.push_back(std::log(1 + (talks - frequency + 0.5) / (frequency + 0.5)));
    }

    /// Notes which of the talks have the form in the field; returns how many of
    /// the collection have it, at most.
    double find(const ConceptForm& form, const FieldSpec& field, std::size_t c) {
        std::vector<Xapian::PostingIterator> postings;
        double frequency = database_.get_doccount();
        for (const std::string& word : form.terms) {
            const std::string term = text_term(field, word);
            postings.push_back(database_.postlist_begin(term));
            if (postings.back() == Xapian::PostingIterator()) return 0;
            frequency = std::min(frequency, static_cast<double>(database_.get_termfreq(term)));
        }
        for (const std::size_t t : by_number_) {
            Xapian::termcount times = UINT32_MAX;
            for (Xapian::PostingIterator& posting : postings) {
                posting.skip_to(talks_[t].talk);
                if (posting == Xapian::PostingIterator()) return frequency;
                times = *posting == talks_[t].talk ? std::min(times, posting.get_wdf()) : 0;
                if (times == 0) break;
            }
            if (times > 0) note(t, c, form, field, times);
        }
        return frequency;
    }

    void note(std::size_t t, std::size_t c, const ConceptForm& form, const FieldSpec& field,
              Xapian::termcount times) {
        Presence& here = present(t, c);
        const double held_back = field.field == Field::abstract ? held_back_[t] : 1;
        here.occurrences += form.weight * weight_of(field) * times / held_back;
        const ConceptForm*& known = here.form[static_cast<std::size_t>(field.field)];
        if (known == nullptr) known = &form;
    }

    [[nodiscard]] double weight_of(const FieldSpec& field) const {
        const auto chosen =
            std::find_if(options_.weights.begin(), options_.weights.end(),
                         [&](const FieldWeight& weight) { return weight.field == field.field; });
        return chosen == options_.weights.end() ? field.weight : chosen->weight;
    }

    void score(std::size_t t) {
        double total = 0;
        double information = 0;
        double together = 0;
        std::vector<double> bonds(concepts_.size(), 1);
        for (std::size_t c = 1; c < concepts_.size(); ++c) {
            const std::optional<std::size_t> before = neighbour_before(c);
            if (!before) continue;
            const double close = nearness(t, *before, c);
            together += options_.parameters.nearness * std::min(value_of(*before), value_of(c)) * close;
            const double unbound = options_.parameters.unbound;
            if (concepts_[c]->bound) bonds[c] = unbound + (1 - unbound) * std::min(close, 1.0);
        }
        for (std::size_t c = 0; c < concepts_.size(); ++c) {
            const double k1 = options_.parameters.k1;
            const double times = present(t, c).occurrences;
            const double part = value_of(c) * bonds[c] * (k1 + 1) * times / (k1 + times);
            total += part;
            if (options_.explain && part > 0) talks_[t].parts.push_back({concepts_[c]->word, part});
            if (!concepts_[c]->optional) information += value_of(c);
        }
        const double title = whole_title(t, information);
        if (options_.explain && together > 0) talks_[t].parts.push_back({"together", together});
        if (options_.explain && title > 0) talks_[t].parts.push_back({"title", title});
        total += together + title;
        talks_[t].score = total;
    }

    [[nodiscard]] double value_of(std::size_t c) const { return information_[c] * concepts_[c]->weight; }

    /// The concept that the query has before this one; stop words lie between.
    [[nodiscard]] std::optional<std::size_t> neighbour_before(std::size_t c) const {
        if (concepts_[c]->optional) return std::nullopt;
        for (std::size_t before = c; before-- > 0;) {
            if (concepts_[before]->optional) continue;
            if (concepts_[before]->chain != concepts_[c]->chain) return std::nullopt;
            return before;
        }
        return std::nullopt;
    }

    double nearness(std::size_t t, std::size_t first, std::size_t second) {
        const Xapian::termpos expected = concepts_[second]->place - concepts_[first]->place;
        double best = 0;
        for (const FieldSpec& field : fields) {
            const ConceptForm* const a = present(t, first).form[static_cast<std::size_t>(field.field)];
            const ConceptForm* const b = present(t, second).form[static_cast<std::size_t>(field.field)];
            if (a == nullptr || b == nullptr) continue;
            const double close = closeness(positions(t, *a, field), positions(t, *b, field), expected);
            best = std::max(best, close * (field.field == Field::title ? title_nearness : 1));
        }
        return best;
    }

    /// Of several terms the first stands for all.
    Positions positions(std::size_t t, const ConceptForm& form, const FieldSpec& field) const {
        const std::string term = text_term(field, form.terms.front());
        return {database_.positionlist_begin(talks_[t].talk, term),
                database_.positionlist_end(talks_[t].talk, term)};
    }

    /// For a title with all of the query: the more, the less else it has.
    double whole_title(std::size_t t, double information) {
        std::size_t query_words = 0;
        for (std::size_t c = 0; c < concepts_.size(); ++c) {
            query_words += concepts_[c]->words;
            if (!concepts_[c]->optional && !present(t, c).in(Field::title)) return 0;
        }
        const std::string stored = database_.get_document(talks_[t].talk).get_value(title_words_slot);
        if (stored.empty()) return 0;
        const double title_words = static_cast<unsigned char>(stored.front());
        const double share = std::min(1.0, static_cast<double>(query_words) / title_words);
        return options_.parameters.whole_title * information * share;
    }

    const Xapian::Database& database_;
    const RerankOptions& options_;
    std::vector<const Concept*> concepts_;
    std::vector<Ranked> talks_;
    std::vector<std::size_t> by_number_;  ///< ascending: posting lists go one way
    std::vector<double> held_back_;       ///< of the talk, by its length
    std::vector<double> information_;     ///< of the concept: how much it tells
    std::vector<Presence> present_;
};

}  // namespace

std::vector<Ranked> rerank(const Xapian::Database& database, const std::vector<Concept>& concepts,
                           std::vector<Ranked> talks, const RerankOptions& options) {
    if (concepts.empty()) return talks;
    return Reranker(database, concepts, std::move(talks), options).run();
}

}  // namespace lectern
