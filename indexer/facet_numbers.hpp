// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "lectern/talk.hpp"
#include "lectern/talk_row.hpp"

namespace lectern {

/// A value of a talk, by number.
struct FacetNumber {
    FacetOrdinal ordinal = 0;
    std::string_view key;   ///< Entities::key() of the spelling
    std::string_view name;  ///< as displayed
};

/// Knows the numbers of values, whoever gave them.
class FacetNumbers {
public:
    FacetNumbers() = default;
    FacetNumbers(const FacetNumbers&) = delete;
    FacetNumbers& operator=(const FacetNumbers&) = delete;
    virtual ~FacetNumbers() = default;

    /// Each value of a talk once, in published order. The talk must be one of
    /// those that the numbers were given for. From any thread.
    [[nodiscard]] virtual std::vector<FacetNumber> values_of(const Talk& talk, Field field) const = 0;
};

}  // namespace lectern
