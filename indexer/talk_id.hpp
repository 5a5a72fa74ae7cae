// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What makes two records the same talk.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lectern/talk.hpp"

namespace lectern {

/// Making the keys of so many talks takes longer than starting a thread.
inline constexpr std::size_t worth_a_thread = 1000;

/// FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv), finished with the
/// mixer of MurmurHash3 so that all bits depend on all of the input. The same on
/// every machine: ids are made of it.
[[nodiscard]] std::uint64_t stable_hash(std::string_view text);

/// The title as far as it tells talks apart: folded, without what announces the
/// format, the track or the sponsor.
[[nodiscard]] std::string title_key(const Talk& talk);

/// Whether nothing that both records say contradicts: event, date, start,
/// track, and at least one speaker in common where both name any, else the
/// recording.
[[nodiscard]] bool compatible(const Talk& a, const Talk& b);

}  // namespace lectern
