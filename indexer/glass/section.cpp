// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace lectern::glass {

namespace {

/// Small, as every run has its readers; the system reads ahead.
constexpr std::size_t read_bytes = std::size_t{16} << 10;

}  // namespace

Error SpillFile::failed(int error) const {
    return {ErrorCode::io, fmt::format("{}: a temporary file: {}", folder_.string(),
                                       std::generic_category().message(error))};
}

Result<void> SpillFile::open() {
    if (fd_.ok()) return {};
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

Result<void> Section::spill(SpillFile& file) {
    const auto begin = file.append(memory_);
    if (!begin) return begin.error();
    file_ = &file;
    begin_ = *begin;
    size_ = memory_.size();
    std::string().swap(memory_);  // an assignment would keep the room
    return {};
}

SectionReader::SectionReader(const Section& section)
    : section_(&section), at_(section.memory_.data()), end_(at_ + section.memory_.size()) {}

bool SectionReader::fill(std::size_t count) {
    const auto left = static_cast<std::size_t>(end_ - at_);
    const std::uint64_t unread = section_->size_ - read_;
    if (unread == 0 || !error_) return left >= count;
    std::string next(at_, left);
    const auto more = static_cast<std::size_t>(std::min<std::uint64_t>(unread, std::max(count, read_bytes)));
    next.resize(left + more);
    error_ = section_->file_->read(section_->begin_ + read_, std::span(next).subspan(left));
    if (!error_) next.resize(left);
    read_ += more;
    buffer_ = std::move(next);
    at_ = buffer_.data();
    end_ = at_ + buffer_.size();
    return buffer_.size() >= count;
}

}  // namespace lectern::glass
