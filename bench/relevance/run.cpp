// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/relevance/run.hpp"

#include <algorithm>

#include "bench/relevance/measures.hpp"

namespace lectern::relevance {

namespace {

constexpr double Figures::*all_figures[] = {&Figures::ndcg, &Figures::average_precision, &Figures::precision,
                                            &Figures::recall, &Figures::unjudged};

Figures judge(const std::vector<std::string>& keys, const JudgedQuery& query) {
    RankedGrades found;
    Figures figures;
    for (const std::string& key : keys) {
        const auto grade = query.grades.find(key);
        if (grade == query.grades.end() && found.size() < first_page) ++figures.unjudged;
        found.push_back(grade == query.grades.end() ? 0 : grade->second);
    }
    std::vector<int> judged;
    for (const auto& [key, grade] : query.grades) judged.push_back(grade);
    figures.ndcg = ndcg(found, judged, first_page);
    figures.average_precision = average_precision(found, judged);
    figures.precision = precision(found, first_page);
    figures.recall = recall(found, judged, recall_depth);
    return figures;
}

bool has_relevant(const JudgedQuery& query) {
    return std::any_of(query.grades.begin(), query.grades.end(),
                       [](const auto& judged) { return judged.second > 0; });
}

}  // namespace

Run ask(Engine& engine, const std::vector<JudgedQuery>& queries) {
    Run run{.engine = std::string(engine.name()), .answers = {}};
    for (const JudgedQuery& query : queries) {
        Answer answer;
        if (auto keys = engine.search(query.text, run_depth)) {
            answer.keys = std::move(*keys);
        } else {
            answer.error = keys.error().message;
        }
        answer.figures = judge(answer.keys, query);
        run.answers.push_back(std::move(answer));
    }
    return run;
}

Figures mean(const Run& run, const std::vector<JudgedQuery>& queries, const std::string& kind) {
    Figures sum;
    double count = 0;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        if (!has_relevant(queries[i]) || (!kind.empty() && queries[i].kind != kind)) continue;
        ++count;
        for (const auto figure : all_figures) sum.*figure += run.answers[i].figures.*figure;
    }
    if (count > 0) {
        for (const auto figure : all_figures) sum.*figure /= count;
    }
    return sum;
}

}  // namespace lectern::relevance
