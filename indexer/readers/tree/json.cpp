// SPDX-License-Identifier: GPL-2.0-or-later
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/readers/tree/tree.hpp"

namespace lectern::tree {

namespace {

class Converter {
public:
    explicit Converter(const TextPlace& place) : place_(place) {}

    Tree run(const nlohmann::ordered_json& json) {
        tree_.root = convert(json, 0);
        return std::move(tree_);
    }

private:
    const Node* convert(const nlohmann::ordered_json& json, std::size_t depth) {
        Node& node = tree_.nodes.emplace_back();
        node.line = place_.first_line;
        if (json.is_structured()) {
            node.kind = json.is_object() ? Node::Kind::map : Node::Kind::list;
            if (depth + 1 < max_depth) add_entries(json, node, depth);
        } else if (!json.is_null()) {
            node.kind = Node::Kind::scalar;
            node.plain = !json.is_string();
            node.text = json.is_string() ? json.get<std::string>() : json.dump();
        }
        return &node;
    }

    void add_entries(const nlohmann::ordered_json& json, Node& node, std::size_t depth) {
        for (const auto& item : json.items()) {
            const Node* value = convert(item.value(), depth + 1);
            node.entries.push_back({json.is_object() ? item.key() : std::string(), value, place_.first_line});
        }
    }

    const TextPlace& place_;
    Tree tree_;
};

/// What the library says behind `[json.exception.parse_error.101] `.
std::string reason(const std::string& what) {
    const auto end = what.find("] ");
    return end == std::string::npos ? what : what.substr(end + 2);
}

}  // namespace

Tree parse_json(std::string_view text, const TextPlace& place) {
    try {
        return Converter(place).run(nlohmann::ordered_json::parse(text));
    } catch (const nlohmann::json::exception& error) {
        place.diagnostics.push_back(
            {.path = place.path,
             .line = place.first_line,
             .message = std::string(place.what) + " is no valid JSON: " + reason(error.what()),
             .hint = "check its commas, quotes and braces"});
        return {};
    }
}

}  // namespace lectern::tree
