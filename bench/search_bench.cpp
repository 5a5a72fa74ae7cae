// SPDX-License-Identifier: GPL-2.0-or-later

// What a search costs in a process that has made one before: ten snippets and
// four facets over the database that $LECTERN_BENCH_DB names. Single queries; the
// queries of bench/relevance, lectern beside Xapian as its guide shows it, of
// which the counters say what the median query and the slowest of a hundred take;
// and all facets over all talks. bench/cold-search measures whole processes.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "bench/plain_xapian.hpp"
#include "lectern/database.hpp"
#include "lectern/search.hpp"

namespace lectern {
namespace {

SearchRequest with_four_facets(const std::string& query) {
    return {.query = query, .facets = {{Field::company}, {Field::year}, {Field::event}, {Field::tag}}};
}

SearchRequest all_facets_of_all_talks() {
    SearchRequest request{.query = {}, .limit = 0, .snippets = {.chars = 0}};
    for (const FieldSpec& field : fields) {
        if (field.facet) request.facets.push_back({field.field});
    }
    return request;
}

/// The first search, which warms the caches, is not measured.
void measure(benchmark::State& state, const SearchRequest& request) {
    const char* database = std::getenv("LECTERN_BENCH_DB");
    if (database == nullptr) {
        state.SkipWithError("LECTERN_BENCH_DB names no database");
        return;
    }
    auto searcher = Searcher::open(database);
    if (!searcher) {
        state.SkipWithError(searcher.error().message.c_str());
        return;
    }
    auto result = searcher->search(request);
    for (auto _ : state) {
        result = searcher->search(request);
        if (!result) {
            state.SkipWithError(result.error().message.c_str());
            return;
        }
    }
    state.SetLabel(std::to_string(result->total) + " of " + std::to_string(searcher->size()) + " talks, " +
                   std::to_string(result->hits.size()) + " snippets, " +
                   std::to_string(result->facets.size()) + " facets");
}

void BM_Search(benchmark::State& state, const std::string& query) { measure(state, with_four_facets(query)); }
BENCHMARK_CAPTURE(BM_Search, kubernetes, "kubernetes")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Search, two_words, "machine learning")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Search, phrase, "\"machine learning\"")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Search, frequent_word, "python")->Unit(benchmark::kMillisecond);

std::vector<std::string> judged_queries() {
    std::vector<std::string> queries;
    std::ifstream in(LECTERN_SOURCE_DIR "/bench/relevance/pyvideo/queries.tsv");
    for (std::string line; std::getline(in, line);) queries.push_back(line.substr(line.rfind('\t') + 1));
    return queries;
}

double at_share(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Of each query the median of its times; of these the percentiles. The first
/// round, which warms the caches, is not measured.
template <class Search>
void measure_queries(benchmark::State& state, const Search& search) {
    using Clock = std::chrono::steady_clock;
    const std::vector<std::string> queries = judged_queries();
    for (const std::string& query : queries) search(query);
    std::vector<std::vector<double>> times(queries.size());
    for (auto _ : state) {
        for (std::size_t i = 0; i < queries.size(); ++i) {
            const auto begin = Clock::now();
            search(queries[i]);
            times[i].push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
        }
    }
    std::vector<double> medians;
    for (const auto& of_query : times) medians.push_back(at_share(of_query, 0.5));
    state.counters["queries"] = static_cast<double>(queries.size());
    state.counters["p50_ms"] = at_share(medians, 0.5);
    state.counters["p99_ms"] = at_share(medians, 0.99);
}

void BM_JudgedQueries(benchmark::State& state) {
    const char* path = std::getenv("LECTERN_BENCH_DB");
    auto searcher = Searcher::open(path == nullptr ? "" : path);
    if (!searcher) {
        state.SkipWithError(searcher.error().message.c_str());
        return;
    }
    measure_queries(state, [&](const std::string& query) {
        benchmark::DoNotOptimize(searcher->search(with_four_facets(query)));
    });
}
BENCHMARK(BM_JudgedQueries)->Unit(benchmark::kMillisecond);

void BM_JudgedQueriesPlainXapian(benchmark::State& state) {
    const char* path = std::getenv("LECTERN_BENCH_DB");
    auto database = open_database(path == nullptr ? "" : path);
    if (!database) {
        state.SkipWithError(database.error().message.c_str());
        return;
    }
    PlainXapian plain(*database);
    measure_queries(state, [&](const std::string& query) { benchmark::DoNotOptimize(plain.search(query)); });
}
BENCHMARK(BM_JudgedQueriesPlainXapian)->Unit(benchmark::kMillisecond);

void BM_AllFacets(benchmark::State& state) { measure(state, all_facets_of_all_talks()); }
BENCHMARK(BM_AllFacets)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace lectern
