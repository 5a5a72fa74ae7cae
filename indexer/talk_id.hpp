// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What makes two records the same talk.

#include <string>

#include "lectern/talk.hpp"

namespace lectern {

/// The title as far as it tells talks apart: folded, without what announces the
/// format, the track or the sponsor.
[[nodiscard]] std::string title_key(const Talk& talk);

/// Whether nothing that both records say contradicts: event, date, start,
/// track, and at least one speaker in common where both name any, else the
/// recording.
[[nodiscard]] bool compatible(const Talk& a, const Talk& b);

}  // namespace lectern
