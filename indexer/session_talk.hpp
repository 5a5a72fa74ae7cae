// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What one record of a conference system says, as far as it can be told without
/// the other records.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/session_record.hpp"
#include "lectern/diagnostic.hpp"
#include "lectern/talk.hpp"

namespace lectern {

struct SessionTalk {
    std::uint32_t line = 0;
    std::optional<Talk> talk = {};             ///< without its speakers; absent: a break, or no title
    std::vector<SharedSpeaker> speakers = {};  ///< only those that have a name
    std::string slug = {};
    std::vector<Diagnostic> problems = {};  ///< without their path
};

/// A break is no talk; a record without a title is an error, one without a valid
/// time a talk without. May be called from several threads.
[[nodiscard]] SessionTalk session_talk(SessionRecord record, const Programme& programme);

}  // namespace lectern
