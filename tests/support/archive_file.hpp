// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Archives for tests.

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace lectern::test {

/// Writes an archive whose form and compression are those of the ending: .tar,
/// .tar.xz, .zip … or of a single file, .gz; closed by the destructor.
class ArchiveFile {
public:
    explicit ArchiveFile(const std::string& path, const char* options = nullptr)
        : handle_(archive_write_new()) {
        const auto has = [&](std::string_view ending) {
            return std::string_view(path).find(ending) != std::string_view::npos;
        };
        if (has(".tar") || has(".tgz")) {
            check(archive_write_set_format_pax_restricted(handle_));
        } else if (has(".zip")) {
            check(archive_write_set_format_zip(handle_));
        } else {
            check(archive_write_set_format_raw(handle_));
        }
        if (has(".gz") || has(".tgz")) check(archive_write_add_filter_gzip(handle_));
        if (has(".xz")) check(archive_write_add_filter_xz(handle_));
        if (has(".zst")) check(archive_write_add_filter_zstd(handle_));
        if (has(".bz2")) check(archive_write_add_filter_bzip2(handle_));
        if (options != nullptr) check(archive_write_set_options(handle_, options));
        if (options != nullptr) check(archive_write_set_passphrase(handle_, "secret"));
        check(archive_write_open_filename(handle_, path.c_str()));
    }
    ArchiveFile(const ArchiveFile&) = delete;
    ArchiveFile& operator=(const ArchiveFile&) = delete;
    ~ArchiveFile() {
        check(archive_write_close(handle_));
        archive_write_free(handle_);
    }

    void add(std::string_view name, std::string_view content) { add(name, content, AE_IFREG, {}); }
    void add_link(std::string_view name, std::string_view target) { add(name, {}, AE_IFLNK, target); }
    void add_folder(std::string_view name) { add(name, {}, AE_IFDIR, {}); }
    void add_pipe(std::string_view name) { add(name, {}, AE_IFIFO, {}); }

private:
    void add(std::string_view name, std::string_view content, unsigned kind, std::string_view link) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, std::string(name).c_str());
        archive_entry_set_filetype(entry, kind);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        if (!link.empty()) archive_entry_set_symlink(entry, std::string(link).c_str());
        check(archive_write_header(handle_, entry));
        if (!content.empty()) {
            EXPECT_EQ(archive_write_data(handle_, content.data(), content.size()),
                      static_cast<la_ssize_t>(content.size()));
        }
        archive_entry_free(entry);
    }

    void check(int result) const { EXPECT_EQ(result, ARCHIVE_OK) << archive_error_string(handle_); }

    archive* handle_;
};

}  // namespace lectern::test
