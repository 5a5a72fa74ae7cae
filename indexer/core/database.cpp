// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string>
#include <system_error>

#include "indexer/core/stub.hpp"
#include "indexer/core/talk_record.hpp"
#include "lectern/schema.hpp"

namespace lectern {

namespace fs = std::filesystem;

namespace {

constexpr const char* rebuild_hint = "build it again with lectern-index --rebuild";

Error damaged(const fs::path& directory, std::string_view said) {
    return {ErrorCode::corrupt, fmt::format("{}: the database is damaged ({})", directory.string(), said),
            rebuild_hint};
}

Error missing(const fs::path& directory, std::string_view what) {
    return {ErrorCode::no_database, fmt::format("{}: {}", directory.string(), what),
            "make one with lectern-index PATH…, or name another with --db or $LECTERN_DB"};
}

Error foreign(const fs::path& directory, std::string_view what) {
    return {ErrorCode::foreign_database, fmt::format("{}: {}", directory.string(), what),
            "name another with --db or $LECTERN_DB"};
}

/// A directory without a stub: one that waits for its first index, or something
/// else.
Error no_stub(const fs::path& directory) {
    std::error_code error;
    bool only_ours = true;
    for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
        only_ours = only_ours && is_database_entry(it->path().filename().string());
    }
    if (error == std::errc::not_a_directory) return foreign(directory, "this is a file, no database");
    if (error) return {ErrorCode::io, fmt::format("{}: {}", directory.string(), error.message())};
    if (only_ours) return missing(directory, "there is no finished database here");
    if (fs::exists(directory / "iamglass", error)) {
        return foreign(directory, "a Xapian database, but none that lectern wrote");
    }
    return foreign(directory, "this is no lectern database");
}

Result<void> check_schema(const Xapian::Database& database, const fs::path& directory) {
    const std::string schema = database.get_metadata(std::string(metadata::schema));
    if (schema.empty()) return foreign(directory, "a Xapian database, but none that lectern wrote");
    if (schema == std::to_string(schema_version)) return {};
    return Error{ErrorCode::schema_mismatch,
                 fmt::format("{}: written with schema {}, this lectern reads schema {}", directory.string(),
                             schema, schema_version),
                 fmt::format("{}, or use the lectern that wrote it", rebuild_hint)};
}

/// Xapian takes a missing table for an empty one: without position.glass every
/// phrase would silently match nothing.
Result<void> check_tables(const Xapian::Database& database, const fs::path& directory,
                          const std::optional<std::string>& generation) {
    if (!generation || database.get_doccount() == 0) return {};
    const bool has_words = database.get_avlength() > 0;
    for (const char* table : {"docdata.glass", "termlist.glass", "position.glass"}) {
        if (!has_words && std::string_view(table) == "position.glass") continue;
        std::error_code error;
        if (!fs::exists(directory / *generation / table, error)) {
            return damaged(directory, fmt::format("{}/{} is missing", *generation, table));
        }
    }
    return {};
}

Result<Xapian::Database> open_generation(const fs::path& directory,
                                         const std::optional<std::string>& generation) {
    try {
        Xapian::Database database(directory.string());
        if (auto checked = check_schema(database, directory); !checked) return checked.error();
        if (auto checked = check_tables(database, directory, generation); !checked) return checked.error();
        return database;
    } catch (const Xapian::Error& failure) {
        return to_error(failure, directory);
    }
}

}  // namespace

Error to_error(const Xapian::Error& error, const fs::path& directory) {
    const std::string_view type = error.get_type();
    const std::string& message = error.get_msg();
    const char* system = error.get_error_string();
    if (type == "DatabaseLockError") {
        return {ErrorCode::locked,
                fmt::format("{}: another process is writing to this database", directory.string()),
                "wait until it has finished"};
    }
    if (type == "DatabaseVersionError") {
        return {ErrorCode::schema_mismatch, fmt::format("{}: {}", directory.string(), message), rebuild_hint};
    }
    if (type == "DatabaseModifiedError") {
        return {ErrorCode::io, fmt::format("{}: the index was replaced meanwhile", directory.string()),
                "try again"};
    }
    // A full disk, a missing permission, too many open files: not the database's
    // fault. But a table that is not there is.
    if (system != nullptr && system != std::generic_category().message(ENOENT)) {
        return {ErrorCode::io, fmt::format("{}: {}: {}", directory.string(), message, system)};
    }
    if (type == "NetworkError" || type == "NetworkTimeoutError") {
        return {ErrorCode::io, fmt::format("{}: {}", directory.string(), message)};
    }
    return damaged(directory, message);
}

Result<Xapian::Database> open_database(const fs::path& directory) {
    std::error_code error;
    const fs::file_status status = fs::status(directory, error);
    if (!fs::status_known(status)) {
        return Error{ErrorCode::io, fmt::format("{}: {}", directory.string(), error.message())};
    }
    if (!fs::exists(status)) return missing(directory, "there is no database here");
    if (!fs::exists(directory / stub_name, error)) return no_stub(directory);
    // Between the look at the stub and the opening of the last table, updates may
    // have replaced the generation and removed some of its tables.
    constexpr int attempts = 20;
    for (int attempt = 1;; ++attempt) {
        const auto generation = current_generation(directory);
        auto database = open_generation(directory, generation);
        if (attempt == attempts || current_generation(directory) == generation) return database;
    }
}

Result<Talk> load_talk(const Xapian::Document& document) {
    try {
        auto talk = decode_talk(document.get_data());
        if (talk) return talk;
        return Error{ErrorCode::corrupt,
                     fmt::format("talk {} of the database is damaged ({})", document.get_docid(),
                                 talk.error().message),
                     rebuild_hint};
    } catch (const Xapian::Error& error) {
        return Error{ErrorCode::corrupt, fmt::format("the database is damaged ({})", error.get_msg()),
                     rebuild_hint};
    }
}

}  // namespace lectern
