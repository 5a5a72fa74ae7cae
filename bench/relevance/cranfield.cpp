// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/relevance/cranfield.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string_view>
#include <utility>

#include "indexer/text_util.hpp"

namespace lectern::relevance {

namespace {

/// What is between the next <name> and </name>, which `rest` is moved behind;
/// nullopt when there is none. The files are no real XML: they have several
/// roots, and no character is escaped.
std::optional<std::string_view> next_element(std::string_view& rest, std::string_view name) {
    const std::string open = fmt::format("<{}>", name);
    const std::string close = fmt::format("</{}>", name);
    const std::size_t begin = rest.find(open);
    if (begin == std::string_view::npos) return std::nullopt;
    const std::size_t end = rest.find(close, begin);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view content = rest.substr(begin + open.size(), end - begin - open.size());
    rest.remove_prefix(end + close.size());
    return content;
}

std::string text_of(std::string_view element, std::string_view name) {
    return single_spaced(next_element(element, name).value_or(""));
}

/// As a path of as many parts as a key has, so that it stays itself wherever the
/// index thinks it lies.
std::string key_of_number(std::string_view number) { return fmt::format("cranfield/abstracts/{}", number); }

Talk read_abstract(std::string_view document) {
    Talk talk;
    talk.id = text_of(document, "docno");
    talk.title = text_of(document, "title");
    talk.abstract = text_of(document, "text");
    talk.language = "en";
    talk.sources = {{.path = key_of_number(talk.id), .line = 1}};
    return talk;
}

Result<void> read_grades(std::string_view text, std::vector<JudgedQuery>& queries) {
    for (const std::string_view line : split(text, "\n")) {
        const auto cells = split_words(line);  // query, 0, document, grade
        if (cells.empty()) continue;
        std::size_t query = 0;
        if (cells.size() == 4) std::from_chars(cells[0].data(), cells[0].data() + cells[0].size(), query);
        if (query == 0 || query > queries.size())
            return Error{ErrorCode::bad_input, fmt::format("cranqrel.trec.txt: no judgement: '{}'", line)};
        queries[query - 1].grades[key_of_number(cells[2])] = cells[3] == "0" ? 0 : 1;
    }
    return {};
}

}  // namespace

Result<JudgedSet> read_cranfield(const std::filesystem::path& folder) {
    const auto documents = read_file(folder / "cran.all.1400.xml");
    if (!documents) return documents.error();
    const auto questions = read_file(folder / "cran.qry.xml");
    if (!questions) return questions.error();
    const auto grades = read_file(folder / "cranqrel.trec.txt");
    if (!grades) return grades.error();

    JudgedSet set{.name = "Cranfield", .talks = {}, .queries = {}};
    std::string_view rest = *documents;
    while (const auto document = next_element(rest, "doc")) {
        Talk talk = read_abstract(*document);
        if (!talk.title.empty()) set.talks.push_back(std::move(talk));  // numbers 471 and 995 are empty
    }
    rest = *questions;
    while (const auto question = next_element(rest, "top")) {
        set.queries.push_back({.id = fmt::format("c{:03}", set.queries.size() + 1),
                               .kind = "question",
                               .text = text_of(*question, "title")});
    }
    if (auto read = read_grades(*grades, set.queries); !read) return read.error();
    return set;
}

}  // namespace lectern::relevance
