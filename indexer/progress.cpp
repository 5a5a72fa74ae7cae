// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/progress.hpp"

#include <fmt/format.h>

namespace lectern {

namespace {

constexpr std::chrono::milliseconds interval{100};
constexpr std::string_view erase_line = "\r\x1b[K";

}  // namespace

std::string with_thousands(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

void ProgressLine::reading(std::size_t files, std::size_t talks) {
    if (is_due())
        show(fmt::format("reading: {} files, {} talks", with_thousands(files), with_thousands(talks)));
}

void ProgressLine::indexing(std::size_t done, std::size_t total) {
    if (indexing_since_ == Clock::time_point{}) indexing_since_ = Clock::now();
    if (!is_due()) return;
    const std::chrono::duration<double> elapsed = last_shown_ - indexing_since_;
    const double rate = elapsed.count() > 0 ? static_cast<double>(done) / elapsed.count() : 0;
    show(fmt::format("indexing: {} of {} talks, {} a second", with_thousands(done), with_thousands(total),
                     with_thousands(static_cast<std::size_t>(rate))));
}

void ProgressLine::erase() {
    if (!shown_) return;
    out_ << erase_line << std::flush;
    shown_ = false;
}

bool ProgressLine::is_due() {
    if (!is_terminal_) return false;
    const Clock::time_point now = Clock::now();
    if (now - last_shown_ < interval) return false;
    last_shown_ = now;
    return true;
}

void ProgressLine::show(std::string_view text) {
    out_ << erase_line << text << std::flush;
    shown_ = true;
}

}  // namespace lectern
