// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Technology companies under the names by which conferences announce them.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// One company: abbreviations, divisions that carry its name, former names. A
/// company that was bought and kept its name is another one. Legal forms, case
/// and accents are folded already and have no entries.
struct KnownCompany {
    std::string_view name;
    std::string_view others;  ///< separated by `|`

    [[nodiscard]] std::vector<std::string> spellings() const;
};

[[nodiscard]] std::span<const KnownCompany> known_companies();

/// Whether the name, in any of its spellings, is one of these.
[[nodiscard]] bool is_known_company(std::string_view name);

/// Whether both are spellings of one of these.
[[nodiscard]] bool is_same_company(std::string_view a, std::string_view b);

}  // namespace lectern
