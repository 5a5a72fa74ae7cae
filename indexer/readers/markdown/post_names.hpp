// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Which edition and which co-located event the talks of a post belong to.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/edition.hpp"
#include "indexer/readers/markdown/context.hpp"
#include "indexer/readers/markdown/listing.hpp"

namespace lectern::markdown {

/// Every conference that a post names, and where. Keeps references: the listing
/// and the facts must outlive it.
class PostNames {
public:
    PostNames(const Listing& listing, const PostFacts& facts);

    /// The edition of an entry; `year` is taken where no name has one.
    [[nodiscard]] std::string edition(const Entry& entry, int year) const;
    /// The co-located event of an entry; empty for the main conference.
    [[nodiscard]] std::string track(const Entry& entry, Format format) const;
    /// The co-located event that the post's title names; may be empty.
    [[nodiscard]] std::string track_of_post() const;

    [[nodiscard]] const std::vector<EventMention>& title() const { return title_; }
    [[nodiscard]] const std::vector<EventMention>& description() const { return description_; }
    [[nodiscard]] const std::vector<EventMention>& path() const { return path_; }
    [[nodiscard]] const std::vector<EventMention>& heading(std::size_t section) const {
        return headings_[section];
    }
    [[nodiscard]] const std::vector<EventMention>& introduction(std::size_t section) const {
        return introductions_[section];
    }

private:
    struct Chosen;

    void collect_mentions();
    void find_umbrella();
    void rank_colocated();
    [[nodiscard]] bool is_colocated(const EventMention& mention) const;
    [[nodiscard]] bool has_colocated_events() const;
    [[nodiscard]] std::optional<std::string> first_colocated(const std::vector<EventMention>& mentions) const;
    [[nodiscard]] std::optional<std::string> only_colocated(const std::vector<EventMention>& mentions) const;
    [[nodiscard]] std::optional<std::string> track_of_title(const std::string& title, Format format) const;
    [[nodiscard]] std::string only_title_track(const std::optional<ScheduleHost>& host) const;
    [[nodiscard]] const EventMention* main_of(const std::vector<EventMention>& mentions) const;
    [[nodiscard]] std::string only_region(const std::string& name) const;

    const Listing& listing_;
    std::vector<EventMention> title_, description_, path_;
    std::vector<std::vector<EventMention>> headings_, introductions_;  // by section
    std::vector<EventMention> mentions_;                               // all of them, each once
    std::string umbrella_;        // the conference that others are co-located with
    std::string main_colocated_;  // the co-located event named most
};

}  // namespace lectern::markdown
