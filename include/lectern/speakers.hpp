// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Speakers as entities: the published spellings of one person count as one.

#include <string>
#include <string_view>

namespace lectern {

/// What the spellings of one name have in common: normalize_name() of the name
/// without nicks and asides. `Jane Doe (jdoe)`, `Jane "jdoe" Doe`, `Jane Doe
/// @jdoe` are `jane doe`; a nick alone stays.
[[nodiscard]] std::string speaker_key(std::string_view published);

}  // namespace lectern
