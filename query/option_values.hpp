// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The values of options. Each function throws CLI::ValidationError for a value
/// that is none, with the choices where there are some; `option` is the name
/// that the message begins with.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.hpp"
#include "lectern/search.hpp"

namespace lectern {

inline constexpr std::size_t max_page = 1'000'000;

[[noreturn]] void refuse(const std::string& option, const std::string& why);
[[noreturn]] void refuse_choice(const std::string& option, std::string_view value,
                                const std::vector<std::string_view>& choices);

/// A whole number from `low` to max_page.
[[nodiscard]] std::size_t read_number(const std::string& option, std::string_view text, std::size_t low);

/// company=Microsoft or company:Microsoft.
[[nodiscard]] Filter read_filter(const std::string& option, const std::string& text);

/// Adds the fields of company,year:20,speaker~liz to the facets; a field that is
/// there already gets its new limit and text.
void read_facets(const std::string& option, std::string_view text, std::size_t limit,
                 std::vector<FacetRequest>& facets);

/// The words of a command that takes the id of one talk. Error: usage.
[[nodiscard]] Result<std::string> read_id(std::string_view command, const std::vector<std::string>& words);

/// Whether a word is a list of fields to count and not part of a query.
/// year:2024 is a query and year:20 a field: nobody counts a thousand values.
[[nodiscard]] bool names_facets(std::string_view word);

}  // namespace lectern
