// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Collects the words of marked-up text as plain text.

#include <cstdint>
#include <string>
#include <string_view>

namespace lectern::markup {

/// Takes text and breaks in document order. Breaks at the beginning, at the end
/// and one after another count once, the strongest of them.
class TextWriter {
public:
    /// White space of any kind becomes one space.
    void text(std::string_view text);
    /// Lines stay lines, without their indentation.
    void lines(std::string_view text);

    void line_break() { raise(Gap::line); }
    void paragraph_break() { raise(Gap::paragraph); }
    /// Opens a list item with `- `, `3. `; an item without text leaves nothing.
    void item(std::string_view marker);
    void end_item();

    [[nodiscard]] std::string take() && { return std::move(out_); }

private:
    enum class Gap : std::uint8_t { none, space, line, paragraph };

    void raise(Gap gap);
    void fill_gap();

    std::string out_;
    std::string marker_;
    Gap gap_ = Gap::none;
};

}  // namespace lectern::markup
