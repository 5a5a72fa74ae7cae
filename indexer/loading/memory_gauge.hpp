// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// How much text is in memory and waits to be read.

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace lectern {

/// Lets who reads ahead wait for those who read behind. For several threads.
class MemoryGauge {
public:
    void add(std::size_t bytes) {
        const std::lock_guard lock(mutex_);
        bytes_ += bytes;
    }
    void subtract(std::size_t bytes) {
        {
            const std::lock_guard lock(mutex_);
            bytes_ -= bytes;
        }
        fell_.notify_all();
    }
    void wait_below(std::size_t bytes) {
        std::unique_lock lock(mutex_);
        fell_.wait(lock, [&] { return bytes_ < bytes; });
    }

private:
    std::mutex mutex_;
    std::condition_variable fell_;
    std::size_t bytes_ = 0;
};

/// What one holder has added to a gauge; given back at its end.
class MemoryShare {
public:
    explicit MemoryShare(MemoryGauge& gauge) : gauge_(gauge) {}
    MemoryShare(const MemoryShare&) = delete;
    MemoryShare& operator=(const MemoryShare&) = delete;
    ~MemoryShare() { gauge_.subtract(bytes_); }

    void add(std::size_t bytes) {
        gauge_.add(bytes);
        bytes_ += bytes;
    }

private:
    MemoryGauge& gauge_;
    std::size_t bytes_ = 0;
};

}  // namespace lectern
