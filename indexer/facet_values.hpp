// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The whole values that a talk is counted and filtered by.

#include <string_view>
#include <vector>

#include "lectern/schema.hpp"
#include "lectern/talk.hpp"

namespace lectern {

/// In published order, companies without their legal form; may repeat. Empty for
/// fields that have no whole values. Parts of the talk's own texts.
[[nodiscard]] std::vector<std::string_view> whole_values(const Talk& talk, Field field);

/// Each once.
[[nodiscard]] std::vector<std::string_view> distinct_values(const Talk& talk, Field field);

}  // namespace lectern
