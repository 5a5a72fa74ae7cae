// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What makes a title candidate of a post a talk: where it links to, who and when
/// stands beside it, what the post and the headings above are about, and how many
/// others there are like it.

#include <set>
#include <string>
#include <vector>

#include "indexer/readers/markdown/listing.hpp"
#include "indexer/readers/markdown/title_candidate.hpp"

namespace lectern::markdown {

/// Where the abstract of a talk begins.
struct Cursor {
    std::size_t block = 0;
    std::size_t line = 0;  ///< in that block; only for the block that was read in part
};

/// A title candidate with everything its surroundings say for and against it.
struct Probe {
    TitleCandidate candidate;
    std::size_t block = 0;
    std::size_t container = 0;  ///< that the talk's text stands in
    std::size_t section = 0;
    Meta meta;
    SplitTitle split;
    std::string opening;  ///< abstract text from the title's line or behind `Abstract:`
    Cursor abstract;
    bool prose = false;  ///< the title's line goes on as a sentence
    bool talk_page = false;
    bool accepted = false;
    bool weak = false;    ///< counts beside others like it only
    bool listed = false;  ///< has names or a time in a post about a conference

    [[nodiscard]] bool byline() const {
        return meta.affiliated || (split.byline && split.byline->affiliated);
    }
    [[nodiscard]] bool anyone() const { return !meta.speakers.empty() || split.byline.has_value(); }
};

/// Judges the candidates of one post, in their order. Keeps references: body and
/// sections must outlive it.
class Evidence {
public:
    Evidence(const Body& body, Topic topic, const std::vector<Section>& sections)
        : body_(body), topic_(topic), sections_(sections) {}

    /// Sets `accepted` for what is a talk by itself, `weak` for what needs others
    /// like it; false for what is neither.
    [[nodiscard]] bool suffices(Probe& probe);

private:
    [[nodiscard]] bool is_no_talk(const Probe& probe) const;
    [[nodiscard]] bool is_signature(const Probe& probe) const;
    [[nodiscard]] bool is_over_headings(const Probe& probe) const;
    [[nodiscard]] bool is_under_conference(std::size_t section) const;
    [[nodiscard]] bool is_under_day(std::size_t section) const;
    void weigh(Probe& probe) const;

    const Body& body_;
    Topic topic_;
    const std::vector<Section>& sections_;
    std::set<std::string> speakers_;  // of the talks so far
};

/// Leaves out the weak ones that have too few others like them.
void keep_lists(std::vector<Probe>& probes);

}  // namespace lectern::markdown
