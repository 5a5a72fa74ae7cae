// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/indexed_document.hpp"

#include <algorithm>
#include <atomic>

namespace lectern {

void IndexedDocument::clear() {
    occurrences_.clear();
    values_.clear();
    data_.clear();
    spellings_.clear();
    ++document_;
}

void IndexedDocument::forget() {
    clear();
    terms_.clear();
    words_.clear();
    last_document_.clear();
    document_ = 1;
    numbering_ = next_numbering();
}

std::uint64_t IndexedDocument::next_numbering() {
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
}

void IndexedDocument::add_value(std::uint32_t slot, std::string value) {
    const auto at = std::lower_bound(values_.begin(), values_.end(), slot,
                                     [](const SlotValue& v, std::uint32_t s) { return v.slot < s; });
    const bool known = at != values_.end() && at->slot == slot;
    if (known && value.empty()) {
        values_.erase(at);
    } else if (known) {
        at->value = std::move(value);
    } else if (!value.empty()) {
        values_.insert(at, {slot, std::move(value)});
    }
}

void IndexedDocument::add_spelling(TermId id) {
    if (id >= last_document_.size()) last_document_.resize(words_.size());
    if (last_document_[id] == document_) return;
    last_document_[id] = document_;
    spellings_.push_back(id);
}

}  // namespace lectern
