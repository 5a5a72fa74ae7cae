// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "indexer/indexed_document.hpp"

namespace lectern {

/// The same document as Xapian's own writer takes it; spellings are no part of
/// one there.
[[nodiscard]] Xapian::Document to_xapian(const IndexedDocument& document);

}  // namespace lectern
