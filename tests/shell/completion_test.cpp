// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/shell/completion.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lectern {
namespace {

using Words = std::vector<std::string>;

/// The candidates; of other words `<kind:begun>`.
std::string completed(const Words& words) {
    CLI::App app("Does something.", "program");
    std::string text;
    int number = 0;
    bool flag = false;
    app.add_option("PATH", text, "what to read");
    app.add_option("-n,--number", number, "how many")->type_name("N");
    app.add_option("--format", text, "how")->type_name("text|json|jsonl");
    app.add_option("--db", text, "where")->type_name("DIR");
    app.add_option("--config", text, "by what")->type_name("FILE");
    app.add_flag("-q,--quiet", flag, "say less");
    const Completion completion =
        complete_arguments(app, "WORDS...", words, [](std::string_view kind, std::string_view begun) {
            Completion other;
            other.candidates.push_back({"<" + std::string(kind) + ":" + std::string(begun) + ">"});
            return other;
        });
    if (completion.paths == Paths::files) return "files";
    if (completion.paths == Paths::folders) return "folders";
    std::string out;
    for (const Candidate& candidate : completion.candidates) out += (out.empty() ? "" : " ") + candidate.text;
    return out;
}

TEST(CompleteArguments, KnowsOptionsAndTheirValues) {
    const std::pair<Words, std::string> cases[] = {
        {{""}, "<WORDS...:>"},
        {{"kub"}, "<WORDS...:kub>"},
        {{"-"}, "-h --help -n --number --format --db --config -q --quiet"},
        {{"--"}, "--help --number --format --db --config --quiet"},
        {{"--n"}, "--number"},
        {{"--format", ""}, "text json jsonl"},
        {{"--format", "js"}, "json jsonl"},
        {{"--format=js"}, "--format=json --format=jsonl"},
        {{"--format", "xml"}, ""},
        {{"--db", "x"}, "folders"},
        {{"--config=x"}, "files"},
        {{"--number", "1"}, "<N:1>"},
        {{"-n", "1"}, "<N:1>"},
        {{"--number=1"}, "--number=<N:1>"},
        {{"-n", "1", "x"}, "<WORDS...:x>"},
        {{"--quiet", "x"}, "<WORDS...:x>"},
        {{"--quiet=x"}, ""},
        {{"--unknown", "x"}, "<WORDS...:x>"},
        {{"--unknown=x"}, ""},
        // A word of a query may begin with a minus.
        {{"-istio"}, "<WORDS...:-istio>"},
        {{"--", "--format", "js"}, "<WORDS...:js>"},
        {{"--", "--f"}, "<WORDS...:--f>"},
        {{"--format", "--", "--f"}, "--format"},
        {{"PATH", "x"}, "<WORDS...:x>"},
        {{}, ""},
    };
    for (const auto& [words, candidates] : cases) {
        EXPECT_EQ(completed(words), candidates) << testing::PrintToString(words);
    }
}

TEST(CompletionLines, HaveTheHelpBehindATab) {
    EXPECT_EQ(to_lines({}), "");
    EXPECT_EQ(to_lines({{{"json"}, {"--db", "database to read"}}, Paths::none}),
              "json\n--db\tdatabase to read\n");
    EXPECT_EQ(to_lines({{}, Paths::files}), ":files\n");
    EXPECT_EQ(to_lines({{}, Paths::folders}), ":folders\n");
}

}  // namespace
}  // namespace lectern
