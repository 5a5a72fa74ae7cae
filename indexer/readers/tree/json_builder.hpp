// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Builds a tree of what a JSON parser finds, whichever parser it is.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/line_counter.hpp"
#include "indexer/readers/tree/tree.hpp"

namespace lectern::tree {

/// Hears of values in the order of the text. Of a key that is given twice the last
/// value counts; what lies deeper than max_depth is left out. Keeps the text.
class JsonBuilder {
public:
    JsonBuilder(std::string_view text, std::uint32_t first_line) : text_(text), lines_(text, first_line) {}

    /// Where in the text the parser is; never before where it was.
    void at(std::size_t offset) { offset_ = offset; }

    void null() { add({}, Node::Kind::null, false); }
    /// `true`, or a number as written.
    void plain(std::string_view text) { add(text, Node::Kind::scalar, true); }
    void string(std::string_view text) { add(text, Node::Kind::scalar, false); }
    void key(std::string_view name);
    void open_map() { open(Node::Kind::map); }
    void open_list() { open(Node::Kind::list); }
    void close();

    [[nodiscard]] JsonText finish() { return std::move(out_); }
    /// The text breaks off, or has an error: what begins after the last whole map or
    /// list is left out, and what stands around it ends there.
    [[nodiscard]] JsonText give_up(std::string error);

private:
    struct Open {
        Node* node;
        std::string key = {};      ///< of the value to come
        std::uint32_t line = 0;    ///< of the key
        std::size_t complete = 0;  ///< entries up to the last map or list among them
    };

    [[nodiscard]] std::uint32_t line() { return lines_.line_of(offset_); }
    Node& make(Node::Kind kind);
    void add(std::string_view text, Node::Kind kind, bool plain);
    void attach(const Node& node);
    void open(Node::Kind kind);
    const Node& take_last();

    std::string_view text_;
    std::size_t offset_ = 0;
    LineCounter lines_;
    JsonText out_;
    std::vector<Open> open_;
    std::size_t too_deep_ = 0;  ///< maps and lists that are left out, open here
};

}  // namespace lectern::tree
