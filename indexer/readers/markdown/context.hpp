// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// From what a post says of its talks to talks: which edition and which
/// co-located event each belongs to, and the year that most posts leave out.
/// Witnesses are, in this order: the talk's own lines, the schedule host its
/// title links to, the headings over it, the post's title and description, its
/// path, and last the date in the front matter, which is the one most often
/// wrong.

#include <string>
#include <string_view>
#include <vector>

#include "indexer/edition.hpp"
#include "indexer/readers/markdown/listing.hpp"
#include "lectern/talk.hpp"

namespace lectern::markdown {

/// What is known of a post besides its talks.
struct PostFacts {
    std::string title;
    std::string description;
    std::string paths;  ///< of the file and of the page, for the words and dates in them
    std::string date;   ///< of the front matter, as written
    std::string language;
};

/// A day and the parts of it that are known; zeros otherwise.
struct Day {
    int year = 0, month = 0, day = 0;
};

/// The day at the beginning of `2025-02-21T12:00:00.000Z`, `2025-02-21 12:00`,
/// `February 21, 2025`.
[[nodiscard]] Day parse_day(std::string_view text);

/// A path as text: `kubecon-eu-2025` says what `KubeCon EU 2025` does.
[[nodiscard]] std::string words_of_path(std::string_view path);

/// Edition and track that a title and its description name by themselves.
struct Placement {
    std::string event;
    std::string track;
};
[[nodiscard]] Placement place_by_title(const PostFacts& facts);

/// What the post's title, path and description say it is about.
[[nodiscard]] Topic topic_of(const PostFacts& facts);

/// The entries as talks, without sources.
[[nodiscard]] std::vector<Talk> to_talks(const Listing& listing, const PostFacts& facts);

}  // namespace lectern::markdown
