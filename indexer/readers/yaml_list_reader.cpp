// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/yaml_list_reader.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "indexer/readers/records/list_document.hpp"
#include "indexer/readers/records/talk_lists.hpp"
#include "indexer/text_util.hpp"

namespace lectern {

namespace {

using records::Evidence;
using records::Fact;

constexpr std::size_t bytes_looked_at = 256u << 10;  // the first record may follow many comments

/// The key of `- key: value` as records::plain_key(); empty for other lines.
std::string key_in(std::string_view line) {
    line = trim(line);
    if (line.starts_with("- ")) line = trim(line.substr(2));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || line.front() == '#') return {};
    if (colon + 1 < line.size() && line[colon + 1] != ' ') return {};
    std::string key = records::plain_key(line.substr(0, colon));
    if (key.size() > 2 && (key.front() == '"' || key.front() == '\'')) key = key.substr(1, key.size() - 2);
    return key;
}

/// All keys of a line: `- {title: A, speaker: B}` has two.
std::vector<std::string> keys_in(std::string_view line) {
    std::vector<std::string> keys;
    const auto brace = line.find('{');
    for (const std::string_view part :
         split(brace == std::string_view::npos ? line : line.substr(brace + 1), ",")) {
        if (std::string key = key_in(part); !key.empty()) keys.push_back(std::move(key));
        if (brace == std::string_view::npos) break;
    }
    return keys;
}

bool is_other_form(std::string_view path) {
    constexpr std::array<std::string_view, 10> endings{".md",  ".markdown", ".mdx",    ".json", ".jsonl",
                                                       ".csv", ".tsv",      ".ndjson", ".xml",  ".ics"};
    return std::find(endings.begin(), endings.end(), file_ending(path)) != endings.end();
}

/// What the lines of a text look like.
struct Marks {
    bool yaml = false;  ///< the first line is a key or an item
    bool title = false;
    bool people = false;
    bool kept_here = false;  ///< a key says that talks follow
    bool items = false;
    bool prose = false;  ///< text behind a second `---`: the YAML was front matter
};

Marks marks_of(std::string_view text) {
    Marks marks;
    bool first = true;
    int fences = 0;
    for (const std::string_view line : split(text, "\n")) {
        const std::string_view clean = trim(line);
        if (clean.empty() || clean.starts_with('#') || clean.starts_with("%YAML")) continue;
        if (clean == "---") {
            ++fences;
            continue;
        }
        const auto keys = keys_in(line);
        const bool item = clean.starts_with("- ") || clean == "-";
        if (fences > 1) {
            marks.prose = marks.prose || (keys.empty() && !item);
            if (marks.prose) return marks;
        }
        if (first) marks.yaml = item || !keys.empty();
        first = false;
        if (!marks.yaml) return marks;
        marks.items = marks.items || item;
        for (const std::string& key : keys) {
            marks.title = marks.title || records::may_mean(key, Fact::title);
            marks.people = marks.people || records::may_mean(key, Fact::speakers);
            marks.kept_here = marks.kept_here || records::names_talks(key);
        }
    }
    return marks;
}

class YamlListReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "yaml"; }

    [[nodiscard]] std::string_view description() const override {
        return "lists of talks in YAML: rubyevents, _data/talks.yml, days and slots of talks";
    }

    [[nodiscard]] bool accepts(const Document& document) const override {
        if (is_other_form(document.path)) return false;
        const Marks marks = marks_of(document.content.substr(0, bytes_looked_at));
        if (!marks.yaml || !marks.title || marks.prose) return false;
        return (marks.people && marks.items) || marks.kept_here || records::is_kept_among_talks(document);
    }

    [[nodiscard]] Reading read(const Document& document) const override {
        Reading reading;
        const std::string& path = document.path;
        const tree::Tree tree = tree::parse_yaml(document.content, {path, "this", 1, reading.diagnostics});
        if (tree.root == nullptr) return reading;
        const bool among_talks = records::is_kept_among_talks(document);
        records::read_lists(document, *tree.root, among_talks ? Evidence::place : Evidence::speakers,
                            reading);
        // broken YAML of another kind is nobody's loss here
        if (reading.talks.empty() && !among_talks) reading.diagnostics.clear();
        return reading;
    }
};

}  // namespace

const Reader& yaml_list_reader() {
    static const YamlListReader reader;
    return reader;
}

}  // namespace lectern
