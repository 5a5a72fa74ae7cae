// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/word_breaker.hpp"

#include <unicode/locid.h>

namespace lectern::text {

void WordBreaker::start(std::string_view run) {
    UErrorCode status = U_ZERO_ERROR;
    if (!iterator_) iterator_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    utext_openUTF8(&utext_, run.data(), static_cast<std::int64_t>(run.size()), &status);
    if (iterator_) iterator_->setText(&utext_, status);
    size_ = static_cast<std::uint32_t>(run.size());
    // An ICU without its data knows no words: the run is one then.
    ready_ = U_SUCCESS(status) != 0;
}

std::uint32_t WordBreaker::next() {
    if (!ready_) return size_;
    const std::int32_t end = iterator_->next();
    return end == icu::BreakIterator::DONE ? size_ : static_cast<std::uint32_t>(end);
}

}  // namespace lectern::text
