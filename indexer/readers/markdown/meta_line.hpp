// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The lines around a talk's title that are no prose: who, when, where.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/byline.hpp"
#include "indexer/schedule_line.hpp"

namespace lectern::markdown {

/// What the lines of one talk have said so far.
struct Meta {
    std::vector<Speaker> speakers;
    bool affiliated = false;  ///< a speaker came with a company or a role
    bool labelled = false;    ///< `Speakers:` or `by` stood before them
    std::optional<PartialDate> date;
    int weekday = -1;
    int day = 0;  ///< of the month, beside a weekday
    std::string start, end, timezone;
    std::string track;
    std::string event;
    std::string room;
    std::string video_url;
    std::string slides_url;
    bool talk_page = false;           ///< a link to the talk's page stood by itself: `[Details](…)`
    bool expecting_speakers = false;  ///< `Speakers:` stood alone: a list follows

    [[nodiscard]] bool has_time() const { return !start.empty(); }
    [[nodiscard]] bool has_day() const { return date.has_value() || weekday >= 0; }
};

struct MetaLine {
    bool meta = false;     ///< the line was read; nothing of it is abstract
    std::string abstract;  ///< behind a label such as `Abstract:`
};

/// How the line is set: emphasised or bold lines are more often bylines.
struct LineStyle {
    bool marked = false;         ///< bold or emphasised as a whole
    bool expect_byline = false;  ///< nobody has been named yet
};

/// Reads a line into `meta` when all of it is a schedule, a byline, a place, a
/// track, or any of these joined by `|` or behind a label (`When:`); leaves
/// `meta` alone otherwise.
[[nodiscard]] MetaLine read_meta_line(std::string_view text, LineStyle style, Meta& meta);

/// Whether a text is nothing but a label: `Speakers`, `Time:`.
[[nodiscard]] bool is_label(std::string_view text);

/// Whether a text names a room rather than a city: `Room 5A`, `Hall 3`.
[[nodiscard]] bool is_room(std::string_view text);

/// Adds what a schedule says where nothing is known yet.
void take_schedule(const ScheduleLine& schedule, Meta& meta);

/// Adds speakers where none are known yet.
void take_byline(const Byline& byline, Meta& meta);

}  // namespace lectern::markdown
