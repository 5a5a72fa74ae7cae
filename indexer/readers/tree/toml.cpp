// SPDX-License-Identifier: GPL-2.0-or-later
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "indexer/readers/tree/tree.hpp"

namespace lectern::tree {

namespace {

constexpr int most_problems = 10;  // each costs another pass over the text

class Converter {
public:
    explicit Converter(const TextPlace& place) : place_(place) {}

    Tree run(const toml::table& table) {
        tree_.root = convert(table, 0);
        return std::move(tree_);
    }

private:
    std::uint32_t line_of(const toml::source_region& source) const {
        return place_.first_line + (source.begin.line > 0 ? source.begin.line - 1 : 0);
    }

    const Node* convert(const toml::node& from, std::size_t depth) {
        Node& node = tree_.nodes.emplace_back();
        node.line = line_of(from.source());
        if (const toml::table* table = from.as_table()) {
            node.kind = Node::Kind::map;
            if (depth + 1 < max_depth) add_entries(*table, node, depth);
        } else if (const toml::array* array = from.as_array()) {
            node.kind = Node::Kind::list;
            if (depth + 1 < max_depth) {
                for (const toml::node& item : *array) add(convert(item, depth + 1), {}, node);
            }
        } else {
            node.kind = Node::Kind::scalar;
            node.plain = !from.is_string();
            node.text = text_of(from);
        }
        return &node;
    }

    /// The library sorts keys; what was written first counts first.
    void add_entries(const toml::table& table, Node& node, std::size_t depth) {
        for (const auto& [key, value] : table) add(convert(value, depth + 1), std::string(key.str()), node);
        std::stable_sort(node.entries.begin(), node.entries.end(),
                         [](const Node::Entry& a, const Node::Entry& b) { return a.line < b.line; });
    }

    static void add(const Node* value, std::string key, Node& to) {
        to.entries.push_back({std::move(key), value, value->line});
    }

    static std::string text_of(const toml::node& node) {
        if (const auto* text = node.as_string()) return text->get();
        std::ostringstream out;
        out << std::boolalpha;
        node.visit([&](const auto& value) {
            if constexpr (toml::is_value<decltype(value)>) out << value.get();
        });
        return out.str();
    }

    const TextPlace& place_;
    Tree tree_;
};

/// Empties a line, so that the lines after it keep their numbers.
bool blank_line(std::string& text, std::uint32_t line) {
    std::size_t begin = 0;
    for (std::uint32_t number = 1; number < line; ++number) {
        begin = text.find('\n', begin);
        if (begin == std::string::npos) return false;
        ++begin;
    }
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const bool was_blank = text.find_first_not_of(' ', begin) >= end;
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin),
              text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    return !was_blank;
}

}  // namespace

Tree parse_toml(std::string_view text, const TextPlace& place) {
    std::string rest(text);
    for (int problem = 0; problem < most_problems; ++problem) {
        try {
            return Converter(place).run(toml::parse(rest));
        } catch (const toml::parse_error& error) {
            const auto& at = error.source().begin;
            place.diagnostics.push_back({.path = place.path,
                                         .line = place.first_line + (at.line > 0 ? at.line - 1 : 0),
                                         .column = at.column,
                                         .message = std::string(place.what) +
                                                    " is no valid TOML: " + std::string(error.description()),
                                         .hint = "write it as `key = \"value\"` lines"});
            if (!blank_line(rest, at.line)) break;
        }
    }
    return {};
}

}  // namespace lectern::tree
