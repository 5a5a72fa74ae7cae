// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Posting lists, document lengths and values, cut into the chunks in which they
/// lie in the postlist table. Each writer holds one chunk, so a list may be as
/// long as it likes, but for the first chunk of a posting list, which carries the
/// totals: those must be known before.

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/glass/keys.hpp"
#include "indexer/glass/table_writer.hpp"

namespace lectern::glass {

struct TermTotals {
    std::uint32_t documents = 0;
    std::uint32_t occurrences = 0;  ///< sum of the wdfs
};

/// One posting list after another; also the lengths of all documents, which are
/// a posting list without totals.
class PostingListWriter {
public:
    explicit PostingListWriter(TableWriter& table) : table_(table) {}

    /// `key` of the first chunk: term_stem() or mark::document_lengths. Documents
    /// follow in order, at least one.
    void begin(std::string_view key, TermTotals totals);
    void add(DocId document, std::uint32_t wdf);
    void end() { flush(/*last=*/true); }

private:
    void flush(bool last);

    TableWriter& table_;
    std::string stem_;
    std::string key_;
    std::string entries_;  ///< of the chunk
    std::string tag_;
    TermTotals totals_;
    bool first_chunk_ = true;
    DocId first_ = 0;  ///< document of the chunk
    DocId last_ = 0;
};

/// The values of one slot after another, and their statistics.
class ValueWriter {
public:
    explicit ValueWriter(TableWriter& table) : table_(table) {}

    /// Slots come in the order of value_chunk_key().
    void begin(Slot slot);
    /// `value` is not empty, documents come in order.
    void add(DocId document, std::string_view value);
    void end() { flush(); }

private:
    void flush();

    TableWriter& table_;
    Slot slot_ = 0;
    std::size_t longest_chunk_ = 0;  ///< that one item holds
    std::string tag_;
    DocId first_ = 0;
    DocId last_ = 0;
};

/// Xapian keeps bounds of each slot. `lower` and `upper` are values that occur.
struct ValueStatistics {
    std::uint32_t frequency = 0;
    std::string lower;
    std::string upper;

    void add(std::string_view value);
    /// Of documents after these.
    void merge(const ValueStatistics& other);
    [[nodiscard]] std::string tag() const;
};

}  // namespace lectern::glass
