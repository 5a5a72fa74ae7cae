// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A talk as the cells of a table, or the values that a mapping names, give it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/timestamp.hpp"
#include "lectern/talk.hpp"

namespace lectern::table {

/// What a value says of a talk or of its speakers.
enum class Fact : std::uint8_t {
    id,
    title,
    subtitle,
    abstract,
    description,  ///< a second, longer text beside an abstract
    speakers,     ///< one or several, as a text
    first_name,
    last_name,
    affiliation,
    role,
    tagline,  ///< role and company in one: `Engineer at Acme`
    biography,
    date,
    start,
    end,
    duration,
    timezone,
    event,
    track,
    format,
    url,
    video_url,
    slides_url,
    room,
    level,
    tags,
    language,
    status,
};
inline constexpr std::size_t fact_count = static_cast<std::size_t>(Fact::status) + 1;

/// The values of one talk, as published; several speakers in order.
struct Record {
    std::uint32_t line = 0;
    std::array<std::vector<std::string>, fact_count> values = {};

    [[nodiscard]] const std::vector<std::string>& all(Fact fact) const {
        return values[static_cast<std::size_t>(fact)];
    }
    /// The first, or an empty one.
    [[nodiscard]] std::string_view first(Fact fact) const {
        return all(fact).empty() ? std::string_view() : std::string_view(all(fact).front());
    }
    void add(Fact fact, std::string value) {
        values[static_cast<std::size_t>(fact)].push_back(std::move(value));
    }
};

/// The order of day and month in the dates of all records: what one date with
/// slashes does not tell, another of the same table does.
[[nodiscard]] DayOrder day_order_of(const std::vector<Record>& records);

/// Absent where the record is no talk: no title, a break, a rejected proposal.
/// `event` is that of records which name none.
[[nodiscard]] std::optional<Talk> to_talk(const Record& record, DayOrder order, const std::string& event);

/// Records of one talk, one for each of its speakers, become one: same id, or
/// without ids same title, start and abstract. Order of first appearance stays.
[[nodiscard]] std::vector<Record> join_speakers(std::vector<Record> records);

}  // namespace lectern::table
