// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a database holds, in numbers.

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace lectern {

struct Statistics {
    std::size_t talks = 0;  ///< every showing of a talk counts
    std::size_t with_abstract = 0;
    std::size_t events = 0;
    std::size_t tracks = 0;
    std::size_t speakers = 0;  ///< as entities, like companies
    std::size_t companies = 0;
    std::size_t tags = 0;
    std::string first_year;  ///< empty: no talk has one
    std::string last_year;
    std::vector<std::pair<std::string, std::size_t>> languages;  ///< with their talks, most first

    std::string generation;   ///< `gen-000007`
    std::uint64_t bytes = 0;  ///< of that generation on disk
    std::string built;        ///< when it became the current one: YYYY-MM-DDTHH:MM:SSZ
    int schema = 0;
    std::string writer;  ///< metadata::writer; empty: it does not say
};

}  // namespace lectern
