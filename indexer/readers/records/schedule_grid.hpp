// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A programme without talks beside a list of talks without times. As rubyevents
/// keeps them: the rows of `schedule.yml` that hold nothing else are filled by the
/// talks of `videos.yml` in their order. As the sites of many developer groups do:
/// its slots name the ids of the talks in `sessions.yml`.

#include <string>
#include <vector>

#include "indexer/readers/records/talk_lists.hpp"
#include "indexer/readers/tree/tree.hpp"
#include "lectern/reader.hpp"

namespace lectern::records {

/// The times of the records at the top of a list, where they are certain: by id, or
/// on every day as many talks as free slots, and nobody notes that the order is
/// still to be found out. Empty otherwise. What was read joins `companions`.
[[nodiscard]] SlotsOfRecords slots_beside(const Document& document, const tree::Node& list,
                                          std::vector<std::string>& companions);

}  // namespace lectern::records
