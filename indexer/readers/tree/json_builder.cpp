// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/tree/json_builder.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace lectern::tree {

namespace {

/// Of a key that is given twice the last one counts.
void drop_repeated(std::vector<Node::Entry>& entries) {
    constexpr std::size_t few = 64;  // compared one by one; a map by id may have many thousands
    const bool many = entries.size() > few;
    std::unordered_set<std::string_view> known;
    auto kept = entries.end();  // from here on
    const auto is_kept = [&](const std::string& key) {
        if (many) return known.contains(key);
        return std::any_of(kept, entries.end(), [&](const Node::Entry& later) { return later.key == key; });
    };
    for (auto entry = entries.end(); entry != entries.begin();) {
        if (is_kept((--entry)->key)) continue;
        if (--kept != entry) *kept = std::move(*entry);
        if (many) known.insert(kept->key);
    }
    entries.erase(entries.begin(), kept);
}

}  // namespace

void JsonBuilder::key(std::string_view name) {
    if (too_deep_ > 0) return;
    open_.back().key = name;
    open_.back().line = line();
}

Node& JsonBuilder::make(Node::Kind kind) {
    Node& node = out_.tree.nodes.emplace_back();
    node.kind = kind;
    node.line = line();
    return node;
}

void JsonBuilder::add(std::string_view text, Node::Kind kind, bool plain) {
    if (too_deep_ > 0) return;
    Node& node = make(kind);
    node.plain = plain;
    node.text = text;
    attach(node);
}

void JsonBuilder::attach(const Node& node) {
    if (open_.empty()) {
        out_.tree.root = &node;
        return;
    }
    Open& around = open_.back();
    const bool in_list = around.node->is_list();
    around.node->entries.push_back({std::move(around.key), &node, in_list ? node.line : around.line});
}

void JsonBuilder::open(Node::Kind kind) {
    if (too_deep_ > 0 || open_.size() >= max_depth) {
        ++too_deep_;
    } else {
        open_.push_back({&make(kind)});
    }
}

void JsonBuilder::close() {
    if (too_deep_ > 0) {
        --too_deep_;
        return;
    }
    const Node& node = take_last();
    attach(node);
    if (!open_.empty()) open_.back().complete = open_.back().node->entries.size();
}

const Node& JsonBuilder::take_last() {
    Node& node = *open_.back().node;
    open_.pop_back();
    if (node.is_map()) drop_repeated(node.entries);
    return node;
}

JsonText JsonBuilder::give_up(std::string error) {
    out_.error = std::move(error);
    out_.error_line = line();
    for (bool holds_some = false; !open_.empty();) {
        if (!holds_some) open_.back().node->entries.resize(open_.back().complete);
        const Node& node = take_last();
        holds_some = holds_some || !node.entries.empty();
        if (holds_some) attach(node);
    }
    return std::move(out_);
}

}  // namespace lectern::tree
