// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Lists of talks in JSON, as sites keep them.

#include "lectern/reader.hpp"

namespace lectern {

/// What the YAML reader finds in YAML, in JSON: a list of records with titles and
/// speakers, or records by their id, or days and rooms of them.
[[nodiscard]] const Reader& json_list_reader();

}  // namespace lectern
