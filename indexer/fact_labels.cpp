// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/fact_labels.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "indexer/text_util.hpp"
#include "lectern/analyzer.hpp"

namespace lectern {

namespace {

struct Label {
    Fact fact;
    std::string_view words;  ///< folded beginnings of words
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
    {Fact::track, "track tracks stream theme themes"},
    {Fact::tags, "tags tag topic topics keywords category categories technology technologies"},
};

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
    for (const Label& label : labels) {
        for (const std::string_view word : split_words(label.words)) {
            if (std::find(words.begin(), words.end(), word) != words.end()) return label.fact;
        }
    }
    return Fact::none;
}

}  // namespace lectern
