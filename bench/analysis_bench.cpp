// SPDX-License-Identifier: GPL-2.0-or-later
// How fast text becomes tokens. The text is that of corpus/, or of the file that
// LECTERN_BENCH_TEXT names; its size stands beside each figure.
#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/analyzer.hpp"

namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Paragraph by paragraph, since talks are short and every call has its own cost.
struct Text {
    std::string all;
    std::vector<std::string_view> paragraphs;

    Text() {
        if (const char* path = std::getenv("LECTERN_BENCH_TEXT")) {
            all = read_file(path);
        } else {
            for (const auto& entry : fs::directory_iterator(LECTERN_SOURCE_DIR "/corpus")) {
                if (entry.is_regular_file()) all += read_file(entry.path()) + "\n\n";
            }
        }
        for (std::size_t begin = 0; begin < all.size();) {
            const std::size_t end = std::min(all.find("\n\n", begin), all.size());
            if (end != begin) paragraphs.push_back(std::string_view(all).substr(begin, end - begin));
            begin = end + 2;
        }
    }
};

const Text& text() {
    static const Text shared;
    return shared;
}

void report_size(benchmark::State& state) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text().all.size()));
    state.SetLabel(std::to_string(text().all.size() / 1000) + " kB, " +
                   std::to_string(text().paragraphs.size()) + " paragraphs");
}

std::int64_t count_tokens(lectern::Analyzer& analyzer) {
    std::int64_t tokens = 0;
    for (const std::string_view paragraph : text().paragraphs) {
        analyzer.tokenize(paragraph, [&tokens](const lectern::Token&) { ++tokens; });
    }
    return tokens;
}

// As in a long indexing run, when nearly every word has been seen before.
void tokenize_known_words(benchmark::State& state) {
    lectern::Analyzer analyzer;
    count_tokens(analyzer);
    for (auto _ : state) benchmark::DoNotOptimize(count_tokens(analyzer));
    report_size(state);
}
BENCHMARK(tokenize_known_words)->Unit(benchmark::kMillisecond);

// Every word has to be folded and stemmed for the first time.
void tokenize_new_words(benchmark::State& state) {
    for (auto _ : state) {
        lectern::Analyzer analyzer;
        benchmark::DoNotOptimize(count_tokens(analyzer));
    }
    report_size(state);
}
BENCHMARK(tokenize_new_words)->Unit(benchmark::kMillisecond);

// What finding the boundaries alone would take, if ICU did it everywhere.
void icu_word_boundaries(benchmark::State& state) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> words(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    UText utext = UTEXT_INITIALIZER;
    for (auto _ : state) {
        for (const std::string_view paragraph : text().paragraphs) {
            utext_openUTF8(&utext, paragraph.data(), static_cast<std::int64_t>(paragraph.size()), &status);
            words->setText(&utext, status);
            while (words->next() != icu::BreakIterator::DONE) {
            }
        }
    }
    utext_close(&utext);
    if (U_FAILURE(status)) state.SkipWithError(u_errorName(status));
    report_size(state);
}
BENCHMARK(icu_word_boundaries)->Unit(benchmark::kMillisecond);

// What a short query pays before it can look anything up.
void construct_and_analyze_a_query(benchmark::State& state) {
    for (auto _ : state) {
        lectern::Analyzer analyzer;
        benchmark::DoNotOptimize(analyzer.tokenize("CiliumEndpointSlice kube-proxy"));
    }
}
BENCHMARK(construct_and_analyze_a_query)->Unit(benchmark::kMicrosecond);

}  // namespace
