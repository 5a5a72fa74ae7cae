// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/analyzer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/text/describe_tokens.hpp"

namespace lectern {
namespace {

using test::Case;
using test::describe;

template <std::size_t N>
void expect_tokens(const Case (&cases)[N]) {
    Analyzer analyzer;
    for (const Case& c : cases) EXPECT_EQ(describe(analyzer, c.text), c.expected) << "text: " << c.text;
}

TEST(Analyzer, WordsAreFoldedStemmedAndCounted) {
    expect_tokens({
        {"", ""},
        {" \t\r\n", ""},
        {"Scaling the Networks", "scale@1 the@2 network@3"},
        {"a I 7", "a@1 i@2 7@3"},
        {"one, two; (three) \"four\" — five…", "one@1 two@2 three@3 four@4 five@5"},
        {"std::vector user@host a|b x=y", "std@1 vector@2 user@3 host@4 a@5 b@6 x@7 y@8"},
        {"Corp. Inc. end.", "corp@1 inc@2 end@3"},
        {"wait...what -- no", "wait@1 what@2 no@3"},
        {"80s 90's 3rd", "80s@1 90@2 3rd@3"},
    });
}

TEST(Analyzer, JoinedWordsAreFoundWholeAndInParts) {
    expect_tokens({
        {"Node.js", "<nodej@1-2 node@1 js@2>"},
        {"kube-proxy", "<kubeproxi@1-2 kube@1 proxi@2>"},
        {"kube‐proxy kube‑proxy", "<kubeproxi@1-2 kube@1 proxi@2> <kubeproxi@3-4 kube@3 proxi@4>"},
        {"NAT46/64", "<nat4664@1-2 nat46@1 64@2>"},
        {"HTTP/2", "<http2@1-2 http@1 2@2>"},
        {"CVE-2024-1234", "<cve20241234@1-3 cve@1 2024@2 1234@3>"},
        {"Solo.io", "<soloio@1-2 solo@1 io@2>"},
        {"CI/CD", "<cicd@1-2 ci@1 cd@2>"},
        {"Multi-Clusters", "<multiclust@1-2 multi@1 cluster@2>"},
        {"multiclusters", "multiclust@1"},
        {"foo_bar x86_64", "<foobar@1-2 foo@1 bar@2> <x8664@3-4 x86@3 64@4>"},
        {"foo.bar.baz", "<foobarbaz@1-3 foo@1 bar@2 baz@3>"},
        {"a+b", "<ab@1-2 a@1 b@2>"},
        {"issue#12", "<issue12@1-2 issu@1 12@2>"},
        {"AT&T Q&A", "<att@1-2 at@1 t@2> <qa@3-4 q@3 a@4>"},
        {"ASP.NET", "<aspnet@1-2 asp@1 net@2>"},
        {"U.S. e.g. Ph.D.", "<us@1-2 u@1 s@2> <eg@3-4 e@3 g@4> <phd@5-6 ph@5 d@6>"},
        {"ready.The next", "<readyth@1-2 readi@1 the@2> next@3"},
        {"col·lecció", "<colleccio@1-2 col@1 leccio@2>"},
    });
}

TEST(Analyzer, OnlyOneJoinerBetweenTwoWordsJoins) {
    expect_tokens({
        {"foo--bar foo../bar", "foo@1 bar@2 foo@3 bar@4"},
        {"foo- bar -baz", "foo@1 bar@2 baz@3"},
        {"__init__ foo__bar", "init@1 foo@2 bar@3"},
        {"and/ or", "and@1 or@2"},
    });
}

TEST(Analyzer, MoreThanFourJoinedPartsAreWords) {
    expect_tokens({
        {"state-of-the-art", "<stateoftheart@1-4 state@1 of@2 the@3 art@4>"},
        {"a/b/c/d/e f", "a@1 b@2 c@3 d@4 e@5 f@6"},
        {"https://foo.com/bar/baz/C++/v1.2", "https@1 foo@2 com@3 bar@4 baz@5 <c++@6 c@6> <v1.2@7 1.2@7>"},
        {"a-b-c-d-e-f-g-h-i k-l", "a@1 b@2 c@3 d@4 e@5 f@6 g@7 h@8 i@9 <kl@10-11 k@10 l@11>"},
    });
}

TEST(Analyzer, CamelCaseIsFoundWholeAndInHumps) {
    expect_tokens({
        {"CiliumEndpointSlice", "<ciliumendpointslic@1-3 cilium@1 endpoint@2 slice@3>"},
        {"toFQDN", "<tofqdn@1-2 to@1 fqdn@2>"},
        {"toFQDNs", "<tofqdn@1-2 to@1 fqdn@2>"},
        {"FQDNPolicy", "<fqdnpolici@1-2 fqdn@1 polici@2>"},
        {"GitHub", "<github@1-2 git@1 hub@2>"},
        {"eBPFProgram", "<ebpfprogram@1-2 ebpf@1 program@2>"},
        {"LaTeX", "<latex@1-2 la@1 tex@2>"},
        {"IPv4Address", "<ipv4address@1-2 ipv4@1 address@2>"},
        {"ŁódźŻółw", "<lodzzolw@1-2 lodz@1 zolw@2>"},
        // The accents in the second are characters of their own.
        {"VéloÉlan Ve\u0301loE\u0301lan", "<veloelan@1-2 velo@1 elan@2> <veloelan@3-4 velo@3 elan@4>"},
    });
}

TEST(Analyzer, ShortHumpsAndDigitsDoNotSplit) {
    expect_tokens({
        {"IPv6 eBPF mTLS iPhone YAMLs", "ipv6@1 ebpf@2 mtls@3 iphon@4 yaml@5"},
        {"k8s x86 NAT46 S3NS TCPv6 VMware OAuth2", "k8s@1 x86@2 nat46@3 s3ns@4 tcpv6@5 vmware@6 oauth2@7"},
        {"IPAM McD aB", "ipam@1 mcd@2 ab@3"},
    });
}

TEST(Analyzer, PiecesWithPartsOfTheirOwnStandAlone) {
    expect_tokens({
        {"kube-apiServer", "kube@1 <apiserv@2-3 api@2 server@3>"},
        {"GitHub/GitLab", "<github@1-2 git@1 hub@2> <gitlab@3-4 git@3 lab@4>"},
        {"KubeCon+CloudNativeCon", "<kubecon@1-2 kube@1 con@2> <cloudnativecon@3-5 cloud@3 nativ@4 con@5>"},
        {"cilium-v1.16-rc1", "cilium@1 <v1.16@2 1.16@2> rc1@3"},
    });
}

TEST(Analyzer, SymbolsThatBelongToNamesAreKept) {
    expect_tokens({
        {"C++ C# F#", "<c++@1 c@1> <c#@2 c@2> <f#@3 f@3>"},
        {"C++, (C#) libc++.", "<c++@1 c@1> <c#@2 c@2> <libc++@3 libc@3>"},
        {"C++20 C#12", "<c++20@1-2 c++@1 20@2> <c#12@3-4 c#@3 12@4>"},
        {"C/C++ C++/Rust", "<cc++@1-2 c@1 c++@2> <c++rust@3-4 c++@3 rust@4>"},
        {"C++'s C#-based", "<c++@1 c@1> <c#based@2-3 c#@2 base@3>"},
        {".NET (.NET) \".env\" .net/Java",
         "<.net@1 net@1> <.net@2 net@2> <.env@3 env@3> <.netjava@4-5 .net@4 java@5>"},
        {"„.NET“ «.NET» a,.net .5", "<.net@1 net@1> <.net@2 net@2> a@3 net@4 5@5"},
        {"#37747 (#12) #hashtag", "<#37747@1 37747@1> <#12@2 12@2> <#hashtag@3 hashtag@3>"},
        {"#1,#2", "<#1@1 1@1> <#2@2 2@2>"},
        {"#kube-proxy", "<kubeproxi@1-2 kube@1 proxi@2>"},
        {"## Title ##sub # x", "titl@1 sub@2 x@3"},
        {"25+ 1000+ c+++ c##", "25@1 1000@2 c@3 c@4"},
    });
}

TEST(Analyzer, NumbersAndVersionsKeepTheirDots) {
    expect_tokens({
        {"1.16 1.16.2 10.0.0.1", "1.16@1 1.16.2@2 10.0.0.1@3"},
        {"v1.16 V2.0", "<v1.16@1 1.16@1> <v2.0@2 2.0@2>"},
        {"Python3.8 TLSv1.3", "<python3.8@1-2 python@1 3.8@2> <tlsv1.3@3-4 tls@3 1.3@4>"},
        {"1.16rc1 1.16-rc1 3.x", "1.16rc1@1 <1.16rc1@2-3 1.16@2 rc1@3> <3x@4-5 3@4 x@5>"},
        {"HTTP/1.1", "<http1.1@1-2 http@1 1.1@2>"},
        {"10,000 1,234,567.89 10,000+", "10000@1 1234567.89@2 10000@3"},
        {"10,5 1,2,3 2024,100 1,000,00", "10@1 5@2 1@3 2@4 3@5 2024@6 100@7 1@8 000@9 00@10"},
        {"#10,000", "<#10000@1 10000@1>"},
        {"2024-01-15 24/7", "<20240115@1-3 2024@1 01@2 15@3> <247@4-5 24@4 7@5>"},
        {"x86.64 a1b2.3", "<x86.64@1-2 x@1 86.64@2> <a1b23@3-4 a1b2@3 3@4>"},
    });
}

TEST(Analyzer, ApostrophesBelongToContractionsAndNames) {
    expect_tokens({
        {"Cilium's Cilium’s CILIUM'S users'", "cilium@1 cilium@2 cilium@3 user@4"},
        {"don't we'll can’t they’ve I'm you're he'd", "dont@1 well@2 cant@3 theyv@4 im@5 your@6 hed@7"},
        {"shouldn't've DON'T", "shouldntv@1 dont@2"},
        {"l'amour l’amour", "<lamour@1-2 l@1 amour@2> <lamour@3-4 l@3 amour@4>"},
        {"O'Reilly's", "<oreilli@1-2 o@1 reilli@2>"},
        {"rock'n'roll", "<rocknrol@1-3 rock@1 n@2 roll@3>"},
        {"Hawaiʻi", "<hawaii@1-2 hawai@1 i@2>"},
        {"'quoted' ‘quoted’", "quot@1 quot@2"},
        {"can'table", "<cantabl@1-2 can@1 tabl@2>"},
    });
}

TEST(Analyzer, PluralAbbreviationsMeetTheirSingular) {
    expect_tokens({
        {"LLM LLMs VM VMs CRDs APIs", "llm@1 llm@2 vm@3 vm@4 crd@5 api@6"},
        {"DNS TLS mTLS HTTPS CSS js", "dns@1 tls@2 mtls@3 https@4 css@5 js@6"},
    });
    Analyzer german("de");
    EXPECT_EQ(describe(german, "LLMs"), "llms@1");
}

TEST(Analyzer, ScriptsWithoutSpacesAreSplitByDictionary) {
    expect_tokens({
        {"東京でのクラウド", "東京@1 で@2 の@3 クラ@4 ウド@5"},
        {"云原生计算", "云@1 原生@2 计算@3"},
        {"ภาษาไทย", "ภาษา@1 ไทย@2"},
        {"2024年の第1回", "2024@1 年@2 の@3 第@4 1@5 回@6"},
        {"サーバー・レス", "サーバー@1 レス@2"},
        {"Kubernetes入門v1.16", "kubernet@1 入門@2 <v1.16@3 1.16@3>"},
        {"ｶﾅ ＩＰｖ６ C++", "カナ@1 ipv6@2 <c++@3 c@3>"},
        {"Kubernetes/東京で", "<kubernetes東京@1-2 kubernet@1 東京@2> で@3"},
    });
}

TEST(Analyzer, KoreanWordsKeepTheirParticlesButForeignNamesDoNot) {
    expect_tokens({
        {"쿠버네티스는 좋다", "쿠버네티스는@1 좋다@2"},
        {"eBPF로 Kubernetes를", "ebpf@1 로@2 kubernet@3 를@4"},
    });
}

TEST(Analyzer, WhatHasNoLettersIsNoToken) {
    expect_tokens({
        {"🚀 👩‍💻 🇩🇪 ❤️ ★ ← ² ½ ™", ""},
        {"go🚀go 1️⃣ x² Kubernetes™", "go@1 go@2 1@3 x@4 kubernet@5"},
        {"\u0301 \u200B \u00AD \u200D", ""},
        {"\u3164", ""},  // HANGUL FILLER: a letter that folds to nothing
        {"ki\u00ADnetic a\u200Bb", "kinet@1 a@2 b@3"},
    });
}

TEST(Analyzer, FoldedWordsHoldNoPunctuation) {
    expect_tokens({
        {"\uFDFA", "صلىاللهعليهوسلم@1"},
        {"coŀlecció", "colleccio@1"},
    });
}

TEST(Analyzer, PhrasesRunThroughCompounds) {
    expect_tokens({
        {"the kube-proxy mode", "the@1 <kubeproxi@2-3 kube@2 proxi@3> mode@4"},
        {"use C++ now", "use@1 <c++@2 c@2> now@3"},
        {"a CiliumEndpointSlice is", "a@1 <ciliumendpointslic@2-4 cilium@2 endpoint@3 slice@4> is@5"},
    });
}

TEST(Analyzer, ByteRangesGiveBackTheSpelling) {
    const std::string_view text = "Kapuścińska’s C++20, kube-proxy: don’t use .NET at 10,000 (東京で) #7";
    Analyzer analyzer;
    std::vector<std::string> spellings;
    for (const Token& t : analyzer.tokenize(text))
        spellings.emplace_back(text.substr(t.begin, t.end - t.begin));
    const std::vector<std::string> expected{"Kapuścińska", "C++20", "C++", "20",   "kube-proxy", "kube",
                                            "proxy",       "don’t", "use", ".NET", "NET",        "at",
                                            "10,000",      "東京",  "で",  "#7",   "7"};
    EXPECT_EQ(spellings, expected);
}

TEST(Analyzer, WordIsFoldedButNotStemmed) {
    Analyzer analyzer;
    const std::vector<Token> tokens = analyzer.tokenize("Multi-Clusters Networks");
    ASSERT_EQ(tokens.size(), 4U);
    EXPECT_EQ(tokens[0].word, "multiclusters");
    EXPECT_EQ(tokens[2].word, "clusters");
    EXPECT_EQ(tokens[3].word, "networks");
}

TEST(Analyzer, StemsByLanguage) {
    const auto stem = [](std::string_view language, std::string_view word) {
        Analyzer analyzer(language);
        return std::string(analyzer.stem(word));
    };
    EXPECT_EQ(stem("en", "networking"), "network");
    EXPECT_EQ(stem("", "networking"), "network");
    EXPECT_EQ(stem("de", "netzwerken"), "netzwerk");
    EXPECT_EQ(stem("fr", "reseaux"), "reseau");
    EXPECT_EQ(stem("nb", "husene"), "hus");
    EXPECT_EQ(stem("ja", "networking"), "networking");
    EXPECT_EQ(stem("xx", "networking"), "networking");
    EXPECT_EQ(stem("en", "ipv6s"), "ipv6s");
    EXPECT_EQ(stem("en", ""), "");
}

TEST(Analyzer, ViewsOutliveLaterTexts) {
    Analyzer analyzer;
    const std::vector<Token> tokens = analyzer.tokenize("Kubernetes Networking");
    for (int i = 0; i < 20000; ++i) analyzer.tokenize("word" + std::to_string(i), [](const Token&) {});
    EXPECT_EQ(tokens[0].term, "kubernet");
    EXPECT_EQ(tokens[1].word, "networking");
}

TEST(Analyzer, TrimForgetsOnlyWhatIsTooMuch) {
    Analyzer analyzer;
    const std::vector<Token> tokens = analyzer.tokenize("Networks");
    analyzer.trim();
    EXPECT_EQ(tokens[0].term, "network");
    for (int i = 0; i < 2; ++i) {
        analyzer.trim(0);
        EXPECT_EQ(describe(analyzer, "Kapuścińska's Networks"), "kapuscinska@1 network@2");
    }
}

TEST(Analyzer, AMovedAnalyzerGoesOn) {
    Analyzer first;
    const std::string before = describe(first, "kube-proxy 東京で");
    Analyzer second = std::move(first);
    EXPECT_EQ(describe(second, "kube-proxy 東京で"), before);
}

// Every way people write it, in a talk or in a query, must meet in one term.
TEST(Analyzer, SpellingsOfOneNameShareATerm) {
    const struct {
        std::string_view term;
        std::vector<std::string_view> spellings;
    } names[] = {
        {"kapuscinska",
         {"Kapuścińska", "kapuscinska", "KAPUSCINSKA", "Kapus\u0301cin\u0301ska", "Kapuścińska’s"}},
        {"sigurdarson", {"Sigurðarson", "sigurdarson", "SIGURÐARSON"}},
        {"multiclust", {"multicluster", "Multi-Cluster", "multi-clusters", "MultiCluster", "MULTICLUSTERS"}},
        {"ciliumendpointslic", {"CiliumEndpointSlice", "ciliumendpointslice", "cilium-endpoint-slices"}},
        {"endpoint", {"CiliumEndpointSlice", "endpoint slice", "\"endpoint slice\"", "Endpoints"}},
        {"nodej", {"Node.js", "NodeJS", "node-js", "nodejs"}},
        {"c++", {"C++", "c++", "C++20", "C/C++", "(C++)", "Ｃ++"}},
        {".net", {".NET", ".net", "(.NET)", ".NET/Java"}},
        {"37747", {"#37747", "37747", "PR#37747", "37,747"}},
        {"1.16", {"v1.16", "1.16", "V1.16", "Cilium1.16", "１．１６"}},
        {"10000", {"10,000", "10000", "10,000+", "10000+"}},
        {"dont", {"don't", "don’t", "dont", "DON'T"}},
        {"bold", {"𝗯𝗼𝗹𝗱", "Bold", "𝐛𝐨𝐥𝐝"}},
    };
    Analyzer analyzer;
    for (const auto& name : names) {
        for (const std::string_view spelling : name.spellings) {
            bool found = false;
            for (const Token& t : analyzer.tokenize(spelling)) found = found || t.term == name.term;
            EXPECT_TRUE(found) << name.term << " in " << spelling << ": " << describe(analyzer, spelling);
        }
    }
}

}  // namespace
}  // namespace lectern
