// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "lectern/reader.hpp"

namespace lectern {

/// schedule.json as frab, pretalx and the CCC's hub ("schedule2") write it (the
/// schema is that of c3voc's schedule validator), pretalx's submissions as its
/// REST API gives them, and these grouped by day, minute and room.
[[nodiscard]] const Reader& schedule_json_reader();

}  // namespace lectern
