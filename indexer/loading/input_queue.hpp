// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Inputs on their way from the thread that finds them to those that read them.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

#include "indexer/loading/input_walk.hpp"

namespace lectern {

struct NumberedInput {
    std::size_t number;  ///< from 0, in the order found
    Input input;
};

/// First in, first out, for several threads.
class InputQueue {
public:
    /// Waits while much is waiting already, unless `at_once`. False when nobody
    /// wants more.
    bool push(NumberedInput input, bool at_once) {
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return at_once || cancelled_ || !is_full(); });
            if (cancelled_) return false;
            bytes_ += size_of(input.input);
            waiting_.push_back(std::move(input));
        }
        changed_.notify_all();
        return true;
    }

    /// Waits for one; nothing when the last one is gone.
    std::optional<NumberedInput> pop() {
        std::optional<NumberedInput> input;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return closed_ || cancelled_ || !waiting_.empty(); });
            if (waiting_.empty()) return std::nullopt;
            input = std::move(waiting_.front());
            waiting_.pop_front();
            bytes_ -= size_of(input->input);
        }
        changed_.notify_all();
        return input;
    }

    /// Nothing more comes.
    void close() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        changed_.notify_all();
    }

    /// What waits is forgotten, and nothing more is taken.
    void cancel() {
        {
            const std::lock_guard lock(mutex_);
            cancelled_ = true;
            waiting_.clear();
            bytes_ = 0;
        }
        changed_.notify_all();
    }

private:
    static constexpr std::size_t max_waiting = 1024;
    static constexpr std::size_t max_bytes = 64u << 20;

    static std::size_t size_of(const Input& input) {
        const auto* unpacked = std::get_if<BytesInput>(&input);
        return unpacked == nullptr ? 0 : unpacked->bytes.size();
    }
    [[nodiscard]] bool is_full() const { return waiting_.size() >= max_waiting || bytes_ >= max_bytes; }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<NumberedInput> waiting_;
    std::size_t bytes_ = 0;  ///< held by those that wait
    bool closed_ = false;
    bool cancelled_ = false;
};

}  // namespace lectern
