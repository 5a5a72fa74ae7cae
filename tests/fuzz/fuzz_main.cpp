// SPDX-License-Identifier: GPL-2.0-or-later
// The targets with a mutator of their own, for machines without libFuzzer and
// for the check. Links with libFuzzer, too: see libfuzzer_main.cpp.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "tests/fuzz/mutator.hpp"
#include "tests/fuzz/targets.hpp"

namespace {

using Clock = std::chrono::steady_clock;

struct Options {
    std::vector<std::string> targets;
    std::vector<std::string> seeds{LECTERN_TEST_DATA};
    std::size_t runs = 40;
    double seconds = 0;  ///< of each target; 0: count runs
    std::uint64_t seed = 1;
    double slowest = 5;  ///< seconds that one input may take
    std::string keep;    ///< where the current input is written before it runs
};

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> load(const std::vector<std::string>& paths) {
    std::vector<std::filesystem::path> files;
    for (const std::string& path : paths) {
        if (!std::filesystem::is_directory(path)) {
            files.emplace_back(path);
            continue;
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
            if (entry.is_regular_file()) files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> out;
    for (const auto& file : files) out.push_back(content_of(file));
    return out;
}

std::vector<std::string> seeds_for(const std::string& target, const std::vector<std::string>& all) {
    if (target == lectern::fuzz::query_target) {
        return {"kube-proxy AND title:\"big tcp\" -windows", "date:2024-03-01..2024-12-31 (a OR b) NEAR/3 c",
                "year:2020.. speaker:\"Ann Lee\" kube* +the", "CiliumEndpointSlice C++ 日本語 :::"};
    }
    std::vector<std::string> out;
    std::copy_if(all.begin(), all.end(), std::back_inserter(out),
                 [&](const std::string& content) { return lectern::fuzz::suits(target, content); });
    return out.empty() ? all : out;
}

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Whether no input took too long.
bool fuzz(const std::string& target, const std::vector<std::string>& all, const Options& options) {
    std::vector<std::string> seeds = seeds_for(target, all);
    const std::size_t count = seeds.size();
    lectern::fuzz::Mutator mutator(std::move(seeds), options.seed);
    const auto start = Clock::now();
    std::size_t runs = 0;
    double slowest = 0;
    while (options.seconds > 0 ? seconds_since(start) < options.seconds : runs < options.runs) {
        const std::string input = mutator.next();
        if (!options.keep.empty()) std::ofstream(options.keep, std::ios::binary) << input;
        const auto begin = Clock::now();
        lectern::fuzz::run_target(target, input);
        slowest = std::max(slowest, seconds_since(begin));
        ++runs;
        if (slowest > options.slowest) break;
    }
    fmt::print("{}: {} inputs from {} seeds in {:.1f} s, the slowest {:.0f} ms\n", target, runs, count,
               seconds_since(start), slowest * 1000);
    return slowest <= options.slowest;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Feed mutated files to the readers and the query language"};
    Options options;
    app.add_option("--target", options.targets, "What to fuzz, may be given again; default: everything");
    app.add_option("--runs", options.runs, "Inputs for each target")->capture_default_str();
    app.add_option("--seconds", options.seconds, "Time for each target, instead of a number of inputs");
    app.add_option("--seed", options.seed, "Of the random numbers")->capture_default_str();
    app.add_option("--slowest", options.slowest, "Seconds that one input may take")->capture_default_str();
    app.add_option("--keep", options.keep, "Write each input to this file before it runs");
    app.add_option("seeds", options.seeds, "Files and folders to begin with")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    if (options.targets.empty()) options.targets = lectern::fuzz::target_names();
    const std::vector<std::string> all = load(options.seeds);
    if (all.empty()) {
        fmt::print(stderr, "fuzz: there are no files to begin with\n");
        return 2;
    }
    bool fast = true;
    for (const std::string& target : options.targets) fast = fuzz(target, all, options) && fast;
    return fast ? 0 : 1;
}
