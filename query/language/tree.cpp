// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "lectern/query.hpp"

namespace lectern {

namespace {

std::string join(const std::vector<QueryNode>& children, std::string_view separator) {
    std::string out = "(";
    for (const QueryNode& child : children) {
        if (out.size() > 1) out += separator;
        out += to_string(child);
    }
    return out + ")";
}

std::string printed(const QueryNode& node) {
    const std::string field = node.field == nullptr ? "" : fmt::format("{}:", node.field->name);
    switch (node.kind) {
        case QueryNode::Kind::all:
            return "*";
        case QueryNode::Kind::words:
            return field + node.text;
        case QueryNode::Kind::phrase:
            return fmt::format("{}\"{}\"", field, node.text);
        case QueryNode::Kind::prefix:
            return field + node.text + "*";
        case QueryNode::Kind::near:
            return join(node.children, fmt::format(" NEAR/{} ", node.distance));
        case QueryNode::Kind::range:
            return node.low == node.high ? field + node.low
                                         : fmt::format("{}{}..{}", field, node.low, node.high);
        case QueryNode::Kind::all_of:
            return join(node.children, " AND ");
        case QueryNode::Kind::any_of:
            return join(node.children, " OR ");
        case QueryNode::Kind::negation:
            return "NOT " + to_string(node.children.front());
    }
    return {};
}

}  // namespace

std::string to_string(const QueryNode& node) {
    std::string out = node.required ? "+" : "";
    out += printed(node);
    return out;
}

}  // namespace lectern
