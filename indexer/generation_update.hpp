// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Changes some talks of a database instead of writing all of them.

#include <xapian.h>

#include <atomic>
#include <filesystem>
#include <functional>

#include "indexer/stored_talks.hpp"
#include "indexer/update_plan.hpp"
#include "lectern/entities.hpp"
#include "lectern/result.hpp"

namespace lectern {

struct GenerationUpdate {
    std::filesystem::path from;  ///< the generation of `stored`
    std::filesystem::path to;    ///< a folder that does not exist yet
    std::function<void(std::size_t done, std::size_t total)> on_progress = {};
    const std::atomic<bool>* stop = nullptr;
    const Entities& entities;  ///< those that `from` was written with
};

/// Copies the tables and carries the plan out in the copy, by Xapian's own writer.
/// Tables are changed in place, so that a link would not do: readers of the old
/// generation shall never meet a block of the new one. What a new build would
/// write and this does not: documents in the order of dates and numbers of facet
/// values in the order of their keys; what is added is numbered on, and the
/// metadata say so (metadata::appended, FacetSize). Errors: io, corrupt,
/// interrupted; what was written until then is left behind.
[[nodiscard]] Result<void> update_generation(const GenerationUpdate& update, const StoredTalks& stored,
                                             const UpdatePlan& plan);

}  // namespace lectern
