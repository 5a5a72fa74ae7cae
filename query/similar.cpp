// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/similar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "lectern/terms.hpp"
#include "query/facets.hpp"
#include "query/filters.hpp"
#include "query/language/concepts.hpp"
#include "query/language/filler_words.hpp"
#include "query/showings.hpp"

namespace lectern {

namespace {

/// What a talk is about; names would find the same people, not the same subject.
constexpr std::array<Field, 3> subject_fields{Field::title, Field::tag, Field::abstract};

constexpr std::size_t words_looked_for = 30;
constexpr double saturation = 4.0;       ///< of a word's occurrences, each times its field's weight
constexpr double fewest_talks = 10;      ///< rarer words say no more
constexpr double least_share = 0.4;      ///< of what the most similar one scores
constexpr unsigned least_words = 2;      ///< shared, where the talk has so many
constexpr std::size_t sample_size = 64;  ///< talks of the same kind
constexpr std::size_t sample_from = 4096;
constexpr std::size_t by_chance = 2;  ///< of a sample may have any word

struct Word {
    double occurrences = 0;  ///< each times its field's weight
    double rarity = 0;
};
using Words = std::map<std::string, Word, std::less<>>;

double saturated(double occurrences) { return occurrences / (occurrences + saturation); }

std::size_t talks_with(const Xapian::Database& database, std::string_view word) {
    std::size_t talks = 0;
    for (const Field field : subject_fields) {
        talks = std::max<std::size_t>(talks, database.get_termfreq(text_term(spec(field), word)));
    }
    return talks;
}

/// The words of a text that may tell its subject. The parts of a compound that
/// other talks have as well would count the same thing twice.
void add_words(const Xapian::Database& database, Analyzer& analyzer, const std::string& text, double weight,
               Words& words) {
    bool in_known_compound = false;
    analyzer.tokenize(text, [&](const Token& token) {
        if (token.kind == TokenKind::part && in_known_compound) return;
        in_known_compound = token.kind == TokenKind::compound && talks_with(database, token.term) > 1;
        if (is_number(token.term) || is_stop_word(token.word) || is_filler_word(token.word)) return;
        words[std::string(token.term)].occurrences += weight;
    });
}

Words subject_words(const Xapian::Database& database, const StoredTalk& of) {
    Words words;
    const auto add = [&](Field field, const std::string& text) {
        add_words(database, of.analyzer, text, spec(field).weight, words);
    };
    add(Field::title, of.talk.title);
    add(Field::title, of.talk.subtitle);
    add(Field::abstract, of.talk.abstract);
    for (const std::string& tag : of.talk.tags) add(Field::tag, tag);
    return words;
}

/// Some of the talks that have a term, evenly spread over them.
std::vector<Xapian::docid> sample(const Xapian::Database& database, const std::string& term,
                                  Xapian::docid but) {
    std::vector<Xapian::docid> all;
    for (auto it = database.postlist_begin(term);
         it != database.postlist_end(term) && all.size() < sample_from; ++it) {
        if (*it != but) all.push_back(*it);
    }
    const std::size_t size = std::min(all.size(), sample_size);
    for (std::size_t i = 0; i < size; ++i) all[i] = all[i * all.size() / size];
    all.resize(size);
    return all;
}

/// A word is not rarer than it is among the talks that have a term.
void limit_rarity(const Xapian::Database& database, const std::string& term, Xapian::docid talk,
                  Words& words) {
    const std::vector<Xapian::docid> talks = sample(database, term, talk);
    if (talks.size() < sample_size / 4) return;
    std::unordered_map<std::string_view, std::size_t> having;
    for (const Xapian::docid other : talks) {
        std::unordered_set<std::string_view> here;
        for (auto it = database.termlist_begin(other); it != database.termlist_end(other); ++it) {
            const std::string indexed = *it;
            for (const Field field : subject_fields) {
                if (!indexed.starts_with(spec(field).prefix)) continue;
                const auto known = words.find(std::string_view(indexed).substr(spec(field).prefix.size()));
                if (known != words.end() && here.insert(known->first).second) ++having[known->first];
            }
        }
    }
    for (const auto& [word, number] : having) {
        if (number <= by_chance) continue;
        double& rarity = words.find(word)->second.rarity;
        rarity = std::min(rarity, std::log(static_cast<double>(talks.size()) / static_cast<double>(number)));
    }
}

/// Scores of all talks, by their number.
class Scores {
public:
    explicit Scores(const Xapian::Database& database)
        : database_(database),
          scores_(database.get_lastdocid() + 1),
          occurrences_(database.get_lastdocid() + 1),
          shared_(database.get_lastdocid() + 1) {}

    void add(const TypicalWord& word) {
        std::vector<Xapian::docid> talks;
        for (const Field field : subject_fields) {
            const std::string term = text_term(spec(field), word.term);
            const auto weight = spec(field).weight;
            for (auto it = database_.postlist_begin(term); it != database_.postlist_end(term); ++it) {
                if (occurrences_[*it] == 0) talks.push_back(*it);
                occurrences_[*it] += static_cast<float>(weight * it.get_wdf());
            }
        }
        for (const Xapian::docid talk : talks) {
            if (scores_[talk] == 0) found_.push_back(talk);
            ++shared_[talk];
            scores_[talk] += static_cast<float>(word.weight * saturated(occurrences_[talk]));
            occurrences_[talk] = 0;
        }
    }

    [[nodiscard]] double of(Xapian::docid talk) const { return scores_[talk]; }

    /// With at least so many of the words; the best first, of equals the newest.
    [[nodiscard]] std::vector<Xapian::docid> take(unsigned words) {
        std::erase_if(found_, [&](Xapian::docid talk) { return shared_[talk] < words; });
        std::sort(found_.begin(), found_.end(), [&](Xapian::docid a, Xapian::docid b) {
            return scores_[a] != scores_[b] ? scores_[a] > scores_[b] : a < b;
        });
        return std::move(found_);
    }

private:
    const Xapian::Database& database_;
    std::vector<float> scores_;
    std::vector<float> occurrences_;    ///< of one word
    std::vector<std::uint8_t> shared_;  ///< words
    std::vector<Xapian::docid> found_;
};

/// Neither the talk itself nor its other showings, which would be the most similar.
void drop_showings_of(Xapian::docid talk, const Showings& showings, std::vector<Xapian::docid>& similar) {
    const TalkKey key = showings.key(talk);
    std::erase_if(similar, [&](Xapian::docid other) {
        return other == talk || (key != 0 && showings.key(other) == key);
    });
}

/// Those that come near enough to the most similar one.
void drop_distant(const Scores& scores, std::vector<Xapian::docid>& similar) {
    if (similar.empty()) return;
    const double least = least_share * scores.of(similar.front());
    const auto too_far = [&](Xapian::docid other) { return scores.of(other) < least; };
    similar.erase(std::find_if(similar.begin(), similar.end(), too_far), similar.end());
}

/// One match for the showings of a talk, or for each of them.
void add_best(const Showings& showings, const Scores& scores, const std::vector<Xapian::docid>& similar,
              bool collapse, Matches& matches) {
    std::unordered_map<TalkKey, std::size_t> places;
    for (const Xapian::docid talk : similar) {
        const TalkKey key = collapse ? showings.key(talk) : 0;
        if (const auto known = places.find(key); key != 0 && known != places.end()) {
            matches.page[known->second].others.push_back(talk);
        } else if (matches.page.size() < most_similar) {
            places.emplace(key, matches.page.size());
            matches.page.push_back({.ranked = {talk, scores.of(talk), {}}, .key = key, .others = {}});
        } else {
            continue;
        }
        matches.documents.push_back(talk);
    }
    for (Match& match : matches.page) std::sort(match.others.begin(), match.others.end());
    std::sort(matches.documents.begin(), matches.documents.end());
    matches.total = matches.page.size();
    matches.showings = matches.documents.size();
}

}  // namespace

std::vector<TypicalWord> typical_words(const Xapian::Database& database, const StoredTalk& of,
                                       std::size_t most) {
    Words all = subject_words(database, of);
    const double talks = database.get_doccount();
    for (auto& [word, known] : all) {
        const auto having = static_cast<double>(talks_with(database, word));
        if (having > 1) known.rarity = std::log(1 + talks / std::max(having, fewest_talks));
    }
    if (!of.talk.event.empty()) {
        limit_rarity(database, filter_term(spec(Field::event), of.talk.event), of.number, all);
    }
    limit_rarity(database, filter_term(spec(Field::language), of.talk.language), of.number, all);

    std::vector<TypicalWord> words;
    for (const auto& [word, known] : all) {
        const double weight = known.rarity * saturated(known.occurrences);
        if (weight > 0) words.push_back({word, weight});
    }
    std::stable_sort(words.begin(), words.end(),
                     [](const TypicalWord& a, const TypicalWord& b) { return a.weight > b.weight; });
    words.resize(std::min(words.size(), most));
    return words;
}

Result<Matches> find_similar(const WarmDatabase& database, const StoredTalk& of,
                             const SearchRequest& request) {
    Matches matches;
    Scores scores(database.xapian());
    for (const TypicalWord& word : typical_words(database.xapian(), of, words_looked_for)) {
        scores.add(word);
        matches.wanted.push_back({nullptr, word.term});
    }
    std::vector<Xapian::docid> similar =
        scores.take(static_cast<unsigned>(std::min<std::size_t>(matches.wanted.size(), least_words)));
    std::vector<Xapian::docid> documents = similar;
    std::sort(documents.begin(), documents.end());
    const Showings showings(database, std::move(documents));
    drop_showings_of(of.number, showings, similar);
    drop_distant(scores, similar);
    if (!request.where.empty()) {
        const auto filter = filter_query(database.xapian(), request.where, {request.today, matches.warnings});
        if (!filter.ok()) return filter.error();
        const auto through = all_matches(database.xapian(), *filter);
        std::erase_if(similar, [&](Xapian::docid talk) {
            return !std::binary_search(through.begin(), through.end(), talk);
        });
    }
    add_best(showings, scores, similar, request.collapse, matches);
    cut_page(matches, request);
    return matches;
}

}  // namespace lectern
