// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a database was made from: every file that was read, how to tell that it
/// has not changed, and which talk each of its records went into. With it an
/// update reads only what changed and touches only the talks that it concerns.
/// It lies beside the tables of a generation (indexer/inventory_file.hpp).

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lectern/diagnostic.hpp"

namespace lectern {

/// What a file looks like from outside. Times are nanoseconds since 1970.
struct FileStamp {
    std::uint64_t size = 0;
    std::int64_t modified = 0;
    std::int64_t changed = 0;  ///< of the inode: tells who sets `modified` back
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Equal to no file's: what has it is looked at by content.
inline constexpr FileStamp no_stamp{};

/// One place of a document that lists a talk.
struct KnownRecord {
    std::uint32_t talk = 0;     ///< number of the document in the database
    std::uint32_t title = 0;    ///< hash of title_key(): only records of one title can be one talk
    std::uint64_t content = 0;  ///< hash of all that it says, and of its line
};

enum class DocumentKind : std::uint8_t {
    read,     ///< with or without talks
    unknown,  ///< in no known form
    remark,   ///< none: only what there is to say about a place in an archive
};

/// A file, or a file in an archive.
struct KnownDocument {
    std::string inner = {};  ///< of an archive's: `/path/inside`
    DocumentKind kind = DocumentKind::read;
    std::vector<KnownRecord> records = {};  ///< in the document's order
    std::vector<Diagnostic> diagnostics = {};
    std::vector<std::uint32_t> companions = {};  ///< in Inventory::companions
};

/// A file on disk.
struct KnownFile {
    std::string path;        ///< absolute
    std::string given = {};  ///< as the run named it: readers see that
    FileStamp stamp = no_stamp;
    std::uint64_t content = 0;  ///< hash of its bytes
    std::vector<KnownDocument> documents = {};
};

/// A file that documents needed beside them (Reading::companions).
struct KnownCompanion {
    std::string path;  ///< as the reader named it
    FileStamp stamp = no_stamp;
};

/// A file that a run found as it is in an inventory.
struct UnchangedFile {
    std::size_t place = 0;  ///< in Inventory::files
    FileStamp stamp;        ///< as it is now
};

struct Inventory {
    std::string reading;       ///< how documents were read; read otherwise, nothing is known
    std::uint32_t placed = 0;  ///< talks written since the last full build
    std::vector<KnownCompanion> companions;
    std::vector<KnownFile> files;  ///< by path
};

}  // namespace lectern
