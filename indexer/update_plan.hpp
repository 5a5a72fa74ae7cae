// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What an update makes of the talks a database has and those just read.

#include <filesystem>
#include <vector>

#include "lectern/collection.hpp"
#include "lectern/index.hpp"
#include "lectern/talk.hpp"

namespace lectern {

struct UpdatePlan {
    std::vector<Talk> talks;  ///< all that the database shall hold, the newest first
    IndexSummary summary;

    [[nodiscard]] bool changes_nothing() const {
        return summary.added == 0 && summary.updated == 0 && summary.removed == 0;
    }
};

/// `stored` are the talks of the current generation. Sources are compared as
/// absolute paths, which they become in the plan. A stored talk keeps the
/// sources that this run said nothing about: those outside `roots`, and those at
/// or below a path that failed.
[[nodiscard]] UpdatePlan plan_update(const std::vector<Talk>& stored, const Collection& collection,
                                     const std::vector<std::filesystem::path>& roots);

}  // namespace lectern
