// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Finds the talks that a post lists: which blocks are titles, which lines
/// around them say who and when, and where the abstract ends. What the talks
/// have to do with conferences and years is settled afterwards (context.hpp).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/markdown/blocks.hpp"
#include "indexer/readers/markdown/meta_line.hpp"

namespace lectern::markdown {

/// A heading that is no talk, with what stands between it and its first talk.
struct Section {
    std::string heading;
    int level = 0;
    std::size_t parent = 0;    ///< the section it is part of; [0] is the post itself
    std::string introduction;  ///< prose before the first talk
};

struct Entry {
    std::string title;
    std::string url;
    std::uint32_t line = 0;
    Meta meta;
    std::optional<Format> format;  ///< said by a label before the title
    std::string abstract;
    std::size_t section = 0;
};

struct Listing {
    std::vector<Section> sections;
    std::vector<Entry> entries;
};

/// What a post is about, as far as its front matter and path tell: where no
/// conference is named, a name and a company below a bold line are no talk.
enum class Topic {
    other,
    mentions_conference,  ///< in the description
    conference,           ///< in the title or the path
};

[[nodiscard]] Listing find_entries(const Body& body, Topic topic);

}  // namespace lectern::markdown
