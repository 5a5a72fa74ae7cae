// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/snippet.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace lectern {
namespace {

/// Weighs the terms of a query as tests write it: "ipv6 tetragon^3 k8s=kubernetes",
/// where = stands between two spellings of one word.
TermWeights weigh(Analyzer& analyzer, std::string_view query) {
    std::map<std::string, TermWeight, std::less<>> weights;
    for (std::uint32_t word = 0; !query.empty(); ++word) {
        const std::size_t end = std::min(query.find(' '), query.size());
        std::string spellings(query.substr(0, end));
        query.remove_prefix(std::min(end + 1, query.size()));
        double weight = 1;
        if (const auto hat = spellings.find('^'); hat != std::string::npos) {
            weight = std::stod(spellings.substr(hat + 1));
            spellings.resize(hat);
        }
        std::replace(spellings.begin(), spellings.end(), '=', ' ');
        for (const Token& token : analyzer.tokenize(spellings)) {
            if (token.kind != TokenKind::part) weights[std::string(token.term)] = {weight, word};
        }
    }
    return [weights](std::string_view term) {
        const auto found = weights.find(term);
        return found == weights.end() ? TermWeight() : found->second;
    };
}

/// The snippet as a reader sees it: [matches] in brackets, … where it is cut.
std::string shown(const Snippet& snippet) {
    std::string out = snippet.cut_before ? "…" : "";
    std::size_t at = 0;
    for (const ByteRange& range : snippet.matches) {
        out += snippet.text.substr(at, range.begin - at);
        out += "[" + snippet.text.substr(range.begin, range.end - range.begin) + "]";
        at = range.end;
    }
    return out + snippet.text.substr(at) + (snippet.cut_after ? "…" : "");
}

std::string shown(const std::vector<Snippet>& snippets) {
    std::string out;
    for (const Snippet& snippet : snippets) out += (out.empty() ? "" : " | ") + shown(snippet);
    return out;
}

std::size_t count_chars(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

struct Case {
    std::string text;
    std::string query;
    std::size_t max_chars;
    std::string snippet;
    std::size_t fragments = 1;
};

class SnippetTest : public testing::Test {
protected:
    void expect(const std::vector<Case>& cases) {
        for (const Case& c : cases) {
            const std::vector<Snippet> snippets =
                make_snippets(c.text, analyzer_, weigh(analyzer_, c.query), {c.max_chars, c.fragments});
            EXPECT_EQ(shown(snippets), c.snippet) << "text: " << c.text << "\nquery: " << c.query;
            std::size_t chars = 0;
            for (const Snippet& snippet : snippets) chars += count_chars(snippet.text);
            EXPECT_LE(chars, c.max_chars) << c.text;
        }
    }

    /// The one passage of a text.
    Snippet passage(const std::string& text, const TermWeights& weights, std::size_t max_chars) {
        const std::vector<Snippet> snippets = make_snippets(text, analyzer_, weights, {max_chars, 1});
        EXPECT_EQ(snippets.size(), 1U) << text;
        return snippets.empty() ? Snippet() : snippets.front();
    }

    Analyzer analyzer_;
};

TEST_F(SnippetTest, MarksMatchesInTheOriginalSpelling) {
    expect({
        {"Running clusters with IPv6 only.", "ipv6", 80, "Running clusters with [IPv6] only."},
        {"Every cluster runs; run one.", "running", 80, "Every cluster [runs]; [run] one."},
        {"A talk by Ania Kapuścińska on eBPF", "kapuscinska", 80, "A talk by Ania [Kapuścińska] on eBPF"},
        {"Nothing of that kind", "ipv6", 80, "Nothing of that kind"},
        {"", "ipv6", 80, ""},
        {" \n\t ", "ipv6", 80, ""},
        {"no query at all", "", 80, "no query at all"},
    });
}

TEST_F(SnippetTest, MarksThePartsOfIdentifiersThatMatch) {
    expect({
        {"The CiliumEndpointSlice saves memory", "endpoint slice", 80,
         "The Cilium[EndpointSlice] saves memory"},
        {"The CiliumEndpointSlice saves memory", "slice", 80, "The CiliumEndpoint[Slice] saves memory"},
        {"The CiliumEndpointSlice saves memory", "ciliumendpointslice", 80,
         "The [CiliumEndpointSlice] saves memory"},
        {"The CiliumEndpointSlice saves memory", "ciliumendpointslice slice", 80,
         "The [CiliumEndpointSlice] saves memory"},
        {"without kube-proxy", "kube proxy", 80, "without [kube-proxy]"},
        {"without kube-proxy", "proxy", 80, "without kube-[proxy]"},
        {"C++ and C# and C", "c++", 80, "[C++] and C# and C"},
    });
}

TEST_F(SnippetTest, MergesMarksWithOnlyASpaceOrJoinerBetween) {
    expect({
        {"With BIG TCP on", "big tcp", 80, "With [BIG TCP] on"},
        {"With BIG\n   TCP on", "big tcp", 80, "With [BIG TCP] on"},
        {"Is it big? TCP is.", "big tcp", 80, "Is it [big]? [TCP] is."},
        {"big, tcp", "big tcp", 80, "[big], [tcp]"},
    });
}

TEST_F(SnippetTest, MakesWhiteSpaceAndBulletsSingleSpaces) {
    expect({
        {"  two\n\nparagraphs\t\there  ", "", 80, "two paragraphs here"},
        {"We show:\n- one thing\n* another\n  • and a third\n", "third", 80,
         "We show: one thing another and a [third]"},
        {"no\u00A0break\u3000and wide", "break", 80, "no [break] and wide"},
        {"a - b stays", "", 80, "a - b stays"},
        {"-1 and --flag stay", "", 80, "-1 and --flag stay"},
    });
}

TEST_F(SnippetTest, CutsAtWords) {
    expect({
        {"one two three four five six", "", 13, "one two three…"},
        {"one two three four five six", "", 12, "one two…"},
        {"one two three four five six", "six", 13, "…four five [six]"},
        {"one two three four five six", "four", 15, "…three [four] five…"},
        {"wait – what now", "", 8, "wait…"},
    });
}

TEST_F(SnippetTest, BreaksWhatIsLongerThanTheSnippet) {
    expect({
        {"abcdefghijklmnopqrstuvwxyz", "", 10, "abcdefghij…"},
        {"abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz", 10, "[abcdefghij]…"},
        {"äöüäöüäöüäöü", "", 5, "äöüäö…"},
        {"one", "", 0, ""},
    });
}

TEST_F(SnippetTest, CutsScriptsWithoutSpacesAtTokens) {
    const std::string text = "我们在生产环境中使用网络策略保护集群的安全。";
    const Snippet snippet = passage(text, weigh(analyzer_, "网络"), 8);
    EXPECT_NE(shown(snippet).find("[网络]"), std::string::npos) << shown(snippet);
    EXPECT_LE(count_chars(snippet.text), 8U);
    EXPECT_NE(text.find(snippet.text), std::string::npos) << snippet.text;
    EXPECT_TRUE(snippet.cut_before);
    EXPECT_TRUE(snippet.cut_after);
}

TEST_F(SnippetTest, PrefersThePassageThatCoversMostTerms) {
    const std::string filler = " and then some other words follow here to fill the space between them";
    expect({
        {"Hubble first." + filler + ". Tetragon alone." + filler + ". Hubble and Tetragon meet." + filler,
         "hubble tetragon", 40, "…[Hubble] and [Tetragon] meet. and then some…"},
        {"Hubble Hubble Hubble Hubble" + filler + ". One Tetragon, one Hubble.", "hubble tetragon", 30,
         "…One [Tetragon], one [Hubble]."},
    });
}

TEST_F(SnippetTest, PrefersRareTerms) {
    const std::string filler = " and then some other words follow here to fill the space between them";
    expect({
        {"Cilium here" + filler + ". Netkit there" + filler, "cilium^1 netkit^5", 20, "…[Netkit] there and…"},
        {"Cilium here" + filler + ". Netkit there" + filler, "cilium^5 netkit^1", 20,
         "[Cilium] here and then…"},
    });
}

TEST_F(SnippetTest, PrefersTermsThatStandTogether) {
    expect({
        {"The big plan is to tune every tcp stack. What we do is use big tcp in the data path of hosts",
         "big tcp", 40, "…What we do is use [big tcp] in the data…"},
    });
}

TEST_F(SnippetTest, PrefersToBeginAtASentence) {
    const std::string before = "Words that come before it and lead up to something";
    const std::string after = " IPv6 takes over the whole data centre in a year";
    const std::string then = "…Then [IPv6] takes over the whole data centre…";
    expect({
        {before + ". Then" + after, "ipv6", 44, then},
        {before + ".) \"Then" + after, "ipv6", 44, "…\"Then [IPv6] takes over the whole data centre…"},
        {before + "\n\nthen" + after, "ipv6", 44, "…then [IPv6] takes over the whole data centre…"},
        {before + "\n- then" + after, "ipv6", 44, "…then [IPv6] takes over the whole data centre…"},
        // A full stop before a small letter ends no sentence.
        {before + ", e.g. then" + after, "ipv6", 44, "…something, e.g. then [IPv6] takes over the…"},
        // The beginning of the text is one, too.
        {"Short. Then" + after, "ipv6", 44, "Short. Then [IPv6] takes over the whole data…"},
    });
}

/// So much text that nothing before it and after it fits into one passage.
const std::string between =
    " and then more of what was said there, word after word after word, until it ends";

TEST_F(SnippetTest, ShowsWordsFarApartInFragmentsOfTheirOwn) {
    const std::string far =
        "Hubble is here" + between + ". Tetragon there" + between + ". Netkit at last" + between;
    expect({
        {far, "hubble tetragon", 100,
         "[Hubble] is here and then more of what was said… | …[Tetragon] there and then more of what was "
         "said…",
         3},
        {far, "hubble tetragon netkit", 120,
         "[Hubble] is here and then more of what was… | …[Tetragon] there and then more of what was… | "
         "…[Netkit] at last and then more of what was…",
         3},
        // In the order of the text, whatever weighs more.
        {far, "hubble^1 netkit^5", 100,
         "[Hubble] is here and then more of what was said… | …[Netkit] at last and then more of what was "
         "said…",
         3},
        {far, "hubble netkit", 60, "[Hubble] is here and then more of what was said there, word…", 1},
    });
}

TEST_F(SnippetTest, CutsNothingUpThatOnePassageShows) {
    const std::string far = "Hubble is here" + between + ". Tetragon and Hubble there" + between;
    const std::string together =
        "…[Tetragon] and [Hubble] there and then more of what was said there, word after word…";
    expect({
        {far, "hubble tetragon", 80, together, 3},
        // Another spelling of a word that is shown is no news.
        {far, "hubble=tetragon", 80, together, 3},
        {far, "hubble netkit", 80,
         "[Hubble] is here and then more of what was said there, word after word after word,…", 3},
        {"nothing" + between, "hubble tetragon", 80,
         "nothing and then more of what was said there, word after word after word, until…", 3},
    });
}

TEST_F(SnippetTest, FragmentsAreNeverTooShortToRead) {
    const std::string far = "Hubble is here" + between + ". Tetragon there" + between;
    expect({
        {far, "hubble tetragon", 79,
         "[Hubble] is here and then more of what was said there, word after word after…", 3},
        {far, "hubble tetragon", 80,
         "[Hubble] is here and then more of what was… | …[Tetragon] there and then more of what was…", 3},
    });
}

TEST_F(SnippetTest, FragmentsThatTouchAreOne) {
    const std::string near = "Hubble is where all of it begins today. Then there comes this, Tetragon too.";
    expect({
        {near + between + between + ". Netkit ends it" + between, "hubble tetragon netkit", 120,
         "[Hubble] is where all of it begins today. Then there comes this, [Tetragon] too. and… | "
         "…[Netkit] ends it and then more of what was…",
         3},
    });
}

TEST_F(SnippetTest, IgnoresWeightsThatAreNone) {
    const auto nothing = [](std::string_view) {
        return TermWeight{std::numeric_limits<double>::quiet_NaN()};
    };
    const auto endless = [](std::string_view) { return TermWeight{std::numeric_limits<double>::infinity()}; };
    EXPECT_TRUE(passage("some text", nothing, 80).matches.empty());
    EXPECT_TRUE(passage("some text", endless, 80).matches.empty());
}

TEST_F(SnippetTest, NeverBreaksUtf8EvenInHostileText) {
    std::string text;
    for (int k = 0; k < 400; ++k) text += k % 7 == 0 ? "e\u0301\u0301 " : "👩\u200D💻字\u0E01";
    for (std::size_t max_chars = 1; max_chars < 40; ++max_chars) {
        const Snippet snippet = passage(text, weigh(analyzer_, "e"), max_chars);
        ASSERT_LE(count_chars(snippet.text), max_chars);
        ASSERT_NE(static_cast<unsigned char>(snippet.text.front()) & 0xC0, 0x80);
        ASSERT_TRUE(snippet.text.find("\xEF\xBF\xBD") == std::string::npos);
    }
    const std::string broken = "\xFF\xC3 ok \xE2\x82";
    EXPECT_EQ(passage(broken, weigh(analyzer_, "ok"), 80).text, broken);
}

TEST_F(SnippetTest, RangesAreAscendingAndInsideTheText) {
    std::string text;
    for (int k = 0; k < 300; ++k) text += "kube-proxy CiliumEndpointSlice IPv6/IPv4 v1.16 ";
    const Snippet snippet = passage(text, weigh(analyzer_, "kube-proxy proxy endpoint ipv6 1.16"), 240);
    ASSERT_FALSE(snippet.matches.empty());
    std::size_t at = 0;
    for (const ByteRange& range : snippet.matches) {
        EXPECT_LE(at, range.begin);
        EXPECT_LT(range.begin, range.end);
        at = range.end;
    }
    EXPECT_LE(at, snippet.text.size());
}

TEST_F(SnippetTest, FragmentsOfHostileTextKeepTheirRangesToo) {
    std::string text;
    for (std::size_t k = 0; k < 200; ++k) {
        text += k % 50 == 0 ? "Kapuścińska" : k % 50 == 25 ? "CiliumEndpointSlice" : "👩\u200D💻字 e\u0301";
        text += k % 9 == 0 ? ".\n\n" : k % 2 == 0 ? " " : std::string(k, '-');
    }
    const TermWeights weights = weigh(analyzer_, "kapuscinska slice 字");
    for (std::size_t chars = 1; chars < 300; chars += 7) {
        std::size_t used = 0;
        for (const Snippet& snippet : make_snippets(text, analyzer_, weights, {chars, 4})) {
            used += count_chars(snippet.text);
            std::size_t at = 0;
            for (const ByteRange& range : snippet.matches) {
                ASSERT_LE(at, range.begin);
                ASSERT_LT(range.begin, range.end);
                at = range.end;
                ASSERT_NE(snippet.text[range.begin] & 0xC0, 0x80) << snippet.text;
            }
            ASSERT_LE(at, snippet.text.size());
        }
        ASSERT_LE(used, chars);
    }
}

TEST_F(SnippetTest, TitlesAreMarkedWholeAndUnchanged) {
    const std::string title = "  BIG  TCP: what  kube-proxy  never knew ";
    const Snippet snippet = mark_matches(title, analyzer_, weigh(analyzer_, "tcp proxy"));
    EXPECT_EQ(snippet.text, title);
    EXPECT_EQ(shown(snippet), "  BIG  [TCP]: what  kube-[proxy]  never knew ");
    EXPECT_TRUE(mark_matches("", analyzer_, weigh(analyzer_, "tcp")).matches.empty());
}

}  // namespace
}  // namespace lectern
