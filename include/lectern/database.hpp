// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The database directory: generations and the stub that names the current one.
///
///     talks.db/
///         XAPIANDB      Xapian's stub file, one line: auto gen-000007
///         gen-000007/   a glass database
///         LOCK          held (fcntl) by the one process that writes
///
/// A build writes a new generation beside the old one and then replaces the stub
/// by rename, so a reader opens the old index or the new one and never half of
/// one. Xapian's own tools open the directory as it is.

#include <xapian.h>

#include <filesystem>
#include <string>

#include "lectern/result.hpp"
#include "lectern/talk.hpp"

namespace lectern {

/// Opens a database for reading and checks that lectern wrote it with this
/// schema. Errors: no_database, foreign_database, schema_mismatch, corrupt, io;
/// each says what to do.
[[nodiscard]] Result<Xapian::Database> open_database(const std::filesystem::path& directory);

/// The stored talk of a document.
[[nodiscard]] Result<Talk> load_talk(const Xapian::Document& document);

/// What an exception of Xapian's means to a person.
[[nodiscard]] Error to_error(const Xapian::Error& error, const std::filesystem::path& directory);

}  // namespace lectern
