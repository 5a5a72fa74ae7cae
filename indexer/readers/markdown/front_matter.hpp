// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The YAML between `---` lines at the top of a post.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lectern/diagnostic.hpp"
#include "lectern/talk.hpp"

namespace lectern::markdown {

struct FrontMatter {
    /// Scalars by lower-case key, in document order; lists of scalars appear
    /// once for each item.
    std::vector<std::pair<std::string, std::string>> values;
    /// Of a single-talk page: from `speakers`, `speaker`, `presenters` …, as
    /// strings (bylines) or as maps with name, company and role.
    std::vector<Speaker> speakers;
    bool names_speakers = false;  ///< such a key is there, even with nobody in it
    bool present = false;

    /// The first non-empty value under one of the keys, in the keys' order.
    [[nodiscard]] std::string get(std::initializer_list<std::string_view> keys) const;
    [[nodiscard]] std::vector<std::string> all(std::initializer_list<std::string_view> keys) const;
};

struct Post {
    FrontMatter front_matter;
    std::string_view body;
    std::uint32_t body_line = 1;  ///< of the body's first line in the file
};

/// Cuts a document. Broken YAML and a missing closing line are diagnostics; the
/// body is read all the same.
[[nodiscard]] Post split_post(std::string_view content, const std::string& path,
                              std::vector<Diagnostic>& diagnostics);

}  // namespace lectern::markdown
