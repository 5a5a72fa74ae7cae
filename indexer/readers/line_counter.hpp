// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lectern {

/// Line numbers of ascending offsets, counted once through the text.
class LineCounter {
public:
    /// `first_line` is the line at offset 0.
    explicit LineCounter(std::string_view content, std::uint32_t first_line = 1)
        : content_(content), line_(first_line) {}

    /// A smaller offset than the last one gives the last one's line.
    [[nodiscard]] std::uint32_t line_of(std::size_t offset) {
        offset = std::min(offset, content_.size());
        if (offset > at_) {
            const std::string_view passed = content_.substr(at_, offset - at_);
            line_ += static_cast<std::uint32_t>(std::count(passed.begin(), passed.end(), '\n'));
            at_ = offset;
        }
        return line_;
    }

private:
    std::string_view content_;
    std::size_t at_ = 0;
    std::uint32_t line_;
};

}  // namespace lectern
