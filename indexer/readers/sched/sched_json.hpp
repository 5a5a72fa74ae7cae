// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// sched.com's JSON, for organisers: session/export and session/list.

#include "lectern/reader.hpp"

namespace lectern {

/// A list of sessions with `event_start` and `event_type`. Speakers and companies
/// are those of the session's list; who is missing there is read from the title.
/// What the organiser says of people elsewhere (`speakers.json` beside, as
/// user/list gives it) is joined by their names for signing in. Times are local,
/// without a zone. Deleted sessions (`active` N) are left out.
[[nodiscard]] const Reader& sched_json_reader();

}  // namespace lectern
