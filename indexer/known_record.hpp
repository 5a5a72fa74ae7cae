// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "lectern/inventory.hpp"
#include "lectern/talk.hpp"

namespace lectern {

/// What an inventory keeps of a talk that a reader handed over, of which `facts`
/// are encode_facts(); no number yet.
[[nodiscard]] KnownRecord known_record(const Talk& talk, std::string_view facts);

}  // namespace lectern
