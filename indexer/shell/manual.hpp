// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Manual pages, in the man macros of roff (groff's man(7), mandoc's man(7)),
/// made from what --help prints. The text is plain ASCII: what else there is
/// comes as roff's own escapes, so no formatter has to guess the encoding.

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Text that roff prints as it is, anywhere but at the beginning of a line, where
/// `.` and `'` would begin a request.
[[nodiscard]] std::string roff_text(std::string_view text);

/// Every byte that is no ASCII of roff as one of its escapes.
[[nodiscard]] std::string roff_ascii(std::string_view roff);

/// Collects a page from top to bottom.
class ManualPage {
public:
    /// `lectern-index`, 1, "index conference talks".
    ManualPage(std::string_view name, int section, std::string_view summary);

    void heading(std::string_view text);
    void subheading(std::string_view text);
    void paragraph(std::string_view text);
    /// What is explained, and the explanation: beneath it, or beside it when it
    /// is shorter than `column`.
    void item(std::string_view what, std::string_view text, int column = 0);
    /// The same of roff.
    void roff_item(std::string_view what, std::string_view text, int column);
    /// As the lines are.
    void example(std::string_view lines);
    /// A paragraph of roff.
    void roff_paragraph(const std::string& text);
    /// Lines of roff, as they are.
    void roff(std::string_view lines);

    /// All options of a program or command.
    void options(const CLI::App& app);

    /// Text as help prints it: paragraphs; a line that ends with a colon stands
    /// above indented ones, in which two blanks lie between what is explained
    /// and the explanation. `as_headings`: such a line is a heading.
    void help_text(std::string_view text, bool as_headings);

    void see_also(const std::vector<std::string>& pages);

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void block(const std::vector<std::string_view>& lines);
    void line(std::string_view roff);
    void fill(const std::string& roff);
    void begin_paragraph();

    std::string out_;
    bool below_heading_ = false;  ///< where a paragraph begins by itself
};

/// The first argument that asks for a program's manual page.
inline constexpr std::string_view manual_option = "--man";

}  // namespace lectern
