// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A document of records, in whatever syntax, and what lies around it.

#include "indexer/readers/records/talk_lists.hpp"
#include "indexer/readers/tree/tree.hpp"
#include "lectern/reader.hpp"

namespace lectern::records {

/// Whether a file lies where talks are kept: `_data/talks.yml`,
/// `data/sessions/a.json`, `videos.yml` beside an `event.yml`.
[[nodiscard]] bool is_kept_among_talks(const Document& document);

/// Adds the talks in the tree of a document to `reading`, with what the site
/// around it knows of their event, their speakers and their times. `evidence` is
/// what the records of the tree must say of themselves.
void read_lists(const Document& document, const tree::Node& root, Evidence evidence, Reading& reading);

}  // namespace lectern::records
