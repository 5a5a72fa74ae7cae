// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What the beginning of a word or a name may become.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lectern/schema.hpp"

namespace lectern {

/// Fields whose values are suggested.
inline constexpr std::array suggested_fields{Field::speaker, Field::company, Field::event, Field::track,
                                             Field::tag};

struct SuggestRequest {
    /// Of a name, the words begun in any order: `da be`. Of a query all but the
    /// last word as search() takes it, and the beginning of that one.
    std::string text;
    bool words = true;
    std::vector<Field> values{suggested_fields.begin(), suggested_fields.end()};
    std::size_t limit = 5;  ///< of each kind
};

struct Suggestion {
    std::optional<Field> field;  ///< of whose values it is one; none: a word, or the query with it
    std::string text;            ///< as displayed
    std::size_t talks = 0;       ///< showings that a search for it, with `exact`, or a filter by it finds
    friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

}  // namespace lectern
