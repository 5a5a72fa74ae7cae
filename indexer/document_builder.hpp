// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Talk -> Xapian::Document: which terms, values and spellings a talk gets
/// (docs/architecture.md). The query side relies on it.

#include <xapian.h>

#include <map>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/facet_dictionary.hpp"
#include "lectern/analyzer.hpp"
#include "lectern/schema.hpp"
#include "lectern/talk.hpp"

namespace lectern {

/// Values of one field do not follow each other: no phrase shall run from one
/// speaker into the next.
inline constexpr Xapian::termpos gap_between_values = 100;

/// Builds documents one after the other. Keeps an analyzer for each language it
/// has met, so use one builder a thread.
class DocumentBuilder {
public:
    /// `facets` must be made from all talks that are built, and outlive this.
    explicit DocumentBuilder(const FacetDictionary& facets);
    ~DocumentBuilder();
    DocumentBuilder(const DocumentBuilder&) = delete;
    DocumentBuilder& operator=(const DocumentBuilder&) = delete;

    [[nodiscard]] Xapian::Document build(const Talk& talk);

    /// Words of the last talk that queries may be corrected to: folded, not
    /// stemmed, each once.
    [[nodiscard]] const std::unordered_set<std::string>& spellings() const { return spellings_; }

private:
    class TitleOrder;

    Analyzer& analyzer_for(const Talk& talk);
    void add_text(Xapian::Document& document, const FieldSpec& field, const std::vector<std::string>& values,
                  Analyzer& analyzer);

    void add_facets(Xapian::Document& document, const Talk& talk) const;

    const FacetDictionary& facets_;
    std::map<std::string, Analyzer> analyzers_;
    std::unordered_set<std::string> spellings_;
    std::unique_ptr<TitleOrder> title_order_;
};

/// Languages as which the words of these talks are stemmed, space separated,
/// always with `en`: queries are stemmed in each.
[[nodiscard]] std::string stemmed_languages(const std::vector<Talk>& talks);

}  // namespace lectern
