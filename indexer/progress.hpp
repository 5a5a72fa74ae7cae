// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The one line on a terminal that says how far a run has come.

#include <chrono>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace lectern {

/// Updates its line some times a second and erases it at the end; does nothing
/// when `out` is no terminal.
class ProgressLine {
public:
    ProgressLine(std::ostream& out, bool is_terminal) : out_(out), is_terminal_(is_terminal) {}
    ~ProgressLine() { erase(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// "reading: 312 files, 1,204 talks"
    void reading(std::size_t files, std::size_t talks);
    /// "indexing: 4,000 of 21,715 talks, 3,120 a second"
    void indexing(std::size_t done, std::size_t total);
    void erase();

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] bool is_due();
    void show(std::string_view text);

    std::ostream& out_;
    bool is_terminal_;
    bool shown_ = false;
    Clock::time_point last_shown_ = Clock::now();
    Clock::time_point indexing_since_ = {};
};

/// 21,715
[[nodiscard]] std::string with_thousands(std::size_t number);

}  // namespace lectern
