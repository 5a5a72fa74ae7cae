// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Documents turned over: from what each document holds to what each term occurs
/// in, for as many documents as memory allows. The sections of a run are sorted,
/// so runs can be merged into tables.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/keys.hpp"
#include "indexer/glass/posting_chunks.hpp"
#include "indexer/glass/section.hpp"
#include "indexer/indexed_document.hpp"
#include "lectern/result.hpp"

namespace lectern::glass {

/// A term has no more bytes, with its NULs counted twice: Xapian says 245, and
/// its keys have room for a document number and 249.
inline constexpr std::size_t max_term_bytes = 245;
inline constexpr std::size_t max_term_stem_bytes = 249;

/// What there is of a run, in this form (numbers are uints, documents gaps from
/// the one before, the first from 0):
enum class Part : std::uint8_t {
    lengths,    ///< document, length
    documents,  ///< document; strings: data, terms and slots as in their tags
    postings,   ///< string term, documents, sum of wdfs; for each: document, wdf
    positions,  ///< string term, documents; for each: document, string position list
    values,     ///< string of the slot as in its key, documents; for each: document, string
    words,      ///< string word, frequency
};
inline constexpr std::size_t part_count = 6;

struct Run {
    DocId first = 0;  ///< document
    std::array<Section, part_count> parts;
    std::map<Slot, ValueStatistics> value_statistics;
    std::uint32_t max_wdf = 0;

    [[nodiscard]] const Section& part(Part p) const { return parts[static_cast<std::size_t>(p)]; }
};

/// Collects documents until they are sealed into a run. One thread only; all
/// documents come from the same IndexedDocument.
class RunBuilder {
public:
    [[nodiscard]] bool empty() const { return documents_.empty(); }

    /// Memory that the documents take until a run is sealed, roughly, and as much
    /// again meanwhile.
    [[nodiscard]] std::size_t bytes() const;

    /// `id` is greater than that of the document before. Error: bad_input, for a
    /// term or spelling that Xapian could not hold; then the builder is of no more
    /// use.
    [[nodiscard]] Result<void> add(DocId id, const IndexedDocument& document);

    /// Everything since the last run, and nothing is left. `terms` and `words` are
    /// those of the documents, and may have others as well.
    [[nodiscard]] Run seal(const TermTable& terms, const TermTable& words);

private:
    // A term in a document. Its positions end where those of the next begin.
    struct Posting {
        TermId term = 0;
        std::uint32_t wdf = 0;
        std::uint32_t positions = 0;  ///< where they begin in positions_
    };
    struct SortedPosting {
        std::uint32_t document = 0;  ///< index in documents_
        std::uint32_t wdf = 0;
        std::uint32_t positions = 0;
        std::uint32_t positions_size = 0;
    };
    struct SortedTerm {
        std::string_view text;
        std::size_t end = 0;  ///< of its postings; they begin where those before end
    };
    struct RankedTerm {
        std::uint32_t rank = 0;
        std::uint32_t wdf = 0;
    };
    struct Document {
        DocId id = 0;
        std::uint32_t length = 0;
        std::uint32_t postings = 0;  ///< where they begin in postings_
    };
    // Of the document being added: a term, and where its positions are gathered.
    struct Entry {
        TermId term = 0;
        std::uint32_t wdf = 0;
        std::uint32_t count = 0;  ///< of positions
        std::uint32_t end = 0;    ///< of those gathered so far
    };
    struct SlotValues {
        std::uint32_t documents = 0;
        DocId last = 0;
        std::string bytes;
    };

    [[nodiscard]] Result<void> check_new(const IndexedDocument& document);
    void gather(const IndexedDocument& document);
    void add_postings(DocId id);
    void add_values(DocId id, const IndexedDocument& document);

    void sort_by_term(const TermTable& terms);
    void sort_by_document();
    void write_postings(Run& run) const;
    [[nodiscard]] std::string lengths() const;
    [[nodiscard]] std::string documents() const;
    [[nodiscard]] std::string values() const;
    [[nodiscard]] std::string words(const TermTable& words) const;

    void clear();
    [[nodiscard]] std::size_t postings_end(std::size_t document) const;

    std::vector<Document> documents_;
    std::vector<Posting> postings_;
    std::string positions_;  ///< encoded
    std::string data_;       ///< one document behind the other
    std::vector<std::size_t> data_ends_;
    std::string slots_;
    std::vector<std::size_t> slots_ends_;
    std::map<Slot, SlotValues> values_;
    std::map<Slot, ValueStatistics> value_statistics_;
    std::vector<std::uint32_t> word_frequencies_;
    std::uint32_t max_wdf_ = 0;
    std::size_t value_bytes_ = 0;

    std::vector<Entry> entries_;
    std::vector<std::uint32_t> entry_of_;  ///< by term, valid when the entry has that term
    std::vector<std::uint32_t> gathered_;  ///< positions, entry by entry
    std::vector<Slot> slots_used_;

    // While a run is sealed.
    std::vector<SortedTerm> sorted_terms_;
    std::vector<SortedPosting> sorted_postings_;
    std::vector<RankedTerm> ranked_terms_;  ///< those of a document where its postings are
    std::size_t checked_terms_ = 0;
    std::size_t checked_words_ = 0;
};

}  // namespace lectern::glass
