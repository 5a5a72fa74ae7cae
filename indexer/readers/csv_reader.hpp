// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Talks in tables: what call-for-paper systems export and forms collect.

#include "lectern/reader.hpp"

namespace lectern {

/// Comma, semicolon, tab or bar between cells, whichever makes the first row
/// headings of talks (docs/formats.md). One row is a talk, or a talk and one of
/// its speakers.
[[nodiscard]] const Reader& csv_reader();

}  // namespace lectern
