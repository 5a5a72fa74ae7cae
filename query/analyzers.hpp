// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The analyzers of a collection, each made when it is first needed.

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/analyzer.hpp"

namespace lectern {

class Analyzers {
public:
    /// `languages` as in metadata::languages: "de en". English comes first.
    explicit Analyzers(std::string_view languages);

    /// For queries: one for each language of the collection.
    [[nodiscard]] std::span<Analyzer* const> of_collection() const { return of_collection_; }

    /// For the text of a talk. Like the document builder, takes a language that
    /// it does not know for English.
    [[nodiscard]] Analyzer& of_talk(std::string_view language);

    /// Between searches: keeps the caches from growing for ever.
    void trim();

private:
    std::map<std::string, Analyzer, std::less<>> by_language_;
    std::vector<Analyzer*> of_collection_;
};

}  // namespace lectern
