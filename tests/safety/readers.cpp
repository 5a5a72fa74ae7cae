// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "lectern/search.hpp"
#include "tests/safety/checks.hpp"
#include "tests/safety/child_process.hpp"

namespace lectern::test {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t steady_talks = 800;  ///< so that most changes are small ones
constexpr std::size_t moving_talks = 20;

/// In state n these talks have the tag `state-n`, and the word in their text.
void write_state(const fs::path& folder, int state) {
    std::string out;
    for (std::size_t i = 0; i < moving_talks; ++i) {
        out += fmt::format(
            R"({{"title": "Moving {0}", "event": "E", "abstract": "now in state{1} indeed", "tags": ["state-{1}"]}})"
            "\n",
            i, state);
    }
    std::ofstream(folder / "moving.tmp", std::ios::binary) << out;
    fs::rename(folder / "moving.tmp", folder / "moving.jsonl");
}

void write_steady(const fs::path& folder) {
    std::ofstream file(folder / "steady.jsonl", std::ios::binary);
    for (std::size_t i = 0; i < steady_talks; ++i)
        file << fmt::format(
            R"({{"title": "Steady {0}", "event": "E", "abstract": "always about networks {0}"}})"
            "\n",
            i);
}

/// Empty: all answers are those of one state.
std::string mistake(Searcher& searcher) {
    SearchRequest request{.query = ""};
    request.facets = {{Field::tag, 100}};
    const auto all = searcher.search(request);
    if (!all) return all.error().message;
    const FacetCounts& tags = all->facets.front();
    if (all->total != steady_talks + moving_talks) return fmt::format("{} talks", all->total);
    if (tags.values.size() != 1 || tags.values.front().count != moving_talks)
        return fmt::format("{} states at once", tags.values.size());
    return {};
}

std::string mistake_in_phrase(Searcher& searcher) {
    const auto found =
        searcher.search({.query = "\"steady\" \"always about networks\"", .limit = 5, .exact = true});
    if (!found) return found.error().message;
    if (found->total != steady_talks) return fmt::format("a phrase in {} talks", found->total);
    const auto moving = searcher.search({.query = "\"now in\"", .limit = moving_talks, .exact = true});
    if (!moving) return moving.error().message;
    for (const Hit& hit : moving->hits) {
        if (hit.talk.abstract != moving->hits.front().talk.abstract) return "hits of two states";
    }
    return moving->total == moving_talks ? "" : fmt::format("{} talks move", moving->total);
}

/// Until it is told to end; every third time in a searcher that stays open.
[[noreturn]] void read_for_ever(const fs::path& database) {
    std::size_t answers = 0;
    auto lasting = Searcher::open(database);
    if (!lasting) fail(lasting.error().message);
    while (::getppid() != 1) {
        auto own = Searcher::open(database);
        if (!own) fail("a reader could not open the index: " + own.error().message);
        Searcher& searcher = ++answers % 3 == 0 ? *lasting : *own;
        for (const std::string& wrong : {mistake(searcher), mistake_in_phrase(searcher)}) {
            if (!wrong.empty()) fail("a reader saw " + wrong);
        }
    }
    ::_exit(0);
}

}  // namespace

void check_readers(int seconds, int readers) {
    const Scratch scratch;
    const fs::path folder = scratch.path() / "posts";
    const fs::path database = scratch.path() / "talks.db";
    fs::create_directory(folder);
    write_steady(folder);
    write_state(folder, 0);
    const std::vector<std::string> arguments{"--db", database.string(), folder.string()};
    if (wait_for(start_indexer(arguments)) != 0) fail("the first build failed");
    std::vector<pid_t> children;
    for (int reader = 0; reader < readers; ++reader) {
        const pid_t child = ::fork();
        if (child == 0) read_for_ever(database);
        children.push_back(child);
    }
    const auto end = Clock::now() + std::chrono::seconds(seconds);
    int updates = 0;
    std::string problem;
    while (problem.empty() && Clock::now() < end) {
        write_state(folder, ++updates);
        if (const int status = wait_for(start_indexer(arguments)); status != 0)
            problem = fmt::format("update {} ended with {}", updates, status);
        int status = 0;
        if (::waitpid(-1, &status, WNOHANG) > 0) problem = "a reader failed";
    }
    for (const pid_t child : children) {
        ::kill(child, SIGTERM);
        const int status = wait_for(child);
        if (status != 128 + SIGTERM && problem.empty())
            problem = fmt::format("a reader ended with {}", status);
    }
    if (!problem.empty()) fail(problem);
    std::cout << fmt::format("{} readers during {} updates in {} s: every answer was right\n", readers,
                             updates, seconds);
}

}  // namespace lectern::test
