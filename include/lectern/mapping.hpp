// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a person says about a form that no reader knows: where in a table or a
/// nested document the talks are, and which of their values is what.

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/reader.hpp"
#include "lectern/result.hpp"

namespace lectern {

/// What can be mapped: keys of docs/talk.schema.json, of a speaker, and the
/// talk's length.
inline constexpr std::array<std::string_view, 22> mapping_fields{
    "title", "subtitle", "abstract", "speakers", "affiliation", "role",      "biography", "date",
    "start", "end",      "duration", "timezone", "event",       "track",     "format",    "url",
    "room",  "level",    "tags",     "language", "video_url",   "slides_url"};

/// One fact of a talk: `field` is one of mapping_fields. `paths` say where it
/// stands (docs/mapping.md); the first that gives a value counts.
struct FieldMapping {
    std::string field;
    std::vector<std::string> paths;
    friend bool operator==(const FieldMapping&, const FieldMapping&) = default;
};

/// As written in the configuration file, with a title; paths are not checked yet.
struct Mapping {
    std::string name;   ///< for messages
    std::string files;  ///< pattern the path must match (`*` and `?`); empty: any
    std::string items;  ///< path of the talks; empty: the rows, or the list that is the document
    std::vector<FieldMapping> fields;
    friend bool operator==(const Mapping&, const Mapping&) = default;
};

/// Reads what a mapping describes: JSON, JSON Lines, YAML, and tables with
/// headings. Takes the files that match its pattern; without one, those that have
/// a title where it says. Error: usage, for a path that is none.
[[nodiscard]] Result<std::unique_ptr<Reader>> make_mapping_reader(const Mapping& mapping);

}  // namespace lectern
