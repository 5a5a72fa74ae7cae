// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A Markdown body as a flat list of blocks with their inline runs, made from
/// cmark's tree (CommonMark 0.30). Flat, because a listing is read in document
/// order; each block knows the container (list item, quotation) it stands in.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::markdown {

/// A stretch of inline text of one kind, or a line break.
struct Run {
    enum class Kind : std::uint8_t { text, soft_break, hard_break, image };
    Kind kind = Kind::text;
    std::string text;
    std::string url;  ///< of the link it is part of
    bool strong = false;
    bool emphasis = false;
    std::uint32_t line = 0;  ///< in the file, from 1
};

struct Block {
    enum class Kind : std::uint8_t { heading, paragraph, code, html, rule };
    Kind kind = Kind::paragraph;
    int level = 0;               ///< of a heading
    std::size_t container = 0;   ///< index into Body::containers
    bool opens_item = false;     ///< the first block of its list item
    bool of_talk_table = false;  ///< a row of a table that has a column for speakers
    std::vector<Run> runs;
    std::uint32_t first_line = 0;
    std::uint32_t last_line = 0;
};

struct Container {
    enum class Kind : std::uint8_t { document, item, quote };
    Kind kind = Kind::document;
    std::size_t parent = 0;  ///< the document is its own parent
    bool only_item = false;  ///< the list holds no other item
    std::size_t list = 0;    ///< items of one list share the number
    int number = 0;          ///< in an ordered list, from its start; 0 in a bullet list
};

struct Body {
    std::vector<Block> blocks;
    std::vector<Container> containers;  ///< [0] is the document

    /// Whether a container lies in another or is the same.
    [[nodiscard]] bool within(std::size_t container, std::size_t ancestor) const;

    /// What stands before an item in plain text: `- `, `3. `.
    [[nodiscard]] std::string marker(const Block& block) const;
};

/// `first_line` is the number of the body's first line in its file.
[[nodiscard]] Body parse_body(std::string_view markdown, std::uint32_t first_line);

[[nodiscard]] inline bool is_break(const Run& run) {
    return run.kind == Run::Kind::soft_break || run.kind == Run::Kind::hard_break;
}

/// The runs [begin, end).
[[nodiscard]] std::vector<Run> runs_between(const std::vector<Run>& runs, std::size_t begin, std::size_t end);

/// The text of runs, breaks as spaces, images left out.
[[nodiscard]] std::string plain_text(const std::vector<Run>& runs);

/// The text of a block, as it stands in an abstract.
[[nodiscard]] std::string plain_text(const Block& block);

/// Tables (GitHub Flavored Markdown, 4.10) with a column for titles become one
/// paragraph a row: the title, then `Speakers: …`, `When: …` lines, as the
/// other forms have them. CommonMark sees a paragraph in a table.
void expand_tables(Body& body);

/// Paragraphs that list several talks become one paragraph a talk:
///
///     **Tuesday, 16:15**
///     [Title](https://kccnceu2025.sched.com/event/1) - Ann Lee, Acme
///     **Tuesday, 17:00**
///     [Title](https://kccnceu2025.sched.com/event/2)
///
/// A link that goes on over the talk's time, as it does in what people copy from a
/// schedule, ends before it.
void split_paragraphs(Body& body);

}  // namespace lectern::markdown
