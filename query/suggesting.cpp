// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/suggesting.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "lectern/terms.hpp"
#include "query/facets.hpp"
#include "query/filters.hpp"
#include "query/language/filler_words.hpp"
#include "query/matching.hpp"
#include "query/typed_name.hpp"

namespace lectern {

namespace {

constexpr std::size_t candidates = 4;  ///< for each word that is shown

/// A word, or the key of a name, with the number of talks that have it.
struct KnownText {
    std::string text;
    std::size_t talks = 0;
    std::string name = {};  ///< as it is displayed
};

/// The most frequent ones, of equals in the order of the index.
void keep_best(std::vector<KnownText>& known, std::size_t limit) {
    const auto end = known.begin() + static_cast<std::ptrdiff_t>(std::min(known.size(), limit));
    std::partial_sort(known.begin(), end, known.end(), [](const KnownText& a, const KnownText& b) {
        return a.talks != b.talks ? a.talks > b.talks : a.text < b.text;
    });
    known.erase(end, known.end());
}

/// The names that have another spelling which the text begins, by their keys.
std::set<std::string, std::less<>> known_by_spelling(const Xapian::Database& database, const FieldSpec& field,
                                                     const TypedName& typed) {
    std::set<std::string, std::less<>> keys;
    for_each_spelling(database, field.field, [&](std::string_view spelling, std::string_view name) {
        if (typed.begins(spelling)) keys.insert(facet_key(field, name));
    });
    return keys;
}

/// Terms and the spellings of words do not have the same: of `c++` and `ipv6`
/// there is no spelling.
bool is_identifier(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) {
        return (c >= '!' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
    });
}

void add_spellings(const Xapian::Database& database, const std::string& beginning,
                   std::vector<KnownText>& words) {
    auto word = database.spellings_begin();
    if (word != database.spellings_end()) word.skip_to(beginning);
    for (; word != database.spellings_end() && (*word).starts_with(beginning); ++word) {
        if (!is_stop_word(*word) && !is_filler_word(*word)) words.push_back({*word, word.get_termfreq()});
    }
}

void add_identifiers(const Xapian::Database& database, Field field, const std::string& beginning,
                     std::vector<KnownText>& words) {
    const std::size_t prefix = spec(field).prefix.size();
    const std::string first = text_term(spec(field), beginning);
    for (auto term = database.allterms_begin(first); term != database.allterms_end(first); ++term) {
        std::string word = (*term).substr(prefix);
        if (is_identifier(word)) words.push_back({std::move(word), term.get_termfreq()});
    }
}

/// Of the forms of one word, which find the same talks, the most frequent, with
/// the talks of all: roughly as many as a search for it finds.
void merge_forms(std::vector<KnownText>& words, Analyzer& analyzer) {
    std::unordered_map<std::string, std::size_t> places;  // by stem
    std::vector<KnownText> merged;
    for (KnownText& word : words) {
        const auto [place, is_new] = places.emplace(analyzer.stem(word.text), merged.size());
        if (is_new) {
            merged.push_back(std::move(word));
        } else {
            merged[place->second].talks += word.talks;
        }
    }
    words = std::move(merged);
}

}  // namespace

std::vector<Suggestion> suggest_values(const WarmDatabase& database, const FieldSpec& field,
                                       const std::string& text, std::size_t limit) {
    const TypedName typed(field, text);
    const auto by_spelling = known_by_spelling(database.xapian(), field, typed);
    std::vector<KnownText> values;
    const std::string_view wanted = by_spelling.empty() ? typed.longest_word() : std::string_view();
    for_each_facet_name(database, field.field, wanted, [&](FacetOrdinal, FacetName value) {
        if (!typed.begins(value.key) && !by_spelling.contains(value.key)) return;
        const std::size_t talks = database.talks_with(filter_term_of_key(field, value.key));
        if (talks > 0) values.push_back({std::string(value.key), talks, std::string(value.name)});
    });
    keep_best(values, limit);
    std::vector<Suggestion> out;
    for (KnownText& value : values) out.push_back({field.field, std::move(value.name), value.talks});
    return out;
}

std::vector<Suggestion> suggest_words(const WarmDatabase& database, const Analyzers& analyzers,
                                      const std::string& text, std::size_t limit) {
    const std::size_t space = text.find_last_of(" \t\n(");
    const std::size_t begin = space == std::string::npos ? 0 : space + 1;
    const std::string beginning = fold(std::string_view(text).substr(begin));
    if (beginning.empty()) return {};
    std::vector<KnownText> words;
    add_spellings(database.xapian(), beginning, words);
    if (beginning.size() > 1) {  // behind one letter they are too rare to show
        add_identifiers(database.xapian(), Field::title, beginning, words);
        add_identifiers(database.xapian(), Field::abstract, beginning, words);
    }
    keep_best(words, candidates * limit);
    merge_forms(words, *analyzers.of_collection().front());
    // Beside other words a frequent one may be rare.
    keep_best(words, begin == 0 ? limit : candidates * limit);
    for (KnownText& word : words) {
        word.text.insert(0, text, 0, begin);
        word.talks = count_matches(database, analyzers, {.query = word.text, .exact = true});
    }
    keep_best(words, limit);
    std::vector<Suggestion> out;
    for (KnownText& word : words) {
        if (word.talks > 0) out.push_back({std::nullopt, std::move(word.text), word.talks});
    }
    return out;
}

}  // namespace lectern
