// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/relevance/judged_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/text_util.hpp"

namespace lectern::relevance {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t parts_of_a_key = 3;
constexpr std::size_t cells_of_a_row = 3;

std::string key_of_path(std::string_view path) {
    std::size_t slashes = 0;
    const auto before = std::find_if(path.rbegin(), path.rend(),
                                     [&](char c) { return c == '/' && ++slashes == parts_of_a_key; });
    return {before.base(), path.end()};
}

using Row = std::vector<std::string_view>;

/// Calls `take` with each row of three cells; it returns what is wrong with the
/// row, or nothing.
Result<void> for_each_row(const fs::path& path, const std::function<std::string(const Row&)>& take) {
    const auto text = read_file(path);
    if (!text) return text.error();
    std::size_t number = 0;
    for (const std::string_view line : split(*text, "\n")) {
        ++number;
        if (line.empty()) continue;
        const Row row = split(line, "\t");
        std::string wrong = row.size() == cells_of_a_row ? take(row)
                                                         : fmt::format("{} cells between tabulators, not {}",
                                                                       row.size(), cells_of_a_row);
        if (wrong.empty()) continue;
        return Error{ErrorCode::bad_input, fmt::format("{}:{}: {}", path.string(), number, wrong)};
    }
    return {};
}

Result<std::vector<fs::path>> files_in(const fs::path& folder) {
    std::error_code failed;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
        if (entry.path().extension() == ".tsv") files.push_back(entry.path());
    }
    if (failed) return Error{ErrorCode::io, fmt::format("{}: {}", folder.string(), failed.message())};
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

std::string key_of(const Talk& talk) {
    return talk.sources.empty() ? talk.id : key_of_path(talk.sources.front().path);
}

Result<std::vector<JudgedQuery>> read_judgements(const fs::path& folder) {
    std::vector<JudgedQuery> queries;
    std::unordered_map<std::string, std::size_t> place_of;
    auto read = for_each_row(folder / "queries.tsv", [&](const Row& row) -> std::string {
        if (!place_of.emplace(row[0], queries.size()).second) return fmt::format("a second '{}'", row[0]);
        queries.push_back(
            {.id = std::string(row[0]), .kind = std::string(row[1]), .text = std::string(row[2])});
        return {};
    });
    if (!read) return read.error();
    const auto files = files_in(folder / "judgements");
    if (!files) return files.error();
    for (const fs::path& file : *files) {
        read = for_each_row(file, [&](const Row& row) -> std::string {
            const auto query = place_of.find(std::string(row[0]));
            if (query == place_of.end()) return fmt::format("queries.tsv has no '{}'", row[0]);
            if (row[1].size() != 1 || row[1][0] < '0' || row[1][0] > '3')
                return fmt::format("'{}' is no grade from 0 to 3", row[1]);
            queries[query->second].grades[std::string(row[2])] = row[1][0] - '0';
            return {};
        });
        if (!read) return read.error();
    }
    return queries;
}

std::size_t use_first_sources(JudgedSet& set) {
    std::unordered_map<std::string, std::string> key;
    for (const Talk& talk : set.talks) {
        for (const Source& source : talk.sources) key.emplace(key_of_path(source.path), key_of(talk));
    }
    std::size_t lost = 0;
    for (JudgedQuery& query : set.queries) {
        for (const auto& [name, grade] : std::exchange(query.grades, {})) {
            const auto found = key.find(name);
            if (found == key.end()) {
                ++lost;
            } else {
                int& best = query.grades.emplace(found->second, 0).first->second;
                best = std::max(best, grade);
            }
        }
    }
    return lost;
}

Result<std::string> read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(in), {});
    if (!in.is_open() || in.bad()) return Error{ErrorCode::io, fmt::format("cannot read {}", path.string())};
    return text;
}

}  // namespace lectern::relevance
