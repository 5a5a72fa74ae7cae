// SPDX-License-Identifier: GPL-2.0-or-later

// Prints how good the ranking is, beside other engines over the same talks;
// bench/relevance/README.md.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <utility>

#include "bench/relevance/cranfield.hpp"
#include "bench/relevance/engine.hpp"
#include "bench/relevance/judged_set.hpp"
#include "bench/relevance/report.hpp"
#include "bench/relevance/run.hpp"
#include "bench/relevance/talks.hpp"
#include "lectern/exit_code.hpp"

namespace lectern::relevance {

namespace {

namespace fs = std::filesystem;

struct Options {
    std::string cranfield;
    std::string talks;
    std::string judged = LECTERN_SOURCE_DIR "/bench/relevance/pyvideo";
    std::string indexes;
    bool keep_index = false;
    bool per_query = false;
    std::string save;
    std::string against;
    std::string pool;
    std::size_t depth = 15;
};

void add_options(CLI::App& app, Options& options) {
    app.add_option("--cranfield", options.cranfield, "Folder of the Cranfield collection");
    app.add_option("--talks", options.talks,
                   "The pyvideo talks: anything lectern-index reads, or its --dry-run");
    app.add_option("--judged", options.judged, "Folder of the queries judged over them")
        ->capture_default_str();
    app.add_option("--indexes", options.indexes, "Folder for the indexes; those of other engines are kept")
        ->required();
    app.add_flag("--keep-index", options.keep_index, "Use lectern's index as it is (no change of indexing)");
    app.add_flag("--queries", options.per_query, "Print nDCG@10 of every query");
    app.add_option("--save", options.save, "Write the figures of every query to this file");
    app.add_option("--against", options.against, "Compare with a file that --save wrote");
    app.add_option("--pool", options.pool, "Write what was found and is not judged to this file");
    app.add_option("--depth", options.depth, "So many of each engine's best are to be judged")
        ->capture_default_str();
}

Result<JudgedSet> read_pyvideo(const Options& options) {
    auto queries = read_judgements(options.judged);
    if (!queries) return queries.error();
    auto talks = read_talks(options.talks);
    if (!talks) return talks.error();
    return JudgedSet{.name = "pyvideo", .talks = std::move(*talks), .queries = std::move(*queries)};
}

Result<Engines> all_engines(const JudgedSet& set, const Options& options) {
    const fs::path folder = fs::path(options.indexes) / set.name;
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) return Error{ErrorCode::io, fmt::format("{}: {}", folder.string(), failed.message())};
    const IndexUse use = options.keep_index ? IndexUse::keep : IndexUse::make;
    Result<Engines> made[] = {
        lectern_engines(set.talks, folder / "lectern", use),
        xapian_engines(set.talks, folder / "xapian"),
        fts5_engines(set.talks, folder / "fts5.sqlite"),
    };
    Engines all;
    for (auto& engines : made) {
        if (!engines) return engines.error();
        std::move(engines->begin(), engines->end(), std::back_inserter(all));
    }
    return all;
}

/// What goes into files, over all sets.
struct Output {
    std::string per_query;
    std::string pool;
};

Result<void> measure(JudgedSet set, const Options& options, Output& output) {
    const std::size_t lost = use_first_sources(set);
    auto engines = all_engines(set, options);
    if (!engines) return engines.error();
    std::vector<Run> runs;
    for (const auto& engine : *engines) runs.push_back(ask(*engine, set.queries));
    fmt::print("{}", summary(set, runs));
    if (lost > 0) fmt::print("{} judgements are of talks that are not there\n", lost);
    if (options.per_query) fmt::print("\n{}", query_table(set, runs));
    if (!options.against.empty()) {
        const auto former = read_file(options.against);
        if (!former) return former.error();
        const auto changes = compare(set, runs, *former);
        if (!changes) return changes.error();
        fmt::print("\n{}", *changes);
    }
    fmt::print("\n");
    output.per_query += per_query_file(set, runs);
    output.pool += unjudged_pool(set, runs, options.depth);
    return {};
}

Result<void> write_file(const std::string& path, const std::string& text) {
    if (path.empty()) return {};
    std::ofstream out(path, std::ios::binary);
    if (!(out << text) || !out.flush()) return Error{ErrorCode::io, fmt::format("cannot write {}", path)};
    return {};
}

Result<void> measure_all(const Options& options) {
    if (options.cranfield.empty() && options.talks.empty())
        return Error{ErrorCode::usage, "nothing to measure", "name --cranfield, --talks or both"};
    Output output;
    if (!options.cranfield.empty()) {
        auto set = read_cranfield(options.cranfield);
        if (!set) return set.error();
        if (auto measured = measure(std::move(*set), options, output); !measured) return measured;
    }
    if (!options.talks.empty()) {
        auto set = read_pyvideo(options);
        if (!set) return set.error();
        if (auto measured = measure(std::move(*set), options, output); !measured) return measured;
    }
    if (auto written = write_file(options.save, output.per_query); !written) return written;
    return write_file(options.pool, output.pool);
}

}  // namespace

}  // namespace lectern::relevance

int main(int argc, char** argv) {
    CLI::App app("Prints how good the ranking is, beside other engines over the same talks");
    lectern::relevance::Options options;
    lectern::relevance::add_options(app, options);
    CLI11_PARSE(app, argc, argv);
    const auto measured = lectern::relevance::measure_all(options);
    if (measured) return 0;
    const auto& [code, message, hint, where] = measured.error();
    fmt::print(stderr, "lectern-relevance: error: {}\n", message);
    if (!hint.empty()) fmt::print(stderr, "  {}\n", hint);
    return static_cast<int>(lectern::exit_code(code));
}
