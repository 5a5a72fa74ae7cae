// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What the name of a file says about whether to read it.

#include <string_view>

namespace lectern {

/// Whether a file found in a folder may be a listing, by its name's ending.
[[nodiscard]] bool has_listing_ending(std::string_view path);

/// Whether a file found in a folder may be an archive with listings, by its name's
/// ending: `talks.tar.xz`, `talks.zip`, `talks.jsonl.gz`; `dump.sql.gz` is none.
[[nodiscard]] bool has_archive_ending(std::string_view path);

/// Whether walks leave it out, of a name without slashes: hidden entries and
/// node_modules.
[[nodiscard]] bool is_left_out(std::string_view name);

/// Whether a part of the path is one that walks leave out; `.` and `..` are none.
[[nodiscard]] bool lies_hidden(std::string_view path);

/// Whether readers may look at a file of this name beside a document: it has the
/// ending of a listing or of settings (.toml), and no part of its path is hidden.
[[nodiscard]] bool is_companion_name(std::string_view path);

}  // namespace lectern
