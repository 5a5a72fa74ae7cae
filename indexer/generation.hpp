// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The writing side of a database directory (lectern/database.hpp): one writer
/// at a time, a new generation beside the old, and the switch between them.

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/unique_fd.hpp"
#include "lectern/result.hpp"

namespace lectern {

/// A generation in the making. Unless it is published it removes itself.
class NewGeneration {
public:
    explicit NewGeneration(std::filesystem::path path) : path_(std::move(path)) {}
    NewGeneration(NewGeneration&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    NewGeneration& operator=(NewGeneration&&) = delete;
    ~NewGeneration();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    void keep() { path_.clear(); }

private:
    std::filesystem::path path_;
};

/// A database directory, locked for writing as long as this lives. It touches
/// only what lectern makes there: XAPIANDB, LOCK and gen-NNNNNN.
class WritableDirectory {
public:
    /// Creates the directory when it is missing. Errors: locked,
    /// foreign_database (something else is kept there), io.
    [[nodiscard]] static Result<WritableDirectory> open(const std::filesystem::path& directory);

    /// Name of the current generation; empty before the first is published, and
    /// when XAPIANDB is damaged.
    [[nodiscard]] const std::string& current() const { return current_; }

    /// Whether there was an index, readable or not.
    [[nodiscard]] bool has_index() const { return has_index_; }

    /// The place for a new generation. What failed builds left goes first.
    [[nodiscard]] Result<NewGeneration> begin();

    /// Makes a complete generation the current one: everything on disk, then
    /// XAPIANDB replaced by rename. Generations before the one that was current
    /// until now go; that one stays for those who have just read XAPIANDB.
    [[nodiscard]] Result<void> publish(NewGeneration generation);

private:
    WritableDirectory(std::filesystem::path directory, UniqueFd lock)
        : directory_(std::move(directory)), lock_(std::move(lock)) {}

    void remove_generations_except(std::string_view one, std::string_view other) const;

    std::filesystem::path directory_;
    UniqueFd lock_;
    std::string current_;
    bool has_index_ = false;
};

}  // namespace lectern
