// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// How far a run has come, for who waits for it and for programs.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

namespace lectern {

enum class ProgressForm : std::uint8_t {
    none,
    bar,    ///< one line on a terminal that is written over, and erased at the end
    lines,  ///< a line now and then, for logs
    json,   ///< an object a line (docs/updating.md)
};

/// Says nothing of what is over within half a second. One thread at a time.
class Progress {
public:
    Progress(std::ostream& out, ProgressForm form) : out_(out), form_(form) {}
    ~Progress() { erase(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// "reading: 312 files, 1,204 talks, 4,010 a second"
    void reading(std::size_t files, std::size_t talks);
    /// "indexing: [====>     ] 4,000 of 21,715 talks, 3,120 a second, 6 s left"
    void indexing(std::size_t done, std::size_t total) { stage("indexing", done, total); }
    void checking(std::size_t done, std::size_t total) { stage("checking", done, total); }
    void erase();

private:
    using Clock = std::chrono::steady_clock;

    /// Begins its clock with the first call for a stage.
    void enter(std::string_view stage);
    void stage(std::string_view name, std::size_t done, std::size_t total);
    [[nodiscard]] bool is_due();
    [[nodiscard]] std::size_t rate(std::size_t done) const;
    void show(const std::string& text);

    std::ostream& out_;
    ProgressForm form_;
    bool shown_ = false;
    std::string_view stage_ = "reading";
    Clock::time_point began_ = Clock::now();
    Clock::time_point stage_began_ = began_;
    Clock::time_point last_shown_ = {};
};

/// 21,715
[[nodiscard]] std::string with_thousands(std::size_t number);

}  // namespace lectern
