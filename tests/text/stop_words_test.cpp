// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "lectern/analyzer.hpp"

namespace lectern {
namespace {

TEST(StopWords, WordsOfGrammarCarryNoMeaning) {
    for (const char* word : {"a",    "an",    "the",  "it",   "of",    "in",   "and", "or",
                             "not",  "is",    "you",  "we",   "how",   "what", "who", "with",
                             "into", "youre", "cant", "dont", "whats", "its",  "us",  "yourselves"}) {
        EXPECT_TRUE(is_stop_word(word)) << word;
    }
}

TEST(StopWords, NamesAndWordsOfTheFieldAreWanted) {
    for (const char* word : {"go",   "c",  "r",  "d",   "next",   "down", "rust", "k8s", "c++", ".net",
                             "node", "io", "id", "api", "cilium", "like", "The",  "",    "aa",  "zzz"}) {
        EXPECT_FALSE(is_stop_word(word)) << word;
    }
}

TEST(StopWords, ContractionsMeetWhatTheAnalyzerMakesOfThem) {
    Analyzer analyzer;
    for (const char* text :
         {"don't", "What’s", "can't", "you're", "it's", "we've", "there’s", "won't", "they’re"}) {
        for (const Token& token : analyzer.tokenize(text))
            EXPECT_TRUE(is_stop_word(token.word)) << token.word;
    }
}

}  // namespace
}  // namespace lectern
