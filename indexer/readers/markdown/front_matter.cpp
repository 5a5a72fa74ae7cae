// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/front_matter.hpp"

#include <algorithm>
#include <utility>

#include "indexer/readers/records/record.hpp"
#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

constexpr std::size_t max_front_matter_bytes = 256 * 1024;

struct Lines {
    std::string_view text;
    /// The line that begins at `at`, without its end; moves `at` behind it.
    std::string_view next(std::size_t& at) const {
        const auto end = text.find('\n', at);
        std::string_view line =
            text.substr(at, end == std::string_view::npos ? std::string_view::npos : end - at);
        at = end == std::string_view::npos ? text.size() : end + 1;
        if (line.ends_with('\r')) line.remove_suffix(1);
        return line;
    }
};

bool is_fence(std::string_view line, std::string_view fence) {
    return line.starts_with(fence) && line.find_last_not_of(" \t") == fence.size() - 1;
}

/// `key: value` or `key:`; tells front matter from a rule at the top of a post.
bool looks_like_key(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const std::string_view key = line.substr(0, colon);
    return std::all_of(key.begin(), key.end(), [](char c) {
        const bool other_alphabet = (static_cast<unsigned char>(c) & 0x80) != 0;  // `título`
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || c == ' ' || other_alphabet;
    });
}

bool opens_yaml(std::string_view content, std::size_t at) {
    const std::string_view line = Lines{content}.next(at);
    return looks_like_key(line) || line.starts_with('#') || is_fence(line, "---");
}

/// Where the object that begins a text ends; 0 where it does not.
std::size_t end_of_object(std::string_view text) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < std::min(text.size(), max_front_matter_bytes); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\') ++i;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return i + 1;
        }
    }
    return 0;
}

/// `{` and a key; a template's `{{` and `{%` open no object.
bool opens_object(std::string_view content) {
    if (!content.starts_with('{')) return false;
    const auto next = content.find_first_not_of(" \t\r\n", 1);
    return next != std::string_view::npos && content[next] == '"';
}

void take_tree(tree::Tree tree, const tree::TextPlace& place, FrontMatter& out) {
    if (tree.root != nullptr && tree.root->is_map()) {
        out.root = tree.root;
    } else if (tree.root != nullptr) {
        place.diagnostics.push_back({place.path, place.first_line, 1, Severity::error,
                                     "the front matter is no mapping of keys to values",
                                     "write it as `key: value` lines"});
    }
    out.tree = std::move(tree);
}

void read_object(std::string_view content, const tree::TextPlace& place, Post& post) {
    const std::size_t end = end_of_object(content);
    if (end == 0) {
        place.diagnostics.push_back(
            {place.path, 1, 1, Severity::error, "the front matter is not closed", "end it with a brace"});
        return;
    }
    take_tree(tree::parse_json(content.substr(0, end), place), place, post.front_matter);
    post.body = content.substr(end);
    post.body_line = 1 + static_cast<std::uint32_t>(std::count(content.begin(), post.body.begin(), '\n'));
}

}  // namespace

std::string FrontMatter::get(std::initializer_list<std::string_view> keys) const {
    if (root == nullptr) return {};
    for (const std::string_view key : keys) {
        for (const tree::Node::Entry& entry : root->entries) {
            if (records::plain_key(entry.key) != key) continue;
            if (std::string text = single_spaced(records::text_of(*entry.value)); !text.empty()) return text;
        }
    }
    return {};
}

Post split_post(std::string_view content, const std::string& path, std::vector<Diagnostic>& diagnostics) {
    Post post;
    post.body = content;
    const tree::TextPlace object{path, "the front matter", 1, diagnostics};
    if (opens_object(content)) {
        read_object(content, object, post);
        return post;
    }
    const Lines lines{content};
    std::size_t at = 0;
    const std::string_view first = lines.next(at);
    const bool toml = is_fence(first, "+++");
    if (!toml && (!is_fence(first, "---") || !opens_yaml(content, at))) return post;  // a rule at most
    const std::size_t begin = at;
    const tree::TextPlace place{path, "the front matter", 2, diagnostics};
    for (std::uint32_t line_number = 2; at < content.size(); ++line_number) {
        const std::size_t line_begin = at;
        const std::string_view line = lines.next(at);
        if (at - begin > max_front_matter_bytes) break;
        if (!is_fence(line, toml ? "+++" : "---") && (toml || line != "...")) continue;
        post.body = content.substr(at);
        post.body_line = line_number + 1;
        const std::string_view data = content.substr(begin, line_begin - begin);
        take_tree(toml ? tree::parse_toml(data, place) : tree::parse_yaml(data, place), place,
                  post.front_matter);
        return post;
    }
    diagnostics.push_back(
        {path, 1, 1, Severity::error, "the front matter is not closed",
         toml ? "end it with a line of three plus signs" : "end it with a line of three dashes"});
    return post;
}

}  // namespace lectern::markdown
