// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/loading/line_parts.hpp"

#include <simdjson.h>

#include <cerrno>

#include "indexer/content_hash.hpp"

namespace lectern {

LineParts::LineParts(const std::string& path, std::size_t part_bytes)
    : part_bytes_(part_bytes), fd_(open_regular(path)) {}

std::optional<std::string_view> LineParts::next() {
    buffer_.erase(0, given_);
    given_ = 0;
    std::size_t looked_at = 0;
    while (true) {
        const bool more = fill();
        const std::size_t line_end = std::string_view(buffer_).substr(looked_at).rfind('\n');
        if (line_end != std::string_view::npos) {
            given_ = looked_at + line_end + 1;
            break;
        }
        looked_at = buffer_.size();
        if (more) continue;  // a line that is longer than a part
        given_ = buffer_.size();
        break;
    }
    if (given_ == 0) return std::nullopt;
    return std::string_view(buffer_).substr(0, given_);
}

/// Another part's bytes behind those there are; false when these were the last.
bool LineParts::fill() {
    const std::size_t wanted = buffer_.size() + part_bytes_;
    std::size_t size = buffer_.size();
    buffer_.resize(wanted);
    while (size < wanted && fd_.ok()) {
        const ssize_t got =
            ::pread(fd_.get(), buffer_.data() + size, wanted - size, static_cast<off_t>(read_));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        size += static_cast<std::size_t>(got);
        read_ += static_cast<std::uint64_t>(got);
    }
    buffer_.resize(size);
    return size == wanted;
}

void LineParts::rewind() {
    read_ = 0;
    given_ = 0;
    buffer_.clear();
}

std::optional<std::uint64_t> hash_of_text(LineParts& parts) {
    ContentHasher hasher;
    while (const auto part = parts.next()) {
        if (part->find('\0') != std::string_view::npos || !simdjson::validate_utf8(*part))
            return std::nullopt;
        hasher.add(*part);
    }
    return hasher.hash();
}

}  // namespace lectern
