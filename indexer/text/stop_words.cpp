// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iterator>

#include "lectern/analyzer.hpp"

namespace lectern {
namespace {

// Articles, pronouns, prepositions, conjunctions, auxiliaries and question words,
// with their contractions (the analyzer makes dont of don't). No word that is
// also the name of something in computing: go, c, r, next, down. Sorted.
constexpr std::string_view stop_words[] = {
    "a",      "about",      "after",   "again",    "all",        "although", "am",     "among",   "an",
    "and",    "any",        "are",     "arent",    "as",         "at",       "be",     "because", "been",
    "before", "being",      "between", "both",     "but",        "by",       "can",    "cannot",  "cant",
    "could",  "couldnt",    "did",     "didnt",    "do",         "does",     "doesnt", "doing",   "dont",
    "during", "each",       "for",     "from",     "had",        "hadnt",    "has",    "hasnt",   "have",
    "havent", "having",     "he",      "her",      "here",       "hers",     "hes",    "him",     "his",
    "how",    "hows",       "i",       "if",       "im",         "in",       "into",   "is",      "isnt",
    "it",     "its",        "itself",  "ive",      "lets",       "may",      "me",     "might",   "must",
    "my",     "myself",     "no",      "nor",      "not",        "of",       "off",    "on",      "onto",
    "or",     "our",        "ours",    "out",      "shall",      "she",      "shes",   "should",  "shouldnt",
    "so",     "some",       "such",    "than",     "that",       "thats",    "the",    "their",   "theirs",
    "them",   "themselves", "then",    "there",    "theres",     "these",    "they",   "theyre",  "theyve",
    "this",   "those",      "though",  "through",  "to",         "too",      "up",     "us",      "very",
    "was",    "wasnt",      "we",      "were",     "werent",     "weve",     "what",   "whats",   "when",
    "where",  "wheres",     "whether", "which",    "while",      "who",      "whom",   "whos",    "whose",
    "why",    "will",       "with",    "wont",     "would",      "wouldnt",  "you",    "youd",    "youll",
    "your",   "youre",      "yours",   "yourself", "yourselves", "youve"};
static_assert(std::is_sorted(std::begin(stop_words), std::end(stop_words)));

}  // namespace

bool is_stop_word(std::string_view folded_word) {
    return std::binary_search(std::begin(stop_words), std::end(stop_words), folded_word);
}

}  // namespace lectern
