// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/progress.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {

namespace {

constexpr std::chrono::milliseconds worth_telling{500};

std::chrono::milliseconds interval(ProgressForm form) {
    return form == ProgressForm::lines ? std::chrono::seconds(30) : std::chrono::milliseconds(100);
}

constexpr std::string_view erase_line = "\r\x1b[K";

std::string bar(std::size_t done, std::size_t total) {
    constexpr std::size_t width = 20;
    const std::size_t filled = std::min(done * width / total, width);
    std::string out(width, ' ');
    std::fill_n(out.begin(), filled, '=');
    if (filled < width) out[filled] = '>';
    return "[" + out + "] ";
}

}  // namespace

std::string with_thousands(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

void Progress::enter(std::string_view stage) {
    if (stage_ == stage) return;
    stage_ = stage;
    stage_began_ = Clock::now();
}

void Progress::reading(std::size_t files, std::size_t talks) {
    if (!is_due()) return;
    if (form_ == ProgressForm::json) {
        show(fmt::format(R"({{"stage":"reading","files":{},"talks":{},"talks_a_second":{}}})", files, talks,
                         rate(talks)));
    } else {
        show(fmt::format("reading: {} files, {} talks, {} a second", with_thousands(files),
                         with_thousands(talks), with_thousands(rate(talks))));
    }
}

void Progress::stage(std::string_view name, std::size_t done, std::size_t total) {
    enter(name);
    if (!is_due()) return;
    const std::size_t speed = rate(done);
    const std::size_t left = speed > 0 ? (total - std::min(done, total)) / speed : 0;
    if (form_ == ProgressForm::json) {
        show(fmt::format(R"({{"stage":"{}","talks":{},"of":{},"talks_a_second":{},"seconds_left":{}}})", name,
                         done, total, speed, left));
    } else {
        show(fmt::format("{}: {}{} of {} talks, {} a second, {} s left", name,
                         form_ == ProgressForm::bar && total > 0 ? bar(done, total) : "",
                         with_thousands(done), with_thousands(total), with_thousands(speed), left));
    }
}

void Progress::erase() {
    if (!shown_ || form_ != ProgressForm::bar) return;
    out_ << erase_line << std::flush;
    shown_ = false;
}

bool Progress::is_due() {
    if (form_ == ProgressForm::none) return false;
    const Clock::time_point now = Clock::now();
    const bool soon = form_ == ProgressForm::lines && now - began_ < interval(form_);
    if (soon || now - began_ < worth_telling || now - last_shown_ < interval(form_)) return false;
    last_shown_ = now;
    return true;
}

std::size_t Progress::rate(std::size_t done) const {
    const std::chrono::duration<double> elapsed = last_shown_ - stage_began_;
    return elapsed.count() > 0 ? static_cast<std::size_t>(static_cast<double>(done) / elapsed.count()) : 0;
}

void Progress::show(const std::string& text) {
    if (form_ == ProgressForm::bar) {
        out_ << erase_line << text << std::flush;
    } else {
        out_ << text << std::endl;
    }
    shown_ = true;
}

}  // namespace lectern
