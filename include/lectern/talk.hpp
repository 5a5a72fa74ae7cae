// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The talk: what every reader hands over, what the database stores, and what
/// the programs print as JSON.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.hpp"

namespace lectern {

/// What kind of session it is. A sponsored keynote is a keynote, a project
/// lightning talk is a lightning talk; `remarks` are openings and closings,
/// `announcement` is a link post about an event.
enum class Format : std::uint8_t {
    talk,
    keynote,
    lightning,
    panel,
    tutorial,
    workshop,
    contribfest,
    remarks,
    meeting,
    film,
    announcement,
};

[[nodiscard]] std::string_view to_string(Format format);
[[nodiscard]] std::optional<Format> format_from_string(std::string_view name);

/// Someone on the stage. `affiliation` is as published ("Isovalent at Cisco"),
/// `companies` are the names in it ("Isovalent", "Cisco"), `role` is what is no
/// company ("CTO", "Program Committee Co-Chairs").
struct Speaker {
    std::string name;
    std::string affiliation = {};
    std::string role = {};
    std::vector<std::string> companies = {};
    std::string biography = {};  ///< plain text, paragraphs separated by an empty line
    friend bool operator==(const Speaker&, const Speaker&) = default;
};

/// Where a talk was read: the file and the line (from 1) of its title.
struct Source {
    std::string path;
    std::uint32_t line = 0;
    friend bool operator==(const Source&, const Source&) = default;
};

/// One talk. Text fields are plain text in UTF-8; an empty string means that
/// the source does not say, and nothing is ever invented.
struct Talk {
    std::string id = {};     ///< short and stable, see assign_ids() in collection.hpp
    std::string title = {};  ///< as published, without the speakers
    std::string subtitle = {};
    std::string abstract = {};  ///< paragraphs separated by an empty line
    std::vector<Speaker> speakers = {};
    std::string date = {};      ///< YYYY-MM-DD
    std::string start = {};     ///< local HH:MM, 24 hours
    std::string end = {};       ///< local HH:MM, 24 hours
    std::string timezone = {};  ///< the published abbreviation: CET, BST, MST
    std::string event = {};     ///< the edition: KubeCon + CloudNativeCon Europe 2025
    std::string track = {};     ///< co-located event or track: CiliumCon
    Format format = Format::talk;
    std::string url = {};
    std::string video_url = {};
    std::string slides_url = {};
    std::string room = {};
    std::string level = {};
    std::vector<std::string> tags = {};
    std::string language = {};         ///< ISO 639-1: en, es, ja
    std::vector<Source> sources = {};  ///< every document that lists it, first the best
    friend bool operator==(const Talk&, const Talk&) = default;
};

/// The year of a talk: of its date, else the one its event's name ends with;
/// empty when neither says.
[[nodiscard]] std::string_view year_of(const Talk& talk);

/// One line of JSON with the keys of docs/talk.schema.json, absent values null.
/// Bytes that are not UTF-8 come out as U+FFFD.
[[nodiscard]] std::string to_json(const Talk& talk);

/// The inverse. Unknown keys are ignored, missing ones are absent; a value of a
/// wrong type is an error that names the key.
/// Part of the reading library: who searches links no parser.
[[nodiscard]] Result<Talk> talk_from_json(std::string_view json);

}  // namespace lectern
