// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

using TermId = std::uint32_t;

/// Numbers strings from 0 in the order in which they are first seen. A hash table
/// in open addressing that only grows; the strings lie in an arena and stay where
/// they are until clear(). Not for two threads at once.
class TermTable {
public:
    TermTable();

    [[nodiscard]] TermId intern(std::string_view term);

    /// Of the two put together.
    [[nodiscard]] TermId intern(std::string_view prefix, std::string_view word);

    [[nodiscard]] std::string_view operator[](TermId id) const { return terms_[id]; }
    [[nodiscard]] std::size_t size() const { return terms_.size(); }

    /// Memory taken, roughly.
    [[nodiscard]] std::size_t bytes() const;

    void clear();

private:
    struct Slot {
        std::uint32_t hash = 0;
        TermId id = none;
    };
    static constexpr TermId none = UINT32_MAX;

    void grow();

    std::pmr::monotonic_buffer_resource arena_;
    std::vector<std::string_view> terms_;
    std::vector<Slot> slots_;  // a power of two, at most half of them used
    std::size_t text_bytes_ = 0;
    std::string joined_;
};

}  // namespace lectern
