// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Talk -> document: which terms, values and spellings a talk gets
/// (docs/architecture.md). The query side relies on it.

#include <xapian.h>

#include <array>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/facet_dictionary.hpp"
#include "indexer/indexed_document.hpp"
#include "indexer/word_numbers.hpp"
#include "lectern/analyzer.hpp"
#include "lectern/schema.hpp"
#include "lectern/talk.hpp"

namespace lectern {

/// Values of one field do not follow each other: no phrase shall run from one
/// speaker into the next.
inline constexpr Xapian::termpos gap_between_values = 100;

/// More words than these are hardly met again.
inline constexpr std::size_t max_word_bytes = std::size_t{32} << 20;

/// Builds documents one after the other. Keeps an analyzer for each language it
/// has met, so use one builder a thread.
class DocumentBuilder {
public:
    /// `facets` must be made from all talks that are built, and outlive this. Of each
    /// language the words that it has met may take so many bytes before it forgets
    /// them.
    explicit DocumentBuilder(const FacetNumbers& facets, std::size_t word_bytes = max_word_bytes);
    ~DocumentBuilder();
    DocumentBuilder(const DocumentBuilder&) = delete;
    DocumentBuilder& operator=(const DocumentBuilder&) = delete;

    /// Fills `document`, which is empty, but for its data. Its spellings are words
    /// that queries may be corrected to: folded, not stemmed.
    void build(const Talk& talk, IndexedDocument& document);

    /// The same for Xapian's own writer, and the spellings of the last talk.
    [[nodiscard]] Xapian::Document build(const Talk& talk);
    [[nodiscard]] std::unordered_set<std::string> spellings() const;

private:
    class TitleOrder;
    struct Words {
        explicit Words(std::string_view language) : analyzer(language) {}
        Analyzer analyzer;
        WordNumbers numbers;
    };

    using Facets = std::array<std::vector<FacetNumber>, facet_fields.size()>;

    [[nodiscard]] Words& words_of(const Talk& talk);
    static std::uint32_t add_text(IndexedDocument& document, const FieldSpec& field,
                                  const std::vector<std::string_view>& values, Words& words);
    [[nodiscard]] Facets facets_of(const Talk& talk) const;
    void add_facets(IndexedDocument& document, const Facets& facets, TalkRow& row);

    const FacetNumbers& facets_;
    const std::size_t word_bytes_;
    std::map<std::string, Words> words_;  ///< by language
    WordNumbers facet_terms_;             ///< by ordinal
    IndexedDocument last_;
    std::unique_ptr<TitleOrder> title_order_;
};

/// Languages as which the words of the talks are stemmed, space separated, always
/// with `en`: queries are stemmed in each.
[[nodiscard]] std::string stemmed_languages(const FacetDictionary& facets);

/// As which language the words of a talk in this one are stemmed.
[[nodiscard]] std::string stemmed_as(const std::string& language);

/// The same of what stemmed_as() gave.
[[nodiscard]] std::string format_languages(std::set<std::string> codes);

}  // namespace lectern
