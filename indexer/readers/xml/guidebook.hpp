// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "lectern/reader.hpp"

namespace lectern {

/// The Guidebook XML that SQL Saturday published for each of its events.
[[nodiscard]] const Reader& guidebook_reader();

}  // namespace lectern
