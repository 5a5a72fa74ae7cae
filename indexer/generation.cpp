// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include "indexer/core/stub.hpp"
#include "indexer/durable_files.hpp"
#include "indexer/generation_builder.hpp"
#include "indexer/inventory_file.hpp"

namespace lectern {

namespace fs = std::filesystem;

namespace {

Error foreign(const fs::path& directory, std::string_view what) {
    return {ErrorCode::foreign_database, fmt::format("{}: {}; nothing was changed", directory.string(), what),
            "name another place with --db or $LECTERN_DB"};
}

bool is_table(std::string_view name) {
    return name == "iamglass" || name == "flintlock" || name == inventory_name || name.ends_with(".glass") ||
           name.ends_with(".tmp");
}

/// Removes what a build writes into a generation. A folder in which someone
/// keeps something else as well stays, with that.
void remove_tables(const fs::path& folder) {
    std::error_code ignored;
    if (const auto names = names_in(folder)) {
        for (const std::string& name : *names) {
            if (is_table(name)) fs::remove(folder / name, ignored);
        }
    }
    fs::remove(folder, ignored);
}

void remove_shards(const fs::path& generation) {
    if (const auto names = names_in(generation)) {
        for (const std::string& name : *names) {
            if (name.starts_with(shard_prefix)) remove_tables(generation / name);
        }
    }
}

void remove_generation(const fs::path& path) {
    remove_shards(path);
    remove_tables(path);
}

Result<void> sync_generation(const fs::path& path) {
    const auto names = names_in(path);
    if (!names) return names.error();
    constexpr unsigned most_threads = 8;  // that wait for the disk, which serves many as quickly as one
    auto synced =
        for_each_name(*names, most_threads, [&](const std::string& name) { return sync(path / name); });
    return synced ? sync(path) : synced;
}

struct Contents {
    std::string current;
    bool has_index = false;
};

/// Looks at a directory before anything is written to it.
Result<Contents> inspect(const fs::path& directory) {
    const auto names = names_in(directory);
    if (!names) return names.error();
    const auto has = [&](std::string_view name) {
        return std::find(names->begin(), names->end(), name) != names->end();
    };
    if (has(stub_name)) {
        if (auto current = current_generation(directory)) return Contents{std::move(*current), true};
        const bool damaged = has(lock_name) && std::any_of(names->begin(), names->end(), is_generation_name);
        if (damaged) return Contents{{}, true};
        return foreign(directory, "its XAPIANDB is none that lectern wrote");
    }
    if (has("iamglass") || has("iamchert")) {
        return foreign(directory, "a Xapian database, but none that lectern wrote");
    }
    if (!std::all_of(names->begin(), names->end(), is_database_entry)) {
        return foreign(directory, "other files are kept here, and no lectern database");
    }
    return Contents{};
}

Error locked(const fs::path& directory, int fd) {
    struct flock holder {};
    holder.l_type = F_WRLCK;
    holder.l_whence = SEEK_SET;
    const bool known = ::fcntl(fd, F_GETLK, &holder) == 0 && holder.l_type != F_UNLCK && holder.l_pid > 0;
    return {
        ErrorCode::locked,
        known ? fmt::format("{}: another lectern-index (pid {}) is writing", directory.string(), holder.l_pid)
              : fmt::format("{}: another lectern-index is writing", directory.string()),
        "wait until it has finished"};
}

Result<UniqueFd> take_lock(const fs::path& directory) {
    const fs::path path = directory / lock_name;
    UniqueFd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!fd.ok()) return io_error(path, errno);
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    if (::fcntl(fd.get(), F_SETLK, &lock) == 0) return fd;
    if (errno == EACCES || errno == EAGAIN) return locked(directory, fd.get());
    return io_error(path, errno);
}

}  // namespace

NewGeneration::~NewGeneration() {
    if (!path_.empty()) remove_generation(path_);
}

Result<WritableDirectory> WritableDirectory::open(const fs::path& directory) {
    std::error_code error;
    if (fs::exists(directory, error) && !fs::is_directory(directory, error)) {
        return foreign(directory, "this is a file, no database");
    }
    if (fs::create_directories(directory, error); error) return io_error(directory, error.value());
    if (auto contents = inspect(directory); !contents) return contents.error();
    auto lock = take_lock(directory);
    if (!lock) return lock.error();
    // Again, now that nobody else can publish a generation in between.
    auto contents = inspect(directory);
    if (!contents) return contents.error();
    WritableDirectory opened(directory, std::move(*lock));
    opened.current_ = std::move(contents->current);
    opened.has_index_ = contents->has_index;
    return opened;
}

Result<NewGeneration> WritableDirectory::begin() {
    const auto names = names_in(directory_);
    if (!names) return names.error();
    // With a damaged stub nobody knows which generation is a leftover: they stay
    // until the next one is published.
    const bool removable = !has_index_ || !current_.empty();
    unsigned long last = 0;
    for (const std::string& name : *names) {
        if (!is_generation_name(name)) continue;
        const bool leftover = current_.empty() || generation_number(name) > generation_number(current_);
        if (removable && leftover) remove_generation(directory_ / name);
        std::error_code ignored;
        if (fs::exists(directory_ / name, ignored)) last = std::max(last, generation_number(name));
    }
    return NewGeneration(directory_ / generation_name(last + 1));
}

Result<void> WritableDirectory::publish(NewGeneration generation) {
    const std::string name = generation.path().filename().string();
    remove_shards(generation.path());
    if (auto synced = sync_generation(generation.path()); !synced) return synced;
    if (auto replaced = replace_file(directory_ / new_stub_name, directory_ / stub_name, stub_text(name));
        !replaced) {
        return replaced;
    }
    generation.keep();
    const std::string previous = std::exchange(current_, name);
    has_index_ = true;
    if (auto synced = sync(directory_); !synced) return synced;
    remove_generations_except(current_, previous);
    return {};
}

void WritableDirectory::remove_generations_except(std::string_view one, std::string_view other) const {
    const auto names = names_in(directory_);
    if (!names) return;
    for (const std::string& name : *names) {
        if (is_generation_name(name) && name != one && name != other) remove_generation(directory_ / name);
    }
}

}  // namespace lectern
