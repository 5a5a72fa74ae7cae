// SPDX-License-Identifier: GPL-2.0-or-later
//
// Golden relevance: judged queries over corpus/, scored with nDCG@10. The figures
// are kept in tests/data/relevance/golden.tsv, so that a change of ranking shows
// in the diff; a failing run prints the new file.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "bench/relevance/measures.hpp"
#include "lectern/collection.hpp"
#include "lectern/index.hpp"
#include "lectern/search.hpp"

namespace lectern {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t cutoff = 10;
const std::string data = LECTERN_TEST_DATA "/relevance/";

std::vector<std::vector<std::string>> read_tsv(const std::string& path) {
    std::vector<std::vector<std::string>> rows;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        std::vector<std::string> cells;
        std::stringstream cut(line);
        for (std::string cell; std::getline(cut, cell, '\t');) cells.push_back(cell);
        if (!cells.empty()) rows.push_back(std::move(cells));
    }
    return rows;
}

using Grades = std::map<std::pair<std::string, std::string>, int>;  // (event, title)

double score(const std::vector<Hit>& hits, const Grades& grades) {
    relevance::RankedGrades found;
    for (const Hit& hit : hits) {
        const auto grade = grades.find({hit.talk.event, hit.talk.title});
        found.push_back(grade == grades.end() ? 0 : grade->second);
    }
    std::vector<int> judged;
    for (const auto& [talk, grade] : grades) judged.push_back(grade);
    return relevance::ndcg(found, judged, cutoff);
}

class Relevance : public testing::Test {
protected:
    void SetUp() override {
        directory_ = fs::temp_directory_path() / fmt::format("lectern-relevance-{}", getpid());
        fs::remove_all(directory_);
        const auto collection = read_collection({LECTERN_SOURCE_DIR "/corpus"});
        ASSERT_EQ(collection.talks.size(), 57u);
        IndexOptions options;
        options.database = directory_;
        options.roots = {LECTERN_SOURCE_DIR "/corpus"};
        const auto built = update_index(collection, options);
        ASSERT_TRUE(built) << built.error().message;
    }
    void TearDown() override { fs::remove_all(directory_); }

    fs::path directory_;
};

TEST_F(Relevance, JudgedQueriesScoreAsBefore) {
    std::map<std::string, Grades> judgements;
    for (const auto& row : read_tsv(data + "judgements.tsv")) {
        ASSERT_EQ(row.size(), 4u);
        judgements[row[0]][{row[2], row[3]}] = std::stoi(row[1]);
    }
    const auto queries = read_tsv(data + "queries.tsv");
    ASSERT_GE(queries.size(), 30u);
    auto searcher = Searcher::open(directory_);
    ASSERT_TRUE(searcher) << searcher.error().message;
    std::string figures;
    double sum = 0;
    for (const auto& row : queries) {
        SearchRequest request;
        request.query = row.at(1);
        request.limit = cutoff;
        const auto result = searcher->search(request);
        ASSERT_TRUE(result) << row.at(1) << ": " << result.error().message;
        const double ndcg = score(result->hits, judgements[row.at(0)]);
        sum += ndcg;
        figures += fmt::format("{}\t{:.3f}\t{}\n", row.at(0), ndcg, row.at(1));
    }
    figures += fmt::format("mean\t{:.3f}\n", sum / static_cast<double>(queries.size()));
    std::ifstream in(data + "golden.tsv");
    std::stringstream golden;
    golden << in.rdbuf();
    EXPECT_EQ(golden.str(), figures) << "the new tests/data/relevance/golden.tsv:\n" << figures;
}

}  // namespace
}  // namespace lectern
