// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace lectern::test {

/// Kills lectern-index so many times, at moments that the seed decides, under full
/// builds and updates. Each time the index must pass Xapian's check and be the one
/// before or the one after, all of it; the next run finishes the work.
void check_kills(int kills, std::uint32_t seed);

/// For so many seconds lectern-index changes an index over and over while some
/// processes search it. Every answer must be that of one state.
void check_readers(int seconds, int readers);

}  // namespace lectern::test
