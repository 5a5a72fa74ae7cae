// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Work shared out among threads that live as long as one call.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace lectern {

/// As many as the machine has cores. Asked once: the C library reads a file each
/// time, and the joining of talks asks for every title.
[[nodiscard]] inline unsigned core_count() {
    static const unsigned cores = std::max(std::thread::hardware_concurrency(), 1u);
    return cores;
}

/// As many as are wanted; 0 wants one for each core.
[[nodiscard]] inline unsigned thread_count(unsigned wanted) { return wanted > 0 ? wanted : core_count(); }

/// Calls `work` once on each of so many threads, the caller's among them, and
/// returns when all have. Where the system gives fewer threads, those there are
/// do it: `work` takes its share from what is left.
template <class Work>
void on_threads(std::size_t threads, const Work& work) {
    std::vector<std::jthread> helpers;
    try {
        for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back([&work] { work(); });
    } catch (const std::system_error&) {
        // No more threads to be had.
    }
    work();
}

/// Calls `work(begin, end)` for ranges that together are 0 … `count`, each once,
/// in any order and on at most so many threads. A range is no shorter than
/// `least`, so that little work starts no thread.
template <class Work>
void for_ranges(std::size_t count, std::size_t least, unsigned most_threads, const Work& work) {
    constexpr std::size_t ranges_a_thread = 8;  // so that no thread waits long for another
    const std::size_t threads =
        std::clamp<std::size_t>(count / std::max<std::size_t>(least, 1), 1, most_threads);
    if (threads == 1) {
        work(std::size_t{0}, count);
        return;
    }
    const std::size_t step = std::max(least, count / (threads * ranges_a_thread) + 1);
    std::atomic<std::size_t> next = 0;
    on_threads(threads, [&] {
        for (std::size_t begin = next.fetch_add(step); begin < count; begin = next.fetch_add(step)) {
            work(begin, std::min(begin + step, count));
        }
    });
}

/// The same on all cores.
template <class Work>
void for_ranges(std::size_t count, std::size_t least, const Work& work) {
    for_ranges(count, least, core_count(), work);
}

}  // namespace lectern
