// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The speakers of a Sessionize export.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexer/readers/json/json_tree.hpp"
#include "indexer/session_record.hpp"

namespace lectern::sessionize {

/// The list or map of speakers; nullptr when the document has none.
[[nodiscard]] const json::Json* speaker_list(const json::Json& root);

class People {
public:
    /// Adds a list of speakers, or a map of them by id.
    void take(const json::Json* speakers, unsigned threads);
    [[nodiscard]] bool empty() const { return by_id_.empty(); }

    /// The speakers of a session: by id, as objects, or as a text (`Ann Lee and
    /// Bo Ray`). Ids of nobody are left out.
    [[nodiscard]] std::vector<SharedSpeaker> of(const json::Json& session) const;

    /// Whether it lists speakers that are nobody here: they are in another file.
    [[nodiscard]] bool lists_strangers(const json::Json& session) const;

private:
    std::map<std::string, SharedSpeaker, std::less<>> by_id_;
};

}  // namespace lectern::sessionize
