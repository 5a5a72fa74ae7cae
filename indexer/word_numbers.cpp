// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/word_numbers.hpp"

namespace lectern {

void WordNumbers::begin(const IndexedDocument& document, bool forgot) {
    if (!forgot && numbering_ == document.numbering()) return;
    numbering_ = document.numbering();
    for (Numbers& numbers : terms_) numbers.clear();
    spellings_.clear();
}

}  // namespace lectern
