// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The data at the top of a post: YAML between `---` lines, TOML between `+++`
/// lines, or a JSON object.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/tree/tree.hpp"
#include "lectern/diagnostic.hpp"

namespace lectern::markdown {

struct FrontMatter {
    tree::Tree tree;
    const tree::Node* root = nullptr;  ///< a map; nullptr when there is none

    /// The first non-empty text under one of the keys, in the keys' order, as
    /// one line; of a list its first item. Keys as records::plain_key() has them.
    [[nodiscard]] std::string get(std::initializer_list<std::string_view> keys) const;
};

struct Post {
    FrontMatter front_matter;
    std::string_view body;
    std::uint32_t body_line = 1;  ///< of the body's first line in the file
};

/// Cuts a document. What cannot be read and a missing closing line are
/// diagnostics; the rest and the body are read all the same.
[[nodiscard]] Post split_post(std::string_view content, const std::string& path,
                              std::vector<Diagnostic>& diagnostics);

}  // namespace lectern::markdown
