// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/signature.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

constexpr std::size_t bytes_looked_at = 64u << 10;

constexpr std::array markdown_endings = std::to_array<std::string_view>({".md", ".markdown", ".mdx"});
constexpr std::array other_endings = std::to_array<std::string_view>(
    {".csv", ".ical", ".ics", ".json", ".jsonl", ".ndjson", ".tsv", ".xml", ".yaml", ".yml"});

template <class Endings>
bool is_one_of(const Endings& endings, std::string_view ending) {
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_word_character(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' ||
           c == '.' || c == '"' || c == '\'';
}

std::string_view without_indentation(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    return line;
}

/// `- item`, `* item`, `+ item`, `3. item`, `3) item`.
bool opens_item(std::string_view line) {
    const std::size_t digits =
        static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_digit) - line.begin());
    if (digits > 0) {
        line.remove_prefix(digits);
        return digits < 10 && (line.starts_with(". ") || line.starts_with(") "));
    }
    return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ");
}

bool is_heading(std::string_view line) {
    const std::size_t level = line.find_first_not_of('#');
    return level != std::string_view::npos && level >= 1 && level <= 6 && line[level] == ' ';
}

/// What stands below a heading, or between the head and the body of a table.
bool is_underline(std::string_view line) {
    return line.size() >= 3 && line.find_first_not_of("-=|: \t") == std::string_view::npos &&
           (line.find("--") != std::string_view::npos || line.find("==") != std::string_view::npos);
}

/// `key: value`, `- key: value`, `key:`.
bool is_yaml(std::string_view line) {
    if (line.starts_with("- ")) line = without_indentation(line.substr(2));
    const std::size_t colon = line.find(':');
    return colon != std::string_view::npos && colon > 0 &&
           std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), is_word_character) &&
           (colon + 1 == line.size() || line[colon + 1] == ' ');
}

/// What the lines of a text look like.
struct Marks {
    std::size_t lines = 0;  ///< that are neither blank nor `# so`
    std::size_t yaml = 0;
    bool blocks = false;  ///< headings, items, underlines
    bool runs = false;    ///< links, bold text
};

Marks marks_of(std::string_view text) {
    Marks marks;
    for (std::string_view line : split(text, "\n")) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        line = without_indentation(line);
        if (line.empty()) continue;
        const bool heading = is_heading(line);
        marks.blocks = marks.blocks || heading || opens_item(line) || is_underline(line);
        marks.runs = marks.runs || line.find("](") != std::string_view::npos ||
                     line.find("**") != std::string_view::npos || line.find("__") != std::string_view::npos;
        if (heading) continue;
        ++marks.lines;
        marks.yaml += std::size_t{is_yaml(line)};
    }
    return marks;
}

/// As JSON, XML, HTML and iCalendar begin. `[Title](https://…)` is a link.
bool begins_as_data(std::string_view text) {
    if (text.starts_with('[')) return text.substr(0, text.find('\n')).find("](") == std::string_view::npos;
    const std::string head = lower_ascii(text.substr(0, 16));
    return (head.starts_with('{') && !head.starts_with("{{") && !head.starts_with("{%")) ||
           head.starts_with("<?xml") || head.starts_with("<!doctype") || head.starts_with("<html") ||
           head.starts_with("begin:v");
}

}  // namespace

bool looks_like_markdown(std::string_view path, std::string_view content) {
    const std::string ending = file_ending(path);
    if (is_one_of(markdown_endings, ending)) return true;
    if (is_one_of(other_endings, ending)) return false;
    const std::string_view text = trim(content.substr(0, bytes_looked_at));
    if (begins_as_data(text)) return false;
    const Marks marks = marks_of(text);
    // Of a list of talks in YAML most lines are keys; so are the facts below a
    // heading (`Speaker: …`), but there links or bold text stand beside them.
    const bool yaml = marks.yaml * 10 > marks.lines * 6 && !marks.runs;
    return !yaml && (marks.blocks || marks.runs);
}

}  // namespace lectern::markdown
