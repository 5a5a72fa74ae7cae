// SPDX-License-Identifier: GPL-2.0-or-later

// What a snippet costs: choosing a passage of an abstract of about 1 kB, and how
// the cost grows with the text. Tokenising is measured beside it, since every
// snippet pays for it first; the difference is what choosing costs.

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>

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
TermWeight two_terms(Analyzer& analyzer) {
    return [cilium = std::string(analyzer.stem("cilium")),
            cluster = std::string(analyzer.stem("cluster"))](std::string_view term) {
        return term == cilium ? 1.0 : term == cluster ? 2.0 : 0.0;
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
    const TermWeight weight = two_terms(analyzer);
    for (auto _ : state) benchmark::DoNotOptimize(make_snippet(text, analyzer, weight, 240));
    report(state, text);
}
BENCHMARK(BM_MakeSnippet)->Arg(1000)->Arg(10000)->Arg(100000);

}  // namespace
}  // namespace lectern
