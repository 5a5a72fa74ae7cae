// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Sorted data on its way from the documents to the tables: in memory, or spilled
/// to a file when there is more of it than memory may be taken.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/core/spill_file.hpp"
#include "indexer/glass/packing.hpp"
#include "lectern/result.hpp"

namespace lectern::glass {

/// Bytes, wherever they lie. Spilled ones belong to a file that must outlive this.
class Section {
public:
    Section() = default;
    explicit Section(std::string bytes) : memory_(std::move(bytes)) {}

    /// That are in memory.
    [[nodiscard]] std::size_t memory_bytes() const { return memory_.capacity(); }

    /// Moves the bytes to the file. Error: io.
    [[nodiscard]] Result<void> spill(SpillFile& file);

private:
    friend class SectionReader;
    std::string memory_;
    const SpillFile* file_ = nullptr;
    std::uint64_t begin_ = 0;
    std::uint64_t size_ = 0;  ///< in the file
};

/// Reads a section from front to back. The data are this program's own, so there
/// is nothing to check but whether the file can be read: when it cannot, the
/// section seems to end, and error() says why.
class SectionReader {
public:
    /// `section` must outlive the reader.
    explicit SectionReader(const Section& section);

    [[nodiscard]] bool at_end() { return at_ == end_ && !fill(1); }

    [[nodiscard]] std::uint64_t uint() {
        if (static_cast<std::size_t>(end_ - at_) < longest_uint && !fill(longest_uint) && at_ == end_) {
            return 0;
        }
        return unpack_uint(at_);
    }

    /// Valid until the next call of any function.
    [[nodiscard]] std::string_view bytes(std::size_t count) {
        if (static_cast<std::size_t>(end_ - at_) < count && !fill(count)) return {};
        at_ += count;
        return {at_ - count, count};
    }
    [[nodiscard]] std::string_view string() { return bytes(uint()); }

    [[nodiscard]] const Result<void>& error() const { return error_; }

private:
    static constexpr std::size_t longest_uint = 10;

    /// Whether `count` bytes lie between at_ and end_ afterwards.
    bool fill(std::size_t count);

    const Section* section_;
    std::string buffer_;
    std::uint64_t read_ = 0;  ///< bytes of the file section that were read
    const char* at_ = nullptr;
    const char* end_ = nullptr;
    Result<void> error_;
};

}  // namespace lectern::glass
