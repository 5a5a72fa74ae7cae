// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/tree/tree.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace lectern::tree {
namespace {

std::string describe(const Node* node) {
    if (node == nullptr) return "nothing";
    if (node->kind == Node::Kind::null) return "null";
    if (node->is_scalar()) return node->plain ? node->text : '"' + node->text + '"';
    std::string out(1, node->is_map() ? '{' : '[');
    for (const Node::Entry& entry : node->entries) {
        if (out.size() > 1) out += ' ';
        if (node->is_map()) out += entry.key + '=';
        out += describe(entry.value);
    }
    return out + (node->is_map() ? '}' : ']');
}

struct Parsed {
    std::string tree;
    std::string diagnostics;
};

Parsed parse(std::string_view text, const std::string& path = "a.yml") {
    std::vector<Diagnostic> diagnostics;
    const Tree tree = parse_data_file(text, {path, "this", 1, diagnostics});
    Parsed out{describe(tree.root), {}};
    for (const Diagnostic& diagnostic : diagnostics) out.diagnostics += to_string(diagnostic) + '\n';
    return out;
}

TEST(Tree, YamlAsWritten) {
    struct Case {
        std::string_view text;
        std::string_view tree;
    };
    const Case cases[] = {
        {"", "nothing"},
        {"# only a comment\n", "nothing"},
        {"---\n- a\n- 'b'\n- 2024-05-01\n", "[a \"b\" 2024-05-01]"},
        {"a: 1\nb:\n- x\n- y\nc: ~\nd:\n", "{a=1 b=[x y] c=null d=null}"},
        {"text: |\n  one\n  two\nnext: >-\n  folded\n  line\n", "{text=\"one\ntwo\n\" next=\"folded line\"}"},
        {"flow: {a: [1, \"2\"], b: }\n", "{flow={a=[1 \"2\"] b=null}}"},
        {"base: &b {x: 1, y: 2}\nown:\n  <<: *b\n  y: 3\n", "{base={x=1 y=2} own={y=3 x=1}}"},
        {"a: &n Ann\nb: *n\n", "{a=Ann b=Ann}"},
        {"a: 1\n---\na: 2\n", "[{a=1} {a=2}]"},
    };
    for (const Case& one : cases) {
        const Parsed got = parse(one.text);
        EXPECT_EQ(got.tree, one.tree) << one.text;
        EXPECT_EQ(got.diagnostics, "") << one.text;
    }
}

TEST(Tree, WhatIsWrongInYamlIsToldAndTheRestIsRead) {
    struct Case {
        std::string_view text;
        std::string_view tree;
        std::string_view diagnostics;
    };
    const Case cases[] = {
        {"title: Us: at the fair\ndate: 2025\n", "{title=Us: at the fair date=2025}",
         "a.yml:1:10: warning: this is no valid YAML: mapping values are not allowed in this context; quote "
         "values that contain colons or quotes\n"},
        {"- title: one\n  by: @ann\n  room: 5\n- title: two\n", "[{title=one by=@ann room=5} {title=two}]",
         "a.yml:2:7: warning: this is no valid YAML: found character that cannot start any token; quote "
         "values that contain colons or quotes\n"},
        {"talks:\n  - title: \"open\n    room: 1\n  - title: two\n  - title: three\nend: 1\n",
         "{talks=[{room=1} {title=two} {title=three}] end=1}",
         "a.yml:7:1: error: this is no valid YAML: found unexpected end of stream; quote values that contain "
         "colons or quotes\n"},
        {"a: 1\n\tb: 2\nc: 3\n", "{a=1 c=3}",
         "a.yml:2:1: warning: this is no valid YAML: found a tab character that violates indentation; quote "
         "values that contain colons or quotes\n"},
        {"a: 1\na: 2\nb: 3\n", "{a=2 b=3}",
         "a.yml:1: warning: the key \"a\" is given twice; the last one counts; remove one\n"},
        {"a: *nobody\nb: 1\n", "{a=null b=1}",
         "a.yml:1: error: nothing is named &nobody; name it before *nobody refers to it\n"},
        {"a: &a [*a, 1]\n", "{a=[null 1]}", "a.yml:1: error: *a contains itself; write out what is meant\n"},
    };
    for (const Case& one : cases) {
        const Parsed got = parse(one.text);
        EXPECT_EQ(got.tree, one.tree) << one.text;
        EXPECT_EQ(got.diagnostics, one.diagnostics) << one.text;
    }
}

TEST(Tree, DeepNestingIsLeftOutWithItsLine) {
    const Parsed got = parse("a: " + std::string(100'000, '[') + "\nb: 1\n");
    EXPECT_TRUE(got.tree.ends_with(" b=1}")) << got.tree;
    EXPECT_EQ(got.diagnostics, "a.yml:1:67: error: nests deeper than any listing does; write it flatter\n");
}

TEST(Tree, AliasesDoNotMultiply) {
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 30; ++i) {
        const std::string to = std::to_string(i);
        const std::string from = "*a" + std::to_string(i - 1);
        bomb += "a" + to + ": &a" + to + " [" + from;
        for (int n = 0; n < 8; ++n) bomb += ", " + from;
        bomb += "]\n";
    }
    const std::string path = "a.yml";
    std::vector<Diagnostic> diagnostics;
    const Tree tree = parse_yaml(bomb, {path, "this", 1, diagnostics});
    EXPECT_TRUE(diagnostics.empty());
    EXPECT_LT(tree.nodes.size(), 100u);
    EXPECT_TRUE(tree.root->find("a28")->shared);
}

TEST(Tree, MergedKeysAreCounted) {
    std::string bomb = "base: &b\n";
    for (int i = 0; i < 1000; ++i) bomb += "  k" + std::to_string(i) + ": 1\n";
    for (int i = 0; i < 1000; ++i) bomb += "m" + std::to_string(i) + ": {<<: *b}\n";
    const std::string path = "a.yml";
    std::vector<Diagnostic> diagnostics;
    const Tree tree = parse_yaml(bomb, {path, "this", 1, diagnostics});
    std::size_t entries = 0;
    for (const Node& node : tree.nodes) entries += node.entries.size();
    EXPECT_LT(entries, 110'000u);
}

TEST(Tree, ProblemsWithoutEndAreCounted) {
    std::string text;
    for (int i = 0; i < 150; ++i) text += "- a: b: c\n";
    const Parsed got = parse(text);
    EXPECT_NE(got.diagnostics.find("a.yml: error: 50 more places could not be read\n"), std::string::npos)
        << got.diagnostics;
}

TEST(Tree, TomlAsWritten) {
    const Parsed got = parse(
        "Title = \"A\"\ndate = 2024-05-01\nat = 2024-05-01T10:00:00Z\nlist = [\"x\", 2]\n[params]\nb = "
        "true\n",
        "a.toml");
    EXPECT_EQ(got.tree,
              "{Title=\"A\" date=2024-05-01 at=2024-05-01T10:00:00Z list=[\"x\" 2] params={b=true}}");
    EXPECT_EQ(got.diagnostics, "");
}

TEST(Tree, WhatIsWrongInTomlIsToldAndTheRestIsRead) {
    const Parsed got = parse("title = \"A\"\nroom = five\nlevel = \"easy\"\n", "a.toml");
    EXPECT_EQ(got.tree, "{title=\"A\" level=\"easy\"}");
    EXPECT_TRUE(got.diagnostics.starts_with("a.toml:2:")) << got.diagnostics;
    EXPECT_NE(got.diagnostics.find("error: this is no valid TOML: "), std::string::npos) << got.diagnostics;
    EXPECT_NE(got.diagnostics.find("; write it as `key = \"value\"` lines\n"), std::string::npos);
}

TEST(Tree, TomlWithoutEndOfProblemsIsLeft) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += "broken line\n";
    const Parsed got = parse(text, "a.toml");
    EXPECT_EQ(got.tree, "nothing");
    EXPECT_EQ(parse(std::string(100'000, '['), "a.toml").tree, "{}");
}

TEST(Tree, JsonAsWritten) {
    EXPECT_EQ(parse("{\"b\": 1, \"a\": [\"x\", null, true]}", "a.json").tree, "{b=1 a=[\"x\" null true]}");
    const Parsed broken = parse("{\"a\": }", "a.json");
    EXPECT_EQ(broken.tree, "nothing");
    EXPECT_TRUE(
        broken.diagnostics.starts_with("a.json:1: error: this is no valid JSON: parse error at line 1"))
        << broken.diagnostics;
    EXPECT_TRUE(parse(std::string(100'000, '['), "a.json")
                    .diagnostics.ends_with("; check its commas, quotes and braces\n"));
}

TEST(Tree, JsonBreaksOffBehindWhatIsWhole) {
    const std::pair<const char*, const char*> rows[] = {
        {R"({"a": [1, 2], "b": [{"t": "x"}, {"t": "y")", R"({a=[1 2] b=[{t="x"}]})"},
        {R"([{"t": "x", "s": ["n"], "u": "v)", R"([{t="x" s=["n"]}])"},
        {R"({"a": {"b": {}}, "c": 1, "d": [[[)", R"({a={b={}}})"},
        {R"([{"a": 1}, "b" "c"])", R"([{a=1}])"},
        {R"({"a": {"b": 1}} trailing)", R"({a={b=1}})"},
        {R"({"a": 1, "b")", "nothing"},
        {"", "nothing"},
    };
    for (const auto& [text, tree] : rows) {
        const JsonText read = read_json(text);
        EXPECT_EQ(describe(read.tree.root), tree) << text;
        EXPECT_EQ(read.error_line, 1u) << text;
        EXPECT_TRUE(read.error.starts_with("parse error at line 1, column ")) << read.error;
    }
}

TEST(Tree, JsonKnowsItsLines) {
    const JsonText read = read_json("{\n\"a\":\n1, \"b\": [\n2,\n{}]}\n", 7);
    const auto& entries = read.tree.root->entries;
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(read.tree.root->line, 7u);
    EXPECT_EQ(entries[0].line, 8u);
    EXPECT_EQ(entries[1].line, 9u);
    EXPECT_EQ(entries[1].value->entries[0].line, 10u);
    EXPECT_EQ(entries[1].value->entries[1].line, 11u);
    EXPECT_EQ(read_json("[1,\n2\n,]", 7).error_line, 9u);
}

TEST(Tree, TheLastOfAKeyInJsonCounts) {
    EXPECT_EQ(describe(read_json(R"({"a": 1, "b": 2, "a": 3, "a": 4})").tree.root), "{b=2 a=4}");
    std::string many = "{";
    for (int i = 0; i < 300; ++i) many += fmt::format("\"k{}\": {},", i % 100, i);
    const JsonText read = read_json(many + "\"z\": 0}");
    ASSERT_EQ(read.tree.root->entries.size(), 101u);
    EXPECT_EQ(read.tree.root->entries.front().value->text, "200");
    EXPECT_EQ(read.tree.root->find("k99")->text, "299");
}

TEST(Tree, JsonIsTheSameFromBothParsers) {
    // a comment is left to the slower parser
    const std::string deep = std::string(70, '[') + "1" + std::string(70, ']');
    for (const std::string_view text :
         {std::string_view(
              R"({"a": [1, -2, -0, 0.50, 1e5, true, false, null, "x\ty \u00e9 \ud83d\ude00"], "b": {}})"),
          std::string_view("[{\"k\": 1, \"k\": 2},\n {\"\\u006b\": [ ]}\n]\n"),
          std::string_view("{\"big\": 123456789012345678901234567890, \"small\": 18446744073709551615}"),
          std::string_view(deep)}) {
        const JsonText fast = read_json(text);
        const JsonText slow = read_json(std::string(text) + "\n/* so */");
        EXPECT_EQ(fast.error_line, 0u) << text;
        EXPECT_EQ(describe(fast.tree.root), describe(slow.tree.root)) << text;
    }
}

TEST(Tree, BrokenJsonIsToldByTheParserThatSaysWhere) {
    for (const std::string_view text : {"{\"a\": [1, 2}", "[1 2]", "{\"a\" 1}", "[1]]", "[12x]",
                                        "[\"\\ud800\"]", "[01]", "[tru]", "[nul]"}) {
        const JsonText read = read_json(text);
        EXPECT_EQ(read.error_line, 1u) << text;
        EXPECT_TRUE(read.error.starts_with("parse error at line 1")) << text << ": " << read.error;
    }
}

TEST(Tree, JsonThatIsTooDeepIsLeftOut) {
    const std::string depth(max_depth, '[');
    const std::string text = depth + "1,{\"a\":[2]},3" + std::string(max_depth, ']');
    const JsonText read = read_json(text);
    EXPECT_EQ(read.error_line, 0u);
    EXPECT_EQ(describe(read.tree.root), depth + "1 3" + std::string(max_depth, ']'));
}

TEST(Tree, OtherFilesAreNoData) { EXPECT_EQ(parse("a: 1\n", "a.txt").tree, "nothing"); }

}  // namespace
}  // namespace lectern::tree
