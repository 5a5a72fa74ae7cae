// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "lectern/reader.hpp"

namespace lectern {

/// schedule.xml as Pentabarf, frab, pretalx and the CCC's hub write it (the
/// schema is that of c3voc's schedule validator), with or without an element
/// for the room, and the schedule/day/entry of EuroPython. In a file that is
/// not well-formed each event is read by itself.
[[nodiscard]] const Reader& schedule_xml_reader();

}  // namespace lectern
