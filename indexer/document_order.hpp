// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "lectern/result.hpp"
#include "lectern/talk_list.hpp"

namespace lectern {

/// The order in which a new index has its documents, as places in the list. Talks
/// of one event lie together, which makes rows of facets and lists of postings
/// shorter and quicker to walk, and of equally good matches the newest come first.
/// Talks without a date are last. Error: io.
[[nodiscard]] Result<std::vector<std::uint32_t>> document_order(const TalkList& talks);

}  // namespace lectern
