// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// From a record of data or front matter to a talk.

#include <string>
#include <vector>

#include "indexer/readers/records/record.hpp"
#include "indexer/readers/records/speakers.hpp"
#include "indexer/timestamp.hpp"
#include "lectern/diagnostic.hpp"
#include "lectern/talk.hpp"

namespace lectern::records {

/// What the maps and lists over a record say of all that lies in them.
struct Inherited {
    std::string date;
    std::string start;
    std::string end;
    std::string timezone;
    std::string event;
    std::string track;
    std::string room;
    std::string language;
    std::string video_url;
    int year = 0;
    DayOrder day_order = DayOrder::unknown;  ///< of `05/06/2016`
};

/// What comes first in the dates with slashes of a tree, as far as one of them
/// tells: `28/3/2024` and `5/4/2024` are written by the same people.
[[nodiscard]] DayOrder day_order_in(const tree::Node& root);

/// A page's `date` is when somebody wrote it as often as when the talk was
/// given: its time of day counts only beside an end.
enum class RecordKind { item, page };

/// The inherited facts with those of a map that is no talk itself: a day, a
/// room, an event. A day that no calendar has is a diagnostic with its line.
[[nodiscard]] Inherited inherit(Inherited from, const Record& record, const std::string& path,
                                std::vector<Diagnostic>& diagnostics);

/// The facts of a record as a talk, without source, abstract of a page's body
/// and event of a site. A day that no calendar has is a diagnostic with its
/// line.
[[nodiscard]] Talk talk_of(const Record& record, RecordKind kind, const Inherited& inherited,
                           KnownPeople known, const std::string& path, std::vector<Diagnostic>& diagnostics);

/// The paragraphs of the record's own text; a longer one (`description`) follows
/// a shorter (`abstract`) that it does not repeat.
[[nodiscard]] std::string abstract_of(const Record& record);

/// Whether somebody withdrew the talk, or did not publish it.
[[nodiscard]] bool is_withdrawn(const Record& record);

}  // namespace lectern::records
