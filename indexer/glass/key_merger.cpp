// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/key_merger.hpp"

#include <algorithm>

namespace lectern::glass {

KeyMerger::KeyMerger(std::span<const Run> runs, Part part) {
    sources_.reserve(runs.size());
    for (const Run& run : runs) sources_.push_back({SectionReader(run.part(part)), {}});
    for (std::size_t i = 0; i < sources_.size(); ++i) enter(i);
}

bool KeyMerger::comes_later(std::size_t a, std::size_t b) const {
    const int order = sources_[a].key.compare(sources_[b].key);
    return order != 0 ? order > 0 : a > b;
}

void KeyMerger::enter(std::size_t source) {
    SectionReader& reader = sources_[source].reader;
    if (reader.at_end()) return;
    sources_[source].key = reader.string();
    waiting_.push_back(source);
    std::push_heap(waiting_.begin(), waiting_.end(), [this](auto a, auto b) { return comes_later(a, b); });
}

bool KeyMerger::next() {
    for (const std::size_t source : current_) enter(source);
    current_.clear();
    readers_.clear();
    while (!waiting_.empty() && (current_.empty() || sources_[waiting_.front()].key == key())) {
        std::pop_heap(waiting_.begin(), waiting_.end(), [this](auto a, auto b) { return comes_later(a, b); });
        current_.push_back(waiting_.back());
        readers_.push_back(&sources_[waiting_.back()].reader);
        waiting_.pop_back();
    }
    return !current_.empty();
}

Result<void> KeyMerger::error() const {
    for (const Source& source : sources_) {
        if (!source.reader.error()) return source.reader.error();
    }
    return {};
}

}  // namespace lectern::glass
