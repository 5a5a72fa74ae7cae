// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What there is to read below some paths, files and entries of archives alike.

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "indexer/file_walk.hpp"
#include "indexer/loading/archive_contents.hpp"
#include "indexer/loading/archive_reader.hpp"
#include "indexer/loading/known_files.hpp"
#include "indexer/loading/memory_gauge.hpp"

namespace lectern {

/// A file on disk, not opened yet.
struct FileInput {
    FoundFile file;
    const KnownFile* known = nullptr;  ///< it may still have this content
};

/// A file that is as it was.
struct KnownInput {
    FoundFile file;
    const KnownFile* known;
};

/// An archive or a compressed file that is read.
struct ArchiveFile {
    FoundFile file;
    std::uint64_t content = 0;  ///< hash of its bytes
};

/// A compressed file, unpacked; it lies where the file lies.
struct BytesInput {
    std::shared_ptr<const ArchiveFile> file;
    std::string bytes;
};

/// A file in an archive.
struct EntryInput {
    std::shared_ptr<const ArchiveFile> file;
    std::shared_ptr<const ArchiveContents> archive;
    std::string name;
};

/// Something that could not be read.
struct ProblemInput {
    std::shared_ptr<const ArchiveFile> file;  ///< nullptr: of no archive
    ArchiveProblem problem;
};

using Input = std::variant<FileInput, KnownInput, BytesInput, EntryInput, ProblemInput>;

/// Walks like FileWalk, and through archives: those found by the ending of their
/// names and those named directly, told by their content. Archives are unpacked
/// here, files are left to others. Before one is opened, it waits until those
/// before are read as far as `gauge` says, but never inside one.
class InputWalk {
public:
    InputWalk(const std::vector<std::filesystem::path>& paths, const ArchiveLimits& limits,
              const KnownFiles& known, MemoryGauge& gauge, std::size_t max_waiting_bytes);

    /// Nothing: the walk is over.
    [[nodiscard]] std::optional<Input> next();

    /// Whether the next inputs come from the archive that the last one came from:
    /// readers may wait for them.
    [[nodiscard]] bool is_inside_archive() const { return archive_.has_value(); }

    /// Ends where it is: no reader waits for the rest of an archive any more.
    void abandon();

private:
    struct OpenArchive {
        ArchiveReader reader;
        std::shared_ptr<const ArchiveFile> file;
        std::shared_ptr<ArchiveContents> contents;
    };

    [[nodiscard]] bool may_be_archive(const std::string& path) const;
    [[nodiscard]] std::optional<Input> look_at(FoundFile file);
    void enter_archive(FoundFile file, UniqueFd fd, std::uint64_t content);
    [[nodiscard]] std::optional<Input> next_entry();
    [[nodiscard]] Input take(ArchiveEntry entry);

    FileWalk files_;
    std::set<std::string> named_;
    ArchiveLimits limits_;
    const KnownFiles& known_;
    MemoryGauge& gauge_;
    std::size_t max_waiting_bytes_;
    std::optional<OpenArchive> archive_;
};

}  // namespace lectern
