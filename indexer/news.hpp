// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a run said, for a next run that need not repeat it.

#include <set>
#include <string>
#include <utility>

namespace lectern {

class News {
public:
    /// Whether the run before did not say this.
    [[nodiscard]] bool add(const std::string& message) {
        said_.insert(message);
        return !said_before_.contains(message);
    }

    /// The run is over.
    void next_run() { said_before_ = std::exchange(said_, {}); }

private:
    std::set<std::string> said_;
    std::set<std::string> said_before_;
};

}  // namespace lectern
