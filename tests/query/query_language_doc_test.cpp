// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/query.hpp"
#include "query/language/builder.hpp"

namespace lectern {
namespace {

using Row = std::vector<std::string>;

std::string trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

Row cells(std::string_view line) {
    Row row;
    line.remove_prefix(1);
    while (!line.empty()) {
        const auto end = std::min(line.find('|'), line.size());
        row.push_back(trimmed(line.substr(0, end)));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return row;
}

/// "`a`, `b`" -> a, b
Row code_spans(std::string_view cell) {
    Row spans;
    for (auto begin = cell.find('`'); begin != std::string_view::npos;) {
        const auto end = cell.find('`', begin + 1);
        spans.emplace_back(cell.substr(begin + 1, end - begin - 1));
        begin = cell.find('`', end + 1);
    }
    return spans;
}

/// What docs/query-language.md promises.
struct Manual {
    std::vector<std::string> plain;  ///< queries that need no remark
    std::vector<Row> read_as;        ///< query, tree
    std::vector<Row> errors;         ///< query, message
    std::vector<Row> fields;         ///< the cells
};

void add_row(Manual& manual, const std::string& header, const Row& row) {
    if (header == "field") {
        manual.fields.push_back(row);
        manual.plain.push_back(code_spans(row.at(2)).at(0));
    } else if (header == "read as") {
        manual.read_as.push_back({code_spans(row.at(0)).at(0), code_spans(row.at(1)).at(0)});
    } else if (header == "error") {
        manual.errors.push_back({code_spans(row.at(0)).at(0), row.at(1)});
    } else {
        manual.plain.push_back(code_spans(row.at(0)).at(0));
    }
}

Manual read_manual() {
    Manual manual;
    std::ifstream file(LECTERN_SOURCE_DIR "/docs/query-language.md");
    std::string header;  // of the table we are in
    bool in_block = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("```")) {
            in_block = line == "```query";
        } else if (in_block) {
            manual.plain.push_back(line);
        } else if (!line.starts_with("|")) {
            header.clear();
        } else if (header.empty()) {
            const Row names = cells(line);
            header = names.at(0) == "query" ? names.at(1) : names.at(0);
        } else if (!line.starts_with("|---")) {
            add_row(manual, header, cells(line));
        }
    }
    return manual;
}

Result<ParsedQuery> parse_and_build(const std::string& query) {
    Analyzer english;
    Analyzer* const analyzers[] = {&english};
    auto parsed = parse_query(query, {.today = "2026-03-01"});
    if (!parsed.ok()) return parsed;
    const auto built = build_query(parsed->root, {Xapian::Database(), analyzers});
    if (!built.ok()) return built.error();
    return parsed;
}

TEST(QueryLanguageManual, PlainExamplesAreUnderstoodWithoutRemarks) {
    const Manual manual = read_manual();
    EXPECT_GE(manual.plain.size(), 50u);
    for (const std::string& query : manual.plain) {
        const auto parsed = parse_and_build(query);
        ASSERT_TRUE(parsed.ok()) << query << ": " << parsed.error().message;
        EXPECT_EQ(parsed->warnings, std::vector<std::string>{}) << query;
    }
}

TEST(QueryLanguageManual, OddExamplesAreReadAsPromisedWithAWarning) {
    const Manual manual = read_manual();
    EXPECT_GE(manual.read_as.size(), 10u);
    for (const Row& row : manual.read_as) {
        const auto parsed = parse_and_build(row[0]);
        ASSERT_TRUE(parsed.ok()) << row[0] << ": " << parsed.error().message;
        EXPECT_EQ(to_string(parsed->root), row[1]) << row[0];
        EXPECT_EQ(parsed->warnings.size(), 1u) << row[0];
    }
}

TEST(QueryLanguageManual, WrongExamplesAreThePromisedErrors) {
    const Manual manual = read_manual();
    EXPECT_GE(manual.errors.size(), 9u);
    for (const Row& row : manual.errors) {
        const auto parsed = parse_and_build(row[0]);
        ASSERT_FALSE(parsed.ok()) << row[0];
        EXPECT_EQ(parsed.error().code, ErrorCode::bad_query);
        EXPECT_EQ(parsed.error().message, row[1]);
    }
}

TEST(QueryLanguageManual, ListsTheFieldsOfTheSchema) {
    const Manual manual = read_manual();
    ASSERT_EQ(manual.fields.size(), fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Row& row = manual.fields[i];
        EXPECT_EQ(code_spans(row.at(0)), Row{std::string(fields[i].name)});
        Row aliases;
        for (const std::string_view alias : fields[i].aliases) {
            if (!alias.empty()) aliases.emplace_back(alias);
        }
        EXPECT_EQ(code_spans(row.at(1)), aliases) << fields[i].name;
        EXPECT_EQ(code_spans(row.at(2)), Row{std::string(fields[i].example)});
        EXPECT_EQ(row.at(3), fields[i].help);
    }
}

TEST(QueryLanguageManual, NamesTheLimits) {
    std::ifstream file(LECTERN_SOURCE_DIR "/docs/query-language.md");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(max_query_bytes, 16'384u);
    EXPECT_NE(text.find("16,384 bytes"), std::string::npos);
    EXPECT_NE(text.find(std::to_string(max_query_words) + " words"), std::string::npos);
    EXPECT_NE(text.find(std::to_string(max_query_depth) + " deep"), std::string::npos);
}

}  // namespace
}  // namespace lectern
