// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Words of a query that are together the whole name of something: a speaker, an
/// event, a company, a tag. `pycon us 2018 keynote` wants that event, and not
/// the talk `PyCon Canada 2018 keynote`.

#include <cstddef>
#include <string>
#include <vector>

#include "query/language/concepts.hpp"
#include "query/warm_database.hpp"

namespace lectern {

struct WholeName {
    std::string term;       ///< of the talks that have it
    std::size_t first = 0;  ///< concepts, from here
    std::size_t last = 0;   ///< to here
};

/// The longest name that begins at each concept, at least two words long, in
/// each of the fields. Only words without a field that follow each other. Throws
/// Xapian::Error.
[[nodiscard]] std::vector<WholeName> whole_names(const WarmDatabase& database,
                                                 const std::vector<Concept>& concepts);

}  // namespace lectern
