// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The talk as a row of a table, as `--format csv` and `tsv` write it and
/// lectern-index reads it again (docs/output.md).
///
/// Values of a list stand in one cell with "; " between them. Where a value
/// itself has a semicolon, a line break or `[` at its beginning, the cell is a
/// JSON array instead. What belongs to the speakers has one value for each, in
/// their order; for a single speaker the cell is that value.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/talk.hpp"

namespace lectern {

/// Exactly one of the members is set, none for the format.
struct TalkColumn {
    std::string_view name;
    std::string Talk::*text = nullptr;
    std::string Speaker::*of_each = nullptr;
    std::vector<std::string> Talk::*list = nullptr;
};

/// In the order of the row: names first, long texts last.
inline constexpr std::array<TalkColumn, 22> talk_columns{{
    {.name = "id", .text = &Talk::id},
    {.name = "title", .text = &Talk::title},
    {.name = "subtitle", .text = &Talk::subtitle},
    {.name = "speakers", .of_each = &Speaker::name},
    {.name = "affiliation", .of_each = &Speaker::affiliation},
    {.name = "role", .of_each = &Speaker::role},
    {.name = "date", .text = &Talk::date},
    {.name = "start", .text = &Talk::start},
    {.name = "end", .text = &Talk::end},
    {.name = "timezone", .text = &Talk::timezone},
    {.name = "event", .text = &Talk::event},
    {.name = "track", .text = &Talk::track},
    {.name = "format"},
    {.name = "level", .text = &Talk::level},
    {.name = "room", .text = &Talk::room},
    {.name = "tags", .list = &Talk::tags},
    {.name = "language", .text = &Talk::language},
    {.name = "url", .text = &Talk::url},
    {.name = "video_url", .text = &Talk::video_url},
    {.name = "slides_url", .text = &Talk::slides_url},
    {.name = "abstract", .text = &Talk::abstract},
    {.name = "biography", .of_each = &Speaker::biography},
}};

}  // namespace lectern
