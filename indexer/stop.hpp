// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Work that somebody may ask to stop, from another thread or a signal handler.

#include <atomic>

#include "lectern/result.hpp"

namespace lectern {

/// Whether the flag, which may be nullptr, is set.
[[nodiscard]] inline bool is_set(const std::atomic<bool>* stop) {
    return stop != nullptr && stop->load(std::memory_order_relaxed);
}

/// Of what was stopped before it changed the index.
[[nodiscard]] inline Error stopped() {
    return {ErrorCode::interrupted, "interrupted", "the index is as it was"};
}

}  // namespace lectern
