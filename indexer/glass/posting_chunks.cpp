// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/posting_chunks.hpp"

#include "indexer/glass/packing.hpp"

namespace lectern::glass {

namespace {

/// A chunk is closed when it has reached this, as Xapian does: with its key it
/// fits into one item.
constexpr std::size_t chunk_bytes = 2000;

/// The most that two numbers take in front of a value.
constexpr std::size_t entry_head_bytes = 10;

}  // namespace

void PostingListWriter::begin(std::string_view key, TermTotals totals) {
    stem_ = key;
    totals_ = totals;
    entries_.clear();
    first_chunk_ = true;
}

void PostingListWriter::add(DocId document, std::uint32_t wdf) {
    if (entries_.size() >= chunk_bytes) flush(/*last=*/false);
    if (entries_.empty()) {
        first_ = document;
    } else {
        pack_uint(entries_, document - last_ - 1);
    }
    pack_uint(entries_, wdf);
    last_ = document;
}

void PostingListWriter::flush(bool last) {
    key_ = stem_;
    tag_.clear();
    if (first_chunk_) {
        pack_uint(tag_, totals_.documents);
        pack_uint(tag_, totals_.occurrences);
        pack_uint(tag_, first_ - 1);
    } else if (stem_ == mark::document_lengths) {
        pack_uint_sorted(key_, first_);  // no term, no end of one
    } else {
        append_document(key_, first_);
    }
    tag_ += last ? '1' : '0';
    pack_uint(tag_, last_ - first_);
    tag_ += entries_;
    table_.add_whole(key_, tag_);
    entries_.clear();
    first_chunk_ = false;
}

void ValueWriter::begin(Slot slot) {
    slot_ = slot;
    tag_.clear();
    longest_chunk_ =
        TableWriter::longest_whole_tag(value_chunk_key(slot, UINT32_MAX).size()) - entry_head_bytes;
}

void ValueWriter::add(DocId document, std::string_view value) {
    if (tag_.size() >= chunk_bytes || tag_.size() + value.size() > longest_chunk_) flush();
    if (tag_.empty()) {
        first_ = document;
    } else {
        pack_uint(tag_, document - last_ - 1);
    }
    pack_string(tag_, value);
    last_ = document;
}

void ValueWriter::flush() {
    if (!tag_.empty()) table_.add_whole(value_chunk_key(slot_, first_), tag_);
    tag_.clear();
}

void ValueStatistics::add(std::string_view value) {
    if (frequency++ == 0) {
        lower = value;
        upper = value;
    } else if (value < lower) {
        lower = value;
    } else if (value > upper) {
        upper = value;
    }
}

void ValueStatistics::merge(const ValueStatistics& other) {
    if (other.frequency == 0) return;
    const std::uint32_t others = other.frequency;
    add(other.lower);
    add(other.upper);
    frequency += others - 2;
}

std::string ValueStatistics::tag() const {
    std::string out;
    pack_uint(out, frequency);
    pack_string(out, lower);
    if (upper != lower) out += upper;
    return out;
}

}  // namespace lectern::glass
