// SPDX-License-Identifier: GPL-2.0-or-later

// What a search costs in a process that has made one before: ten snippets and
// four facets over the database that $LECTERN_BENCH_DB names, each query by
// itself; and all facets over all talks. bench/cold-search measures whole
// processes.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>

#include "lectern/search.hpp"

namespace lectern {
namespace {

SearchRequest with_four_facets(const std::string& query) {
    return {.query = query, .facets = {{Field::company}, {Field::year}, {Field::event}, {Field::tag}}};
}

SearchRequest all_facets_of_all_talks() {
    SearchRequest request{.limit = 0, .snippets = {.chars = 0}};
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

void BM_AllFacets(benchmark::State& state) { measure(state, all_facets_of_all_talks()); }
BENCHMARK(BM_AllFacets)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace lectern
