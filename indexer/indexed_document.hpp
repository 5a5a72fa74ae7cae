// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// A document as it goes to a writer: terms, values, data and spellings.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/term_table.hpp"

namespace lectern {

struct Occurrence {
    TermId term = 0;
    std::uint32_t position = 0;
    std::uint32_t wdf = 0;
    bool has_position = false;
};

struct SlotValue {
    std::uint32_t slot = 0;
    std::string value;
};

/// One document at a time; filled, handed to a writer, cleared and filled again.
/// Terms and words keep their numbers from one document to the next, until
/// forget(). What a document means is as with Xapian::Document: adding a term
/// again adds to its wdf and positions.
class IndexedDocument {
public:
    /// Empties the document; the terms keep their numbers.
    void clear();

    /// Empties it and forgets the terms.
    void forget();

    /// The number of a term, put together of the two, for add_posting() and
    /// add_term().
    [[nodiscard]] TermId term(std::string_view prefix, std::string_view word) {
        return terms_.intern(prefix, word);
    }
    void add_posting(TermId term, std::uint32_t position, std::uint32_t wdf = 1) {
        occurrences_.push_back({term, position, wdf, true});
    }
    void add_posting(std::string_view prefix, std::string_view word, std::uint32_t position,
                     std::uint32_t wdf = 1) {
        add_posting(term(prefix, word), position, wdf);
    }
    void add_term(TermId term, std::uint32_t wdf = 0) { occurrences_.push_back({term, 0, wdf, false}); }
    void add_term(std::string_view term, std::uint32_t wdf = 0) { add_term(terms_.intern(term), wdf); }

    /// An empty value is none; a later one for the slot replaces it.
    void add_value(std::uint32_t slot, std::string value);

    void set_data(std::string data) { data_ = std::move(data); }

    /// A word that queries may be corrected to; counts once a document.
    void add_spelling(std::string_view word) { add_spelling(spelling(word)); }

    /// The number of such a word, for add_spelling().
    [[nodiscard]] TermId spelling(std::string_view word) { return words_.intern(word); }
    void add_spelling(TermId spelling);

    /// Tells whether numbers of terms and words are still good: another number after
    /// forget(), and for each document in memory.
    [[nodiscard]] std::uint64_t numbering() const { return numbering_; }

    [[nodiscard]] std::span<const Occurrence> occurrences() const { return occurrences_; }
    [[nodiscard]] std::span<const SlotValue> values() const { return values_; }  ///< by slot
    [[nodiscard]] const std::string& data() const { return data_; }
    [[nodiscard]] std::span<const TermId> spellings() const { return spellings_; }  ///< in words()

    [[nodiscard]] const TermTable& terms() const { return terms_; }
    [[nodiscard]] const TermTable& words() const { return words_; }

private:
    [[nodiscard]] static std::uint64_t next_numbering();

    TermTable terms_;
    TermTable words_;
    std::vector<Occurrence> occurrences_;
    std::vector<SlotValue> values_;
    std::string data_;
    std::vector<TermId> spellings_;
    std::vector<std::uint32_t> last_document_;  ///< that had the word
    std::uint32_t document_ = 1;
    std::uint64_t numbering_ = next_numbering();
};

}  // namespace lectern
