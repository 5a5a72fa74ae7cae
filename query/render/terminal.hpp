// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Text for terminals: how wide it is, where it wraps, and the escape sequences
/// around it.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// What the output goes to.
struct Terminal {
    std::size_t width = 80;  ///< columns
    bool color = false;      ///< colours and bold
    bool links = false;      ///< OSC 8 hyperlinks
};

inline constexpr std::size_t page_columns = 100;  ///< a page of text takes no more
inline constexpr std::string_view no_break_space = "\xC2\xA0";

enum class Style { plain, title, title_match, match, strong, dim, bar };

/// A stretch of text in one style; a non-empty `link` is its address.
struct Run {
    std::string text;
    Style style = Style::plain;
    std::string link = {};
};

using StyledText = std::vector<Run>;

/// The text with everything that a terminal would act on taken out: control
/// characters, bidirectional overrides and malformed bytes become U+FFFD, tabs
/// and line ends spaces.
[[nodiscard]] std::string printable(std::string_view text);

/// Columns that a text takes: East Asian wide characters and emoji two,
/// combining marks none.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// As much of the beginning as fits into `width` columns, with "…" for the rest.
[[nodiscard]] std::string fit(std::string_view text, std::size_t width);

/// Collects lines of text. None is wider than asked for or ends with a space.
/// All text goes through printable(), so data cannot bring escape sequences of
/// its own. A no-break space holds words together and is written as a space.
class Page {
public:
    /// `max_width` caps the width of very wide terminals, on which long lines
    /// are hard to read.
    Page(const Terminal& terminal, std::size_t max_width);

    [[nodiscard]] std::size_t width() const { return width_; }

    /// A paragraph, wrapped between words; a word wider than the page is broken.
    /// The first line begins with `lead`, the others with as many spaces.
    void paragraph(const Run& lead, StyledText text);
    /// One line as it is, wrapped nowhere.
    void line(const StyledText& text);
    void blank() { out_ += '\n'; }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void put(std::string_view text, Style style, std::string_view link);
    void end_line();

    Terminal terminal_;
    std::size_t width_;
    std::string out_;
};

}  // namespace lectern
