// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/section.hpp"

#include <algorithm>
#include <utility>

namespace lectern::glass {

namespace {

/// Small, as every run has its readers; the system reads ahead.
constexpr std::size_t read_bytes = std::size_t{16} << 10;

}  // namespace

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
