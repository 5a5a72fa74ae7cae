// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/byline_campus.hpp"

#include <algorithm>
#include <array>

#include "indexer/byline.hpp"
#include "indexer/byline_words.hpp"
#include "indexer/core/known_companies.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace {

// What university systems are named after, sorted.
constexpr std::array<std::string_view, 35> regions{
    "alabama",      "alaska",         "arkansas",     "california",    "central florida",
    "colorado",     "connecticut",    "florida",      "georgia",       "hawaii",
    "houston",      "idaho",          "illinois",     "indiana",       "kansas",
    "louisiana",    "maine",          "maryland",     "massachusetts", "michigan",
    "minnesota",    "missouri",       "montana",      "nebraska",      "nevada",
    "new york",     "north carolina", "north dakota", "ohio",          "oklahoma",
    "pennsylvania", "tennessee",      "texas",        "washington",    "wisconsin"};
static_assert(std::is_sorted(regions.begin(), regions.end()));

constexpr std::array<std::string_view, 4> openings{"city university of ", "indian institute of ",
                                                   "national institute of ", "state university of "};

bool has_campuses(std::string_view university) {
    std::string name = lower_ascii(trim(university));
    if (name.starts_with("the ")) name.erase(0, 4);
    constexpr std::string_view of_region = "university of ";
    if (name.starts_with(of_region)) {
        const auto region = std::string_view(name).substr(of_region.size());
        return std::binary_search(regions.begin(), regions.end(), region);
    }
    return name.ends_with(" state university") ||
           std::any_of(openings.begin(), openings.end(),
                       [&](std::string_view opening) { return name.starts_with(opening); });
}

bool is_place(std::string_view text) {
    const auto words = split_words(text);
    constexpr std::size_t longest = 3;
    if (words.empty() || words.size() > longest) return false;
    return std::all_of(words.begin(), words.end(), [](std::string_view word) {
        const LetterCase letters = letter_case(word);
        return letters.starts_upper && !letters.has_digit;
    });
}

}  // namespace

bool is_campus_of(std::string_view university, std::string_view place) {
    return has_campuses(university) && is_place(place) && !has_company_clue(place) && !is_role(place) &&
           !is_known_company(place);
}

}  // namespace lectern
