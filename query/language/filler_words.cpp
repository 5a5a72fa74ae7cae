// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/filler_words.hpp"

#include <algorithm>
#include <iterator>

namespace lectern {

namespace {

// Sorted. Not `learning`, `testing`, `performance`: half of what is asked for.
constexpr std::string_view filler_words[] = {
    "actually", "best",  "better", "difference", "differences", "everything", "explain", "explained",
    "find",     "found", "get",    "gets",       "getting",     "good",       "great",   "help",
    "helps",    "just",  "know",   "knows",      "learn",       "like",       "look",    "looking",
    "make",     "makes", "making", "many",       "much",        "need",       "needs",   "please",
    "really",   "show",  "shows",  "someone",    "something",   "started",    "talk",    "talking",
    "talks",    "tell",  "thing",  "things",     "understand",  "use",        "used",    "useful",
    "uses",     "using", "video",  "videos",     "want",        "wants",      "way",     "ways",
    "without",  "work",  "works"};
static_assert(std::is_sorted(std::begin(filler_words), std::end(filler_words)));

// Sorted. Not `patterns` or `tutorial`: a subject, and a kind of talk.
constexpr std::string_view manner_words[] = {
    "advanced",     "basic",     "basics", "beginner",     "beginners", "example",  "examples",
    "fundamentals", "guide",     "intro",  "introduction", "overview",  "pitfalls", "practical",
    "practice",     "practices", "primer", "tips",         "tricks"};
static_assert(std::is_sorted(std::begin(manner_words), std::end(manner_words)));

}  // namespace

bool is_filler_word(std::string_view folded_word) {
    return std::binary_search(std::begin(filler_words), std::end(filler_words), folded_word);
}

bool is_manner_word(std::string_view folded_word) {
    return std::binary_search(std::begin(manner_words), std::end(manner_words), folded_word);
}

}  // namespace lectern
