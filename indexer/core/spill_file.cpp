// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/core/spill_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace lectern {

Error SpillFile::failed(int error) const {
    return {ErrorCode::io, fmt::format("{}: a temporary file: {}", folder_.string(),
                                       std::generic_category().message(error))};
}

Result<void> SpillFile::open() {
    if (fd_.ok()) return {};
    fd_ = UniqueFd(::open(folder_.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (fd_.ok()) return {};
    // A file system that has no files without names.
    std::string name = (folder_ / "spill-XXXXXX.tmp").string();
    fd_ = UniqueFd(::mkostemps(name.data(), 4, O_CLOEXEC));
    if (!fd_.ok() || ::unlink(name.c_str()) != 0) return failed(errno);
    return {};
}

Result<std::uint64_t> SpillFile::append(std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    if (auto opened = open(); !opened) return opened.error();
    const std::uint64_t begin = size_;
    while (!bytes.empty()) {
        const ssize_t wrote = ::pwrite(fd_.get(), bytes.data(), bytes.size(), static_cast<off_t>(size_));
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return failed(errno);
        size_ += static_cast<std::uint64_t>(wrote);
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return begin;
}

Result<void> SpillFile::read(std::uint64_t at, std::span<char> out) const {
    while (!out.empty()) {
        const ssize_t got = ::pread(fd_.get(), out.data(), out.size(), static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return failed(got < 0 ? errno : EIO);
        at += static_cast<std::uint64_t>(got);
        out = out.subspan(static_cast<std::size_t>(got));
    }
    return {};
}

}  // namespace lectern
