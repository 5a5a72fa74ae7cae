// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Recordings of talks as pyvideo's data keeps them: a folder for each event with
/// a category.json that names it, and in `videos/` one JSON object a talk
/// (.schemas/video.json there).

#include "lectern/reader.hpp"

namespace lectern {

/// A talk each; the event's name comes from category.json by the surroundings.
[[nodiscard]] const Reader& pyvideo_reader();

}  // namespace lectern
