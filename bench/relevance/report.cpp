// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/relevance/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <string_view>
#include <utility>

#include "indexer/text_util.hpp"

namespace lectern::relevance {

namespace {

constexpr std::size_t most_changes_shown = 8;
constexpr int shuffles = 10'000;
/// A change that only rounding sees is none.
constexpr double noticeable = 0.0005;

std::vector<std::string> kinds(const std::vector<JudgedQuery>& queries) {
    std::vector<std::string> kinds;
    for (const JudgedQuery& query : queries) {
        if (std::find(kinds.begin(), kinds.end(), query.kind) == kinds.end()) kinds.push_back(query.kind);
    }
    return kinds;
}

std::string engine_heads(const std::vector<Run>& runs) {
    std::string line;
    for (const Run& run : runs) line += fmt::format("{:>15}", run.engine);
    return line + '\n';
}

std::string by_kind(const JudgedSet& set, const std::vector<Run>& runs) {
    std::string table = fmt::format("\n{:<16}", "nDCG@10") + engine_heads(runs);
    for (const std::string& kind : kinds(set.queries)) {
        const auto count = std::count_if(set.queries.begin(), set.queries.end(),
                                         [&](const JudgedQuery& query) { return query.kind == kind; });
        table += fmt::format("{:<16}", fmt::format("{} ({})", kind, count));
        for (const Run& run : runs) table += fmt::format("{:>15.3f}", mean(run, set.queries, kind).ndcg);
        table += '\n';
    }
    return table;
}

struct Change {
    const JudgedQuery* query;
    double before;
    double after;
    [[nodiscard]] double difference() const { return after - before; }
};

/// How often random signs make a difference of means at least as great.
double chance(const std::vector<Change>& changes) {
    double sum = 0;
    for (const Change& change : changes) sum += change.difference();
    std::mt19937 random(1);
    int as_great = 0;
    for (int i = 0; i < shuffles; ++i) {
        double other = 0;
        for (const Change& change : changes)
            other += (random() & 1U) != 0 ? change.difference() : -change.difference();
        if (std::abs(other) >= std::abs(sum) - 1e-12) ++as_great;
    }
    return static_cast<double>(as_great) / shuffles;
}

std::string describe(const std::string& engine, std::vector<Change> changes) {
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
        return std::abs(a.difference()) > std::abs(b.difference());
    });
    double before = 0;
    double after = 0;
    std::size_t won = 0;
    std::size_t lost = 0;
    for (const Change& change : changes) {
        before += change.before;
        after += change.after;
        if (change.difference() > noticeable) ++won;
        if (change.difference() < -noticeable) ++lost;
    }
    const auto count = static_cast<double>(changes.size());
    std::string text =
        fmt::format("{}: nDCG@10 {:.3f} -> {:.3f}, {} won, {} lost, {} as before, p = {:.3f}\n", engine,
                    before / count, after / count, won, lost, changes.size() - won - lost, chance(changes));
    for (std::size_t i = 0; i < std::min(changes.size(), most_changes_shown); ++i) {
        if (std::abs(changes[i].difference()) <= noticeable) break;
        text +=
            fmt::format("  {:+.3f} ({:.3f} -> {:.3f})  {}  {}\n", changes[i].difference(), changes[i].before,
                        changes[i].after, changes[i].query->id, changes[i].query->text);
    }
    return text;
}

/// nDCG@10 by engine and query id of the lines of this set.
using Former = std::map<std::pair<std::string, std::string>, double, std::less<>>;

Result<Former> read_former(const std::string& text, const std::string& set) {
    Former former;
    std::size_t number = 0;
    for (const std::string_view line : split(text, "\n")) {
        ++number;
        if (line.empty()) continue;
        const auto cells = split(line, "\t");
        double ndcg = 0;
        if (cells.size() != 5 ||
            std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), ndcg).ec != std::errc())
            return Error{ErrorCode::bad_input, fmt::format("line {} is none that --save writes", number)};
        if (cells[0] == set) former[{std::string(cells[2]), std::string(cells[1])}] = ndcg;
    }
    return former;
}

}  // namespace

std::string summary(const JudgedSet& set, const std::vector<Run>& runs) {
    std::size_t judgements = 0;
    for (const JudgedQuery& query : set.queries) judgements += query.grades.size();
    std::string table = fmt::format("{}: {} talks, {} queries, {} judgements\n\n", set.name, set.talks.size(),
                                    set.queries.size(), judgements);
    table += fmt::format("{:<15}{:>9}{:>9}{:>9}{:>9}{:>13}\n", "", "nDCG@10", "MAP", "P@10", "R@100",
                         "unjudged@10");
    for (const Run& run : runs) {
        const Figures figures = mean(run, set.queries);
        table += fmt::format("{:<15}{:>9.3f}{:>9.3f}{:>9.3f}{:>9.3f}{:>13.2f}\n", run.engine, figures.ndcg,
                             figures.average_precision, figures.precision, figures.recall, figures.unjudged);
    }
    return kinds(set.queries).size() > 1 ? table + by_kind(set, runs) : table;
}

std::string query_table(const JudgedSet& set, const std::vector<Run>& runs) {
    std::string table = engine_heads(runs);
    for (std::size_t i = 0; i < set.queries.size(); ++i) {
        for (const Run& run : runs) {
            const Answer& answer = run.answers[i];
            table += answer.error.empty() ? fmt::format("{:>15.3f}", answer.figures.ndcg)
                                          : fmt::format("{:>15}", "error");
        }
        table += fmt::format("  {}  {}\n", set.queries[i].id, set.queries[i].text);
        for (const Run& run : runs) {
            if (!run.answers[i].error.empty())
                table += fmt::format("  {}: {}\n", run.engine, run.answers[i].error);
        }
    }
    return table;
}

std::string per_query_file(const JudgedSet& set, const std::vector<Run>& runs) {
    std::string lines;
    for (const Run& run : runs) {
        for (std::size_t i = 0; i < set.queries.size(); ++i) {
            const Figures& figures = run.answers[i].figures;
            lines += fmt::format("{}\t{}\t{}\t{:.4f}\t{:.4f}\n", set.name, set.queries[i].id, run.engine,
                                 figures.ndcg, figures.average_precision);
        }
    }
    return lines;
}

Result<std::string> compare(const JudgedSet& set, const std::vector<Run>& runs, const std::string& former) {
    const auto before = read_former(former, set.name);
    if (!before) return before.error();
    std::string text;
    for (const Run& run : runs) {
        std::vector<Change> changes;
        for (std::size_t i = 0; i < set.queries.size(); ++i) {
            const auto found = before->find(std::pair(run.engine, set.queries[i].id));
            if (found == before->end()) continue;
            changes.push_back({&set.queries[i], found->second, run.answers[i].figures.ndcg});
        }
        if (!changes.empty()) text += describe(run.engine, std::move(changes));
    }
    return text;
}

std::string unjudged_pool(const JudgedSet& set, const std::vector<Run>& runs, std::size_t depth) {
    std::string lines;
    std::mt19937 random(1);
    for (std::size_t i = 0; i < set.queries.size(); ++i) {
        std::set<std::string> keys;
        for (const Run& run : runs) {
            const auto& found = run.answers[i].keys;
            for (std::size_t rank = 0; rank < std::min(depth, found.size()); ++rank) {
                if (set.queries[i].grades.count(found[rank]) == 0) keys.insert(found[rank]);
            }
        }
        std::vector<std::string> shuffled(keys.begin(), keys.end());
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        for (const std::string& key : shuffled) lines += fmt::format("{}\t{}\n", set.queries[i].id, key);
    }
    return lines;
}

}  // namespace lectern::relevance
