// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What in a block could be a talk's title, judged by its setting alone.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/readers/markdown/blocks.hpp"
#include "indexer/readers/markdown/meta_line.hpp"

namespace lectern::markdown {

/// A visual line of a block: between hard breaks; `soft` holds its parts
/// between soft breaks.
struct TextLine {
    std::string text;
    std::vector<Run> runs;
    std::uint32_t line = 0;
    bool marked = false;     ///< bold or emphasised as a whole
    bool ends_hard = false;  ///< a hard break follows
};

enum class Shape { heading, link, bold, item };

struct TitleCandidate {
    Shape shape = Shape::heading;
    int level = 0;      ///< of a heading
    std::string title;  ///< may still hold the speakers
    std::string url;
    std::uint32_t line = 0;
    std::string rest;              ///< of the title's line, behind the link or the bold text
    std::vector<TextLine> lines;   ///< of the block, after the title's line
    bool speaker_first = false;    ///< `Ann Lee: [Title](recording)`; they are in `meta`
    bool labelled = false;         ///< `Title: …`: the other bullets beside it belong to the talk
    std::optional<Format> format;  ///< from a label in front: `Keynote: [Title](url)`
    Meta meta;                     ///< from a schedule in front: `10:00 - 10:25: Title`
};

/// The block's candidate; absent when the block opens like prose.
[[nodiscard]] std::optional<TitleCandidate> title_candidate(const Block& block);

/// All lines of a block.
[[nodiscard]] std::vector<TextLine> lines_of(const std::vector<Run>& runs);

}  // namespace lectern::markdown
