// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "lectern/reader.hpp"

namespace lectern {

/// What Sessionize's API gives (view/All, view/GridSmart, view/Sessions), and
/// what sites make of it: maps by id instead of lists, other letter case,
/// presenters instead of speakers, speakers inside of the sessions or in a file
/// `speakers.json` beside.
[[nodiscard]] const Reader& sessionize_reader();

}  // namespace lectern
