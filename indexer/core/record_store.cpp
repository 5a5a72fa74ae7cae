// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/core/record_store.hpp"

#include <algorithm>
#include <span>

namespace lectern {

namespace {

/// Large enough that writing one costs nothing a record, and a small part of the
/// room.
std::size_t block_bytes(std::size_t room) {
    constexpr std::size_t least = std::size_t{4} << 10;
    constexpr std::size_t most = std::size_t{1} << 20;
    constexpr std::size_t share = 16;
    return std::clamp(room / share, least, most);
}

}  // namespace

RecordStore::RecordStore(const TalkRoom& room)
    : room_(room.memory), block_bytes_(block_bytes(room.memory)), file_(room.folder) {}

RecordPlace RecordStore::add(std::string_view record) {
    const std::lock_guard lock(mutex_);
    if (problem_) return {};
    if (blocks_.empty() || blocks_.back().bytes.size() + record.size() > block_bytes_) {
        end_block();
        blocks_.emplace_back().bytes.reserve(std::max(block_bytes_, record.size()));
        held_ += blocks_.back().bytes.capacity();
    }
    std::string& bytes = blocks_.back().bytes;
    const RecordPlace place{static_cast<std::uint32_t>(blocks_.size() - 1),
                            static_cast<std::uint32_t>(bytes.size()),
                            static_cast<std::uint32_t>(record.size())};
    bytes += record;
    return place;
}

void RecordStore::end_block() {
    if (blocks_.empty() || held_ <= room_) return;
    Block& full = blocks_.back();
    const auto begin = file_.append(full.bytes);
    if (!begin) {
        problem_ = begin.error();
        problem_->hint = "free some space there, or allow more with --memory";
        return;
    }
    full.spilled = *begin;
    held_ -= full.bytes.capacity();
    std::string().swap(full.bytes);  // an assignment would keep the room
}

std::optional<Error> RecordStore::problem() const {
    const std::lock_guard lock(mutex_);
    return problem_;
}

Result<std::string_view> RecordStore::get(const RecordPlace& place, std::string& buffer) const {
    const Block& block = blocks_[place.block];
    if (!block.spilled) return std::string_view(block.bytes).substr(place.begin, place.size);
    buffer.resize(place.size);
    if (auto read = file_.read(*block.spilled + place.begin, std::span(buffer)); !read) return read.error();
    return std::string_view(buffer);
}

}  // namespace lectern
