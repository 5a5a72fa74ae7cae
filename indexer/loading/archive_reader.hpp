// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Archives and compressed files, by libarchive, without unpacking to disk.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/unique_fd.hpp"
#include "lectern/diagnostic.hpp"

struct archive;
struct archive_entry;

namespace lectern {

/// What reading stops at: an archive of some kilobytes can unpack to terabytes.
struct ArchiveLimits {
    std::uint64_t max_file_bytes = 64u << 20;     ///< of one entry
    std::uint64_t max_total_bytes = 1024u << 20;  ///< of all that is unpacked
    std::uint64_t any_ratio_bytes = 64u << 20;    ///< beyond, the ratio of text is demanded
};

/// The bytes of one file of an archive that may be a document or stand beside one.
struct ArchiveEntry {
    std::string name;  ///< inside the archive: parts between single slashes, none of them . or ..
    std::string bytes;
};

/// Why something of an archive was not read. When `lost`, what is known from
/// below the diagnostic's path is still the best there is.
struct ArchiveProblem {
    Diagnostic diagnostic;
    bool lost = false;
};

/// Reads .tar and .zip, also compressed by gzip, xz, zstd or bzip2, and single
/// files that are so compressed, from front to end. Left out silently: folders,
/// and files that a walk through folders would leave out. Left out with a problem:
/// what leads out of the archive, links, devices, encrypted entries, archives in
/// the archive, entries and archives beyond the limits, what is damaged; the rest
/// is read. One thread at a time.
class ArchiveReader {
public:
    /// `fd` is at its beginning; `path` is for diagnostics.
    ArchiveReader(UniqueFd fd, std::string path, const ArchiveLimits& limits);
    ArchiveReader(ArchiveReader&&) noexcept;
    ~ArchiveReader();

    using Step = std::variant<ArchiveEntry, ArchiveProblem>;

    /// Nothing: the archive is over.
    [[nodiscard]] std::optional<Step> next();

    /// Whether the entry that came last is the whole of a compressed file, which
    /// has no name inside.
    [[nodiscard]] bool is_single_file() const { return single_file_; }

private:
    struct Close {
        void operator()(archive* handle) const;
    };

    [[nodiscard]] std::optional<Step> visit(archive_entry* entry);
    [[nodiscard]] std::optional<Step> read(std::string name, std::uint64_t announced, bool wanted);
    [[nodiscard]] std::optional<Step> refuse(ArchiveProblem problem);
    [[nodiscard]] Step end(std::string message, std::string hint);
    [[nodiscard]] Step end_damaged();
    [[nodiscard]] std::optional<Step> end_well();
    /// Why reading has to end here; empty while it need not.
    [[nodiscard]] std::string beyond_limits() const;
    [[nodiscard]] Diagnostic about(const std::string& name, std::string message, std::string hint) const;

    UniqueFd fd_;
    std::string path_;
    ArchiveLimits limits_;
    std::unique_ptr<archive, Close> handle_;
    bool ended_ = false;
    bool single_file_ = false;
    std::uint64_t entry_bytes_ = 0;  ///< unpacked, of all entries so far
    std::size_t entries_ = 0;
    std::size_t problems_ = 0;
};

/// Whether a file is one of these, by its first bytes; 512 tell all forms.
[[nodiscard]] bool begins_as_archive(std::string_view head);

}  // namespace lectern
