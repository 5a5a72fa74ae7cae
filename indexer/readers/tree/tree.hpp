// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What YAML, TOML and JSON have in common: maps, lists and scalars, each with
/// the line it began at. Scalars are text as written; what a text means is for
/// the one who asks.

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/diagnostic.hpp"

namespace lectern::tree {

struct Node {
    enum class Kind : std::uint8_t { null, scalar, list, map };

    struct Entry {
        std::string key;  ///< of a map; empty in a list
        const Node* value = nullptr;
        std::uint32_t line = 0;  ///< of the key; of the item in a list
    };

    Kind kind = Kind::null;
    bool plain = false;      ///< a scalar without quotes
    bool shared = false;     ///< reached in more than one way: a YAML alias names it
    std::uint32_t line = 0;  ///< in the file, from 1
    std::string text;        ///< of a scalar
    std::vector<Entry> entries;

    [[nodiscard]] bool is_map() const { return kind == Kind::map; }
    [[nodiscard]] bool is_list() const { return kind == Kind::list; }
    [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }

    /// The value of a key as written; nullptr where there is none.
    [[nodiscard]] const Node* find(std::string_view key) const;
};

/// Owns its nodes; they stay where they are when the tree is moved. No node
/// contains itself, but one node may stand in many places: who walks the tree
/// must not visit shared nodes again and again.
struct Tree {
    std::deque<Node> nodes;
    const Node* root = nullptr;  ///< nullptr: an empty text
};

/// Deeper nesting is reported and left out: no listing has it, and what walks a
/// tree may then be recursive.
inline constexpr std::size_t max_depth = 64;

/// Where the text stands in its file, and who hears what is wrong with it.
struct TextPlace {
    const std::string& path;
    std::string_view what;  ///< "the front matter": opens the messages
    std::uint32_t first_line = 1;
    std::vector<Diagnostic>& diagnostics;
};

/// YAML 1.1 by libyaml. A place that cannot be read is a diagnostic; the rest is
/// read on from the next line that fits the structure around it. Of a key that
/// is given twice the last value counts. Several documents become a list.
[[nodiscard]] Tree parse_yaml(std::string_view text, const TextPlace& place);

/// TOML 1.0 by toml++. A line that cannot be read is a diagnostic; the rest is
/// read.
[[nodiscard]] Tree parse_toml(std::string_view text, const TextPlace& place);

/// What a JSON text holds as far as it could be read. Of one that breaks off or
/// has an error in it the tree ends with the last map or list that was complete.
struct JsonText {
    Tree tree = {};
    std::uint32_t error_line = 0;  ///< 0: there is no error
    std::string error = {};
};

/// JSON by simdjson, or by nlohmann-json where it has errors; comments allowed. Of
/// a key that is given twice the last value counts; what lies deeper than
/// max_depth is left out.
[[nodiscard]] JsonText read_json(std::string_view text, std::uint32_t first_line = 1);

/// The same, where broken JSON is one diagnostic and an empty tree.
[[nodiscard]] Tree parse_json(std::string_view text, const TextPlace& place);

/// By the ending of the path: .yml, .yaml, .toml, .json; an empty tree for
/// others.
[[nodiscard]] Tree parse_data_file(std::string_view text, const TextPlace& place);

}  // namespace lectern::tree
