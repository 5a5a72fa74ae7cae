// SPDX-License-Identifier: GPL-2.0-or-later

// What a snippet costs: choosing a passage of an abstract of about 1 kB, and how
// the cost grows with the text. Tokenising is measured beside it, since every
// snippet pays for it first; the difference is what choosing costs.

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "lectern/snippet.hpp"

namespace lectern {
namespace {

/// The prose of a listing, cut to a number of bytes and repeated where it is
/// shorter.
std::string prose(std::size_t bytes) {
    std::ifstream file(LECTERN_SOURCE_DIR "/corpus/2025-08-20-cilium-at-kubecon-na-2025.md");
    const std::string all{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::string out;
    while (!all.empty() && out.size() < bytes) out += all.substr(all.size() / 4, bytes - out.size());
    return out;
}

/// Two terms that are frequent in the text.
TermWeights two_terms(Analyzer& analyzer) {
    return [cilium = std::string(analyzer.stem("cilium")),
            cluster = std::string(analyzer.stem("cluster"))](std::string_view term) {
        return term == cilium ? TermWeight{1, 0} : term == cluster ? TermWeight{2, 1} : TermWeight{};
    };
}

void report(benchmark::State& state, const std::string& text) {
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
    state.SetLabel(std::to_string(text.size()) + " bytes");
}

void BM_TokenizeAbstract(benchmark::State& state) {
    Analyzer analyzer;
    const std::string text = prose(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        std::size_t tokens = 0;
        analyzer.tokenize(text, [&](const Token&) { ++tokens; });
        benchmark::DoNotOptimize(tokens);
    }
    report(state, text);
}
BENCHMARK(BM_TokenizeAbstract)->Arg(1000)->Arg(10000)->Arg(100000);

void BM_MakeSnippet(benchmark::State& state) {
    Analyzer analyzer;
    const std::string text = prose(static_cast<std::size_t>(state.range(0)));
    const TermWeights weights = two_terms(analyzer);
    for (auto _ : state) benchmark::DoNotOptimize(make_snippets(text, analyzer, weights));
    report(state, text);
}
BENCHMARK(BM_MakeSnippet)->Arg(1000)->Arg(10000)->Arg(100000);

/// The first, the middle and the last word: three fragments, the dearest case.
TermWeights words_far_apart(Analyzer& analyzer, const std::string& text) {
    const std::vector<Token> tokens = analyzer.tokenize(text);
    return [first = tokens.front().term, middle = tokens[tokens.size() / 2].term,
            last = tokens.back().term](std::string_view term) {
        if (term == first) return TermWeight{1, 0};
        if (term == middle) return TermWeight{1, 1};
        return TermWeight{term == last ? 1.0 : 0.0, 2};
    };
}

void BM_MakeFragments(benchmark::State& state) {
    Analyzer analyzer;
    const std::string text = prose(static_cast<std::size_t>(state.range(0)));
    const TermWeights weights = words_far_apart(analyzer, text);
    for (auto _ : state) benchmark::DoNotOptimize(make_snippets(text, analyzer, weights));
    report(state, text);
}
BENCHMARK(BM_MakeFragments)->Arg(1000)->Arg(10000)->Arg(100000);

}  // namespace
}  // namespace lectern
