// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/analyzer.hpp"

namespace lectern {
namespace {

/// All languages with a stemmer, and one without.
constexpr std::string_view languages[] = {"ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr",
                                          "ga", "hu", "hy", "id", "it", "ja", "lt", "nb", "ne",
                                          "nl", "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr"};

/// Words whose beginnings stemmers change are among them.
constexpr std::string_view texts[] = {
    "Scaling the clusters of CiliumEndpointSlices: generously skies, dying LLMs, VMs and NAT46/64's policies",
    "Über die Größe äußerer Netze; l'été, à l'école, où naïve œuvres s'étendent; ágiles, álgebra, ñandúes",
    "bhfear na hÉireann, d'ól, dtír; berlari memperbaiki pelajaran; dime ğine günün çocuklarımızdan",
    "Ёлки, ещё съёмки сетей и кластеров; ΔΙΚΤΥΑ δίκτυα; ցանցերի համակարգեր",
    "والكتاب بالمدرسة فالشبكات; काठमाडौँको इछ एकै नेटवर्कहरू; வலைப்பின்னல்களில் யானையா; 日本語の全文検索",
};

/// The texts, and a word that only its stem makes short enough to be indexed.
std::vector<std::string> all_texts() {
    std::vector<std::string> all(std::begin(texts), std::end(texts));
    all.push_back("before " + std::string(Analyzer::max_term_bytes - 2, 'a') + "ness after");
    return all;
}

/// Tokens with their views copied.
struct Copy {
    std::string term;
    std::string rest;
};

std::vector<Copy> tokens(Analyzer& analyzer, std::string_view text) {
    std::vector<Copy> out;
    analyzer.tokenize(text, [&](const Token& t) {
        out.push_back({std::string(t.term), std::to_string(t.position) + ' ' +
                                                std::to_string(t.last_position) + ' ' +
                                                std::to_string(t.begin) + ' ' + std::to_string(t.end) + ' ' +
                                                std::to_string(static_cast<int>(t.kind))});
    });
    return out;
}

std::set<std::string> terms_of(const std::vector<Copy>& tokens) {
    std::set<std::string> terms;
    for (const Copy& token : tokens) terms.insert(token.term);
    return terms;
}

/// Everything that one who looks for `wanted` can see is the same.
void expect_same_to_a_searcher(const std::vector<Copy>& focused, const std::vector<Copy>& all,
                               const std::string& wanted) {
    ASSERT_EQ(focused.size(), all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(focused[i].rest, all[i].rest);
        EXPECT_EQ(focused[i].term == wanted, all[i].term == wanted)
            << focused[i].term << " instead of " << all[i].term;
    }
}

TEST(AnalyzerFocus, ShowsASearcherTheSameTokens) {
    for (const std::string_view language : languages) {
        Analyzer full(language);
        Analyzer searching(language);
        for (const std::string& text : all_texts()) {
            const std::vector<Copy> all = tokens(full, text);
            for (const std::string& wanted : terms_of(all)) {
                SCOPED_TRACE(std::string(language) + ": " + wanted + " in " + text);
                Analyzer fresh(language);
                for (Analyzer* analyzer : {&fresh, &searching}) {
                    const Analyzer::Focus focus(*analyzer, {wanted});
                    expect_same_to_a_searcher(tokens(*analyzer, text), all, wanted);
                }
            }
        }
    }
}

TEST(AnalyzerFocus, LeavesNothingBehind) {
    for (const std::string_view language : languages) {
        Analyzer full(language);
        Analyzer searching(language);
        for (const std::string& text : all_texts()) {
            {
                const Analyzer::Focus focus(searching, {"kubernet"});
                searching.tokenize(text, [](const Token&) {});
            }
            EXPECT_EQ(terms_of(tokens(searching, text)), terms_of(tokens(full, text))) << language;
        }
    }
}

TEST(AnalyzerFocus, SparesWordsTheirStemmingThatBeginOtherwise) {
    Analyzer analyzer;
    const Analyzer::Focus focus(analyzer, {"cluster", "kubernet"});
    std::string found;
    for (const Token& token : analyzer.tokenize("Scaling Kubernetes clusters carefully")) {
        found.append(token.term).append(" ");
    }
    EXPECT_EQ(found, "Scaling kubernet cluster care ");
}

TEST(AnalyzerFocus, StemIsNotConcerned) {
    Analyzer analyzer;
    const Analyzer::Focus focus(analyzer, {"kubernet"});
    analyzer.tokenize("scaling", [](const Token&) {});
    EXPECT_EQ(analyzer.stem("scaling"), "scale");
    EXPECT_EQ(analyzer.stem("networks"), "network");
}

TEST(AnalyzerFocus, MayLookForNothing) {
    Analyzer analyzer;
    const Analyzer::Focus focus(analyzer, {});
    EXPECT_EQ(analyzer.tokenize("clusters, networks").size(), 2u);
}

}  // namespace
}  // namespace lectern
