// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The day of each talk of a post, and the year that most posts leave out.

#include <optional>
#include <vector>

#include "indexer/readers/markdown/context.hpp"
#include "indexer/readers/markdown/listing.hpp"
#include "indexer/readers/markdown/post_names.hpp"
#include "lectern/talk.hpp"

namespace lectern::markdown {

/// Believes, in this order: the talk's own line, its schedule host, the
/// headings over it, the post's title and description, its path, its date. A
/// weekday that does not fit rules a year out. Keeps references: listing, facts
/// and names must outlive it.
class PostDays {
public:
    PostDays(const Listing& listing, const PostFacts& facts, const PostNames& names);

    /// Fills in the dates; `talks` are those of the listing's entries, with
    /// their tracks.
    void fill(std::vector<Talk>& talks) const;

    /// The year of an entry without a day; 0 when nothing tells it.
    [[nodiscard]] int year_of(const Entry& entry) const;

private:
    [[nodiscard]] std::optional<PartialDate> day_of(const Entry& entry) const;
    [[nodiscard]] std::optional<PartialDate> day_of_section(std::size_t section) const;
    [[nodiscard]] std::vector<int> years(const Entry& entry) const;
    [[nodiscard]] std::optional<PartialDate> count_days(int number, const Entry& entry) const;
    void survey_entries();
    [[nodiscard]] int year_of_day(const PartialDate& date, const Entry& entry) const;
    void fill_from_neighbours(std::vector<Talk>& talks) const;
    void fill_from_weekdays(std::vector<Talk>& talks) const;

    const Listing& listing_;
    const PostFacts& facts_;
    const PostNames& names_;
    Day post_day_, path_day_;
    std::vector<bool> own_days_;  // of sections: an entry has a date of its own
    int usual_host_year_ = 0;     // that most schedule hosts name
};

}  // namespace lectern::markdown
