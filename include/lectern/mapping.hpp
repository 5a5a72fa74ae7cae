// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a person says about a form that no reader knows: where in a table or a
/// nested document the talks are, and which of their values is what.

#include <string>
#include <vector>

namespace lectern {

/// One fact of a talk: `field` is a key of docs/talk.schema.json, or of a
/// speaker (`affiliation`, `role`, `biography`), or `duration`. `paths` say
/// where it stands (docs/mapping.md); the first that gives a value counts.
struct FieldMapping {
    std::string field;
    std::vector<std::string> paths;
    friend bool operator==(const FieldMapping&, const FieldMapping&) = default;
};

/// As written in the configuration file; nothing is checked yet.
struct Mapping {
    std::string name;   ///< for `--format` and messages
    std::string files;  ///< pattern the path must match (`*` and `?`); empty: any
    std::string items;  ///< path of the talks; empty: the rows, or the list that is the document
    std::vector<FieldMapping> fields;
    friend bool operator==(const Mapping&, const Mapping&) = default;
};

}  // namespace lectern
