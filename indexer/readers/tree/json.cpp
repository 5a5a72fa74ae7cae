// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/readers/line_counter.hpp"
#include "indexer/readers/tree/tree.hpp"

namespace lectern::tree {

namespace {

using nlohmann::ordered_json;

/// Reads characters and tells where the parser is.
class Cursor {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Cursor(const char* at, const char** shared) : at_(at), shared_(shared) {}
    reference operator*() const { return *at_; }
    Cursor& operator++() {
        *shared_ = ++at_;
        return *this;
    }
    Cursor operator++(int) {
        Cursor before = *this;
        ++*this;
        return before;
    }
    bool operator==(const Cursor& other) const { return at_ == other.at_; }
    bool operator!=(const Cursor& other) const { return at_ != other.at_; }

private:
    const char* at_;
    const char** shared_;
};

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

/// Builds the tree of what the parser finds, in the form in which nlohmann-json
/// tells it.
class Builder {
public:
    Builder(std::string_view text, std::uint32_t first_line)
        : text_(text), at_(text.data()), lines_(text, first_line) {}

    JsonText run() {
        ordered_json::sax_parse(Cursor(text_.data(), &at_), Cursor(text_.data() + text_.size(), &at_), this,
                                ordered_json::input_format_t::json, /*strict=*/true,
                                /*ignore_comments=*/true);
        if (out_.error_line > 0) close_all();
        return std::move(out_);
    }

    bool null() { return add({}, Node::Kind::null, false); }
    bool boolean(bool value) { return add(value ? "true" : "false", Node::Kind::scalar, true); }
    bool number_integer(std::int64_t value) {
        return add(fmt::format_int(value).str(), Node::Kind::scalar, true);
    }
    bool number_unsigned(std::uint64_t value) {
        return add(fmt::format_int(value).str(), Node::Kind::scalar, true);
    }
    bool number_float(double, const std::string& digits) { return add(digits, Node::Kind::scalar, true); }
    bool string(const std::string& value) { return add(value, Node::Kind::scalar, false); }
    bool binary(const std::vector<std::uint8_t>&) { return true; }  // JSON has none

    bool start_object(std::size_t) { return open(Node::Kind::map); }
    bool start_array(std::size_t) { return open(Node::Kind::list); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(const std::string& name) {
        if (too_deep_ > 0) return true;
        open_.back().key = name;
        open_.back().line = line();
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) {
        // behind `[json.exception.parse_error.101] `
        const std::string what = error.what();
        const auto end = what.find("] ");
        out_.error = end == std::string::npos ? what : what.substr(end + 2);
        out_.error_line = line();
        return false;
    }

private:
    struct Open {
        Node* node;
        std::string key = {};      ///< of the value to come
        std::uint32_t line = 0;    ///< of the key
        std::size_t complete = 0;  ///< entries up to the last map or list among them
    };

    [[nodiscard]] std::uint32_t line() {
        return lines_.line_of(static_cast<std::size_t>(at_ - text_.data()));
    }

    Node& make(Node::Kind kind) {
        Node& node = out_.tree.nodes.emplace_back();
        node.kind = kind;
        node.line = line();
        return node;
    }

    bool add(std::string value, Node::Kind kind, bool plain) {
        if (too_deep_ > 0) return true;
        Node& node = make(kind);
        node.plain = plain;
        node.text = std::move(value);
        attach(node);
        return true;
    }

    void attach(const Node& node) {
        if (open_.empty()) {
            out_.tree.root = &node;
            return;
        }
        Open& around = open_.back();
        const bool in_list = around.node->is_list();
        around.node->entries.push_back({std::move(around.key), &node, in_list ? node.line : around.line});
    }

    bool open(Node::Kind kind) {
        if (too_deep_ > 0 || open_.size() >= max_depth) {
            ++too_deep_;
        } else {
            open_.push_back({&make(kind)});
        }
        return true;
    }

    bool close() {
        if (too_deep_ > 0) {
            --too_deep_;
            return true;
        }
        const Node& node = take_last();
        attach(node);
        if (!open_.empty()) open_.back().complete = open_.back().node->entries.size();
        return true;
    }

    const Node& take_last() {
        Node& node = *open_.back().node;
        open_.pop_back();
        if (node.is_map()) drop_repeated(node.entries);
        return node;
    }

    /// Where the text breaks off: what begins after the last whole map or list is
    /// left out, and what stands around it ends there.
    void close_all() {
        for (bool holds_some = false; !open_.empty();) {
            if (!holds_some) open_.back().node->entries.resize(open_.back().complete);
            const Node& node = take_last();
            holds_some = holds_some || !node.entries.empty();
            if (holds_some) attach(node);
        }
    }

    std::string_view text_;
    const char* at_;
    LineCounter lines_;
    JsonText out_;
    std::vector<Open> open_;
    std::size_t too_deep_ = 0;  ///< maps and lists that are left out, open here
};

}  // namespace

JsonText read_json(std::string_view text, std::uint32_t first_line) {
    return Builder(text, first_line).run();
}

Tree parse_json(std::string_view text, const TextPlace& place) {
    JsonText json = read_json(text, place.first_line);
    if (json.error_line == 0) return std::move(json.tree);
    place.diagnostics.push_back({.path = place.path,
                                 .line = json.error_line,
                                 .message = fmt::format("{} is no valid JSON: {}", place.what, json.error),
                                 .hint = "check its commas, quotes and braces"});
    return {};
}

}  // namespace lectern::tree
