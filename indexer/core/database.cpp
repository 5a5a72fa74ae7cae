// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/database.hpp"

#include <fmt/format.h>

#include <system_error>

#include "lectern/schema.hpp"

namespace lectern {

namespace fs = std::filesystem;

Error to_error(const Xapian::Error& error, const fs::path& directory) {
    const std::string type = error.get_type();
    const std::string said =
        error.get_msg() + (error.get_error_string() ? fmt::format(": {}", error.get_error_string()) : "");
    if (type == "DatabaseLockError") {
        return {ErrorCode::locked,
                fmt::format("{}: another process is writing to this database", directory.string()),
                "wait until it has finished"};
    }
    if (type == "DatabaseVersionError") {
        return {ErrorCode::schema_mismatch, fmt::format("{}: {}", directory.string(), said),
                "build it again with lectern-index --rebuild"};
    }
    if (type == "DatabaseCorruptError" || type == "DatabaseOpeningError" || type == "DatabaseNotFoundError" ||
        type == "RangeError" || type == "SerialisationError") {
        return {ErrorCode::corrupt, fmt::format("{}: the database is damaged ({})", directory.string(), said),
                "build it again with lectern-index --rebuild"};
    }
    return {ErrorCode::io, fmt::format("{}: {}", directory.string(), said)};
}

Result<Xapian::Database> open_database(const fs::path& directory) {
    std::error_code status;
    if (!fs::exists(directory, status)) {
        if (status && status != std::errc::no_such_file_or_directory &&
            status != std::errc::not_a_directory) {
            return Error{ErrorCode::io, fmt::format("{}: {}", directory.string(), status.message())};
        }
        return Error{ErrorCode::no_database, fmt::format("{}: there is no database here", directory.string()),
                     "make one with lectern-index PATH…, or name another with --db or $LECTERN_DB"};
    }
    if (!fs::exists(directory / "XAPIANDB", status)) {
        const bool glass = fs::exists(directory / "iamglass", status);
        return Error{
            ErrorCode::foreign_database,
            fmt::format("{}: this is {}", directory.string(),
                        glass ? "a Xapian database, but none that lectern wrote" : "no lectern database"),
            "name another with --db or $LECTERN_DB"};
    }
    try {
        Xapian::Database database(directory.string());
        const std::string schema = database.get_metadata(std::string(metadata::schema));
        if (schema.empty()) {
            return Error{
                ErrorCode::foreign_database,
                fmt::format("{}: a Xapian database, but none that lectern wrote", directory.string()),
                "name another with --db or $LECTERN_DB"};
        }
        if (schema != std::to_string(schema_version)) {
            return Error{ErrorCode::schema_mismatch,
                         fmt::format("{}: written with schema {}, this lectern reads schema {}",
                                     directory.string(), schema, schema_version),
                         "build it again with lectern-index --rebuild, or use the lectern that wrote it"};
        }
        return database;
    } catch (const Xapian::Error& error) {
        return to_error(error, directory);
    }
}

Result<Talk> load_talk(const Xapian::Document& document) {
    auto talk = talk_from_json(document.get_data());
    if (!talk) {
        return Error{ErrorCode::corrupt,
                     fmt::format("document {}: {}", document.get_docid(), talk.error().message),
                     "build the database again with lectern-index --rebuild"};
    }
    return talk;
}

}  // namespace lectern
