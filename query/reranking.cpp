// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/reranking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <optional>
#include <queue>
#include <string_view>

#include "lectern/talk_row.hpp"
#include "lectern/terms.hpp"
#include "query/language/ranking.hpp"
#include "query/whole_names.hpp"

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

/// Of neighbours in the query that are neighbours in the field.
double most_nearness(const FieldSpec& field) { return field.field == Field::title ? title_nearness : 1; }

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
    Reranker(const WarmDatabase& database, const std::vector<Concept>& concepts, std::vector<Ranked> talks,
             const RerankOptions& options)
        : database_(database),
          concepts_(concepts.begin(),
                    concepts.begin() + static_cast<std::ptrdiff_t>(std::min(concepts.size(), max_concepts))),
          options_(options),
          talks_(std::move(talks)) {
        by_number_.resize(talks_.size());
        std::iota(by_number_.begin(), by_number_.end(), std::size_t{0});
        std::sort(by_number_.begin(), by_number_.end(),
                  [this](std::size_t a, std::size_t b) { return talks_[a].talk < talks_[b].talk; });
    }

    std::vector<Ranked> run() {
        read_rows();
        present_.assign(talks_.size() * concepts_.size(), {});
        for (std::size_t c = 0; c < concepts_.size(); ++c) look_up(c);
        find_names();
        score_titles(information());
        score_all();
        std::stable_sort(talks_.begin(), talks_.end(),
                         [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
        return std::move(talks_);
    }

private:
    Presence& present(std::size_t talk, std::size_t wanted) {
        return present_[talk * concepts_.size() + wanted];
    }

    /// Of the texts only the abstract's length varies enough to matter, and it is
    /// most of the talk's. Who looks for a speaker looks for their own talks before
    /// the panels and lists of lightning talks that name them among others.
    void read_rows() {
        static_assert(facet_fields.front() == Field::speaker);
        const double average = std::max(database_.xapian().get_avlength(), 1.0);
        const double b = options_.parameters.b;
        held_back_.assign(talks_.size(), 1 - b);
        shared_.assign(talks_.size(), 1);
        title_words_.assign(talks_.size(), 0);
        std::vector<Xapian::docid> numbers;
        for (const std::size_t t : by_number_) numbers.push_back(talks_[t].talk);
        database_.for_each_row(numbers, [&](std::size_t i, std::string_view encoded) {
            TalkRowReader row(encoded);
            const std::size_t t = by_number_[i];
            held_back_[t] += b * row.length() / average;
            title_words_[t] = row.title_words();
            shared_[t] += options_.parameters.shared * (std::max(row.next(), 1u) - 1);
        });
    }

    /// Calls `sink` with the talks, by their place, that have the term.
    template <class Sink>
    void for_each_with(const std::string& term, const Sink& sink) const {
        if (!database_.has(term)) return;
        auto posting = database_.xapian().postlist_begin(term);
        const auto end = database_.xapian().postlist_end(term);
        for (const std::size_t t : by_number_) {
            if (posting == end) return;
            posting.skip_to(talks_[t].talk);
            if (posting != end && *posting == talks_[t].talk) sink(t);
        }
    }

    /// Names that overlap each other count once, by the most that they tell.
    void find_names() {
        names_.assign(talks_.size(), 0);
        for (const WholeName& name : whole_names(database_, concepts_)) {
            double telling = 0;
            for (std::size_t c = name.first; c <= name.last; ++c) telling += value_of(c);
            for_each_with(name.term, [&](std::size_t t) { names_[t] = std::max(names_[t], telling); });
        }
    }

    [[nodiscard]] bool in_default_language(std::size_t t) {
        if (default_language_.empty()) {
            default_language_.assign(talks_.size(), false);
            for_each_with(default_language_term(),
                          [&](std::size_t other) { default_language_[other] = true; });
        }
        return default_language_[t];
    }

    void look_up(std::size_t c) {
        const Concept& wanted = concepts_[c];
        double frequency = 0;
        for (const ConceptForm& form : wanted.forms) {
            for (const FieldSpec& field : fields) {
                if (field.kind != FieldKind::text) continue;
                if (wanted.field != nullptr && wanted.field != &field) continue;
                const double found = find(form, field, c);
                if (!form.foreign || frequency == 0) frequency = std::max(frequency, found);
            }
        }
        if (!wanted.fact.empty()) {
            for_each_with(wanted.fact,
                          [&](std::size_t t) { present(t, c).occurrences += options_.parameters.fact; });
        }
        const double talks = database_.xapian().get_doccount();
        information_.push_back(std::log(1 + (talks - frequency + 0.5) / (frequency + 0.5)));
    }

    /// Notes which of the talks have the form in the field; returns how many of
    /// the collection have it, at most.
    double find(const ConceptForm& form, const FieldSpec& field, std::size_t c) {
        std::vector<std::string> terms;
        Xapian::doccount frequency = database_.xapian().get_doccount();
        for (const std::string& word : form.terms) {
            terms.push_back(text_term(field, word));
            frequency = std::min(frequency, database_.talks_with(terms.back()));
        }
        if (frequency == 0) return 0;
        std::vector<Xapian::PostingIterator> postings;
        for (const std::string& term : terms) postings.push_back(database_.xapian().postlist_begin(term));
        for (const std::size_t t : by_number_) {
            Xapian::termcount times = UINT32_MAX;
            for (Xapian::PostingIterator& posting : postings) {
                posting.skip_to(talks_[t].talk);
                if (posting == Xapian::PostingIterator()) return frequency;
                times = *posting == talks_[t].talk ? std::min(times, posting.get_wdf()) : 0;
                if (times == 0) break;
            }
            if (times > 0 && !(form.foreign && in_default_language(t))) note(t, c, form, field, times);
        }
        return frequency;
    }

    void note(std::size_t t, std::size_t c, const ConceptForm& form, const FieldSpec& field,
              Xapian::termcount times) {
        Presence& here = present(t, c);
        here.occurrences += form.weight * weight_of(field) * times / held_back(t, field);
        const ConceptForm*& known = here.form[static_cast<std::size_t>(field.field)];
        if (known == nullptr) known = &form;
    }

    [[nodiscard]] double held_back(std::size_t t, const FieldSpec& field) const {
        if (field.field == Field::abstract) return held_back_[t];
        return field.field == Field::speaker ? shared_[t] : 1;
    }

    [[nodiscard]] double weight_of(const FieldSpec& field) const {
        const auto chosen =
            std::find_if(options_.weights.begin(), options_.weights.end(),
                         [&](const FieldWeight& weight) { return weight.field == field.field; });
        return chosen == options_.weights.end() ? field.weight : chosen->weight;
    }

    /// Positions are dear: they are read of those talks only that could be among
    /// the first asked for if their words stood together as well as can be.
    void score_all() {
        const auto most = [this](std::size_t t, std::size_t a, std::size_t b) { return nearest(t, a, b); };
        const auto exact = [this](std::size_t t, std::size_t a, std::size_t b) { return nearness(t, a, b); };
        std::vector<std::size_t> order(talks_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (const std::size_t t : order) score(t, most);
        std::stable_sort(order.begin(), order.end(),
                         [this](std::size_t a, std::size_t b) { return talks_[a].score > talks_[b].score; });
        std::priority_queue<double, std::vector<double>, std::greater<>> best;  // the least on top
        for (const std::size_t t : order) {
            if (best.size() >= options_.first && talks_[t].score < best.top()) break;
            score(t, exact);
            best.push(talks_[t].score);
            if (best.size() > options_.first) best.pop();
        }
    }

    /// `closeness` of a talk and two concepts that are neighbours in the query.
    template <class Closeness>
    void score(std::size_t t, const Closeness& closeness) {
        talks_[t].score = 0;
        talks_[t].parts.clear();
        double together = 0;
        std::vector<double> bonds(concepts_.size(), 1);
        for (std::size_t c = 1; c < concepts_.size(); ++c) {
            const std::optional<std::size_t> before = neighbour_before(c);
            if (!before) continue;
            const double close = closeness(t, *before, c);
            together += options_.parameters.nearness * std::min(value_of(*before), value_of(c)) * close;
            const double unbound = options_.parameters.unbound;
            if (concepts_[c].bound) bonds[c] = unbound + (1 - unbound) * std::min(close, 1.0);
        }
        for (std::size_t c = 0; c < concepts_.size(); ++c) {
            const double k1 = options_.parameters.k1;
            const double times = present(t, c).occurrences;
            add_part(t, concepts_[c].word, value_of(c) * bonds[c] * (k1 + 1) * times / (k1 + times));
        }
        add_part(t, "together", together);
        add_part(t, "title", titles_[t]);
        add_part(t, "name", options_.parameters.whole_name * names_[t]);
    }

    /// How much it tells that a talk has all that the query asks for.
    [[nodiscard]] double information() const {
        double sum = 0;
        for (std::size_t c = 0; c < concepts_.size(); ++c) sum += concepts_[c].optional ? 0 : value_of(c);
        return sum;
    }

    [[nodiscard]] double value_of(std::size_t c) const { return information_[c] * concepts_[c].weight; }

    /// The concept that the query has before this one; stop words lie between.
    [[nodiscard]] std::optional<std::size_t> neighbour_before(std::size_t c) const {
        if (concepts_[c].optional) return std::nullopt;
        for (std::size_t before = c; before-- > 0;) {
            if (concepts_[before].optional) continue;
            if (concepts_[before].chain != concepts_[c].chain) return std::nullopt;
            return before;
        }
        return std::nullopt;
    }

    /// The most that nearness() could be.
    double nearest(std::size_t t, std::size_t first, std::size_t second) {
        double most = 0;
        for (const FieldSpec& field : fields) {
            if (!present(t, first).in(field.field) || !present(t, second).in(field.field)) continue;
            most = std::max(most, most_nearness(field));
        }
        return most;
    }

    /// The title is the first of the fields: where the words stand together in it, the
    /// positions in the others need not be read.
    double nearness(std::size_t t, std::size_t first, std::size_t second) {
        const Xapian::termpos expected = concepts_[second].place - concepts_[first].place;
        double best = 0;
        for (const FieldSpec& field : fields) {
            const ConceptForm* const a = present(t, first).form[static_cast<std::size_t>(field.field)];
            const ConceptForm* const b = present(t, second).form[static_cast<std::size_t>(field.field)];
            if (a == nullptr || b == nullptr || best >= most_nearness(field)) continue;
            // PEP8 is the word and its number.
            const double close = a->terms == b->terms
                                     ? 1
                                     : closeness(positions(t, *a, field), positions(t, *b, field), expected);
            best = std::max(best, close * most_nearness(field));
        }
        return best;
    }

    /// Of several terms the first stands for all.
    Positions positions(std::size_t t, const ConceptForm& form, const FieldSpec& field) const {
        const std::string term = text_term(field, form.terms.front());
        return {database_.xapian().positionlist_begin(talks_[t].talk, term),
                database_.xapian().positionlist_end(talks_[t].talk, term)};
    }

    /// For titles with all that the query asks for: the more, the fewer words one
    /// of the two has that the other has not.
    void score_titles(double information) {
        titles_.assign(talks_.size(), 0);
        for (std::size_t t = 0; t < talks_.size(); ++t) {
            const double common = words_in_title(t);
            if (common == 0) continue;
            const double title_words = std::max<double>(title_words_[t], common);
            const double share = common / (query_words() + title_words - common);
            titles_[t] = options_.parameters.whole_title * information * share;
        }
    }

    /// How many of the query's words a title has; 0 when one is missing that need
    /// not be.
    double words_in_title(std::size_t t) {
        double common = 0;
        for (std::size_t c = 0; c < concepts_.size(); ++c) {
            const bool has = present(t, c).in(Field::title);
            if (!has && !concepts_[c].optional) return 0;
            if (has) common += concepts_[c].words;
        }
        return common;
    }

    [[nodiscard]] double query_words() const {
        return std::accumulate(concepts_.begin(), concepts_.end(), 0.0,
                               [](double sum, const Concept& wanted) { return sum + wanted.words; });
    }

    void add_part(std::size_t t, std::string_view what, double score) {
        if (score <= 0) return;
        talks_[t].score += score;
        if (options_.explain) talks_[t].parts.push_back({std::string(what), score});
    }

    const WarmDatabase& database_;
    const std::vector<Concept> concepts_;
    const RerankOptions& options_;
    std::vector<Ranked> talks_;
    std::vector<std::size_t> by_number_;  ///< ascending: posting lists go one way
    std::vector<double> held_back_;       ///< of the talk, by its length
    std::vector<double> shared_;          ///< of the talk, by the number of its speakers
    std::vector<std::uint32_t> title_words_;
    std::vector<double> titles_;          ///< of the talk: what its title adds
    std::vector<double> names_;           ///< of the talk: what the names that it has tell
    std::vector<bool> default_language_;  ///< of the talk; empty: nobody has asked yet
    std::vector<double> information_;     ///< of the concept: how much it tells
    std::vector<Presence> present_;
};

}  // namespace

std::vector<Ranked> rerank(const WarmDatabase& database, const std::vector<Concept>& concepts,
                           std::vector<Ranked> talks, const RerankOptions& options) {
    if (concepts.empty()) return talks;
    return Reranker(database, concepts, std::move(talks), options).run();
}

}  // namespace lectern
