// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/fact_labels.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>

#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

struct Label {
    Fact fact;
    std::string_view words;  ///< folded
};

// In the order in which they win: the `Level of your talk` and the `Language of
// the slides` are named by their first word, so the more telling words stand
// before the more general ones.
constexpr Label labels[] = {
    {Fact::level, "level levels niveau nivel difficulty difficulte audience expertise complexity livello"},
    {Fact::language, "language langue sprache idioma lingua"},
    {Fact::affiliation,
     "affiliation company organisation organization employer institution firma unternehmen entreprise "
     "empresa"},
    {Fact::role, "jobtitle position occupation role"},
    {Fact::slides, "slides slide presentation folien"},
    {Fact::video, "video recording youtube stream"},
    {Fact::slug, "slug"},
    {Fact::format, "format type duration length sessiontype dauer duree"},
    {Fact::track, "track tracks theme themes"},
    {Fact::tags, "tags tag topic topics keywords category categories technology technologies"},
};

/// The place of each word's label, in the order above.
std::size_t rank_of(std::string_view word) {
    static const auto ranks = [] {
        std::unordered_map<std::string_view, std::size_t> out;
        for (std::size_t i = 0; i < std::size(labels); ++i) {
            for (const std::string_view known : split_words(labels[i].words)) out.emplace(known, i);
        }
        return out;
    }();
    const auto found = ranks.find(word);
    return found == ranks.end() ? std::size(labels) : found->second;
}

/// Labels that hold what an index must not.
bool is_private(std::string_view words) {
    constexpr std::string_view stems[] = {"mail",    "phone",  "telefon",   "notes", "notiz",
                                          "address", "gender", "shirt",     "diet",  "visa",
                                          "travel",  "hotel",  "emergency", "birth"};
    return std::any_of(std::begin(stems), std::end(stems),
                       [&](std::string_view stem) { return words.find(stem) != std::string_view::npos; });
}

}  // namespace

Fact fact_of_label(std::string_view published) {
    constexpr std::size_t longest = 200;  // a longer one is an essay about several things
    if (published.size() > longest) return Fact::none;
    const std::string folded = normalize_name(published);
    if (is_private(folded)) return Fact::none;
    const auto words = split_words(folded);
    if (folded.find("job title") != std::string::npos) return Fact::role;
    std::size_t best = std::size(labels);
    for (const std::string_view word : words) best = std::min(best, rank_of(word));
    return best == std::size(labels) ? Fact::none : labels[best].fact;
}

}  // namespace lectern
