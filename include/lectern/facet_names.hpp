// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The dictionary of each facet, in the metadata: under facet_size_key() how many
/// values a field has, under facet_page_key() how they are displayed and compared,
/// names_a_page at a time, so that looking for a name among all of them reads
/// hundreds of entries and not tens of thousands. A new index numbers values in
/// the order of their keys (facet_key() in terms.hpp); what is added later is
/// numbered on (FacetSize).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/talk_row.hpp"

namespace lectern {

inline constexpr FacetOrdinal names_a_page = 64;

/// Metadata key of the FacetSize of a field.
[[nodiscard]] std::string facet_size_key(Field field);

/// Metadata key of the page with the name of a value.
[[nodiscard]] std::string facet_page_key(Field field, FacetOrdinal ordinal);

/// How a value is displayed, and its Entities::key(). Views of the page, or of the
/// reader.
struct FacetName {
    std::string_view name;
    std::string_view key;
};

/// Adds the next name to a page. Most keys are their names in small letters and
/// take one byte.
void append_name(std::string& page, FacetName value);

/// Reads a page from front to back.
class FacetPageReader {
public:
    explicit FacetPageReader(std::string_view page) : rest_(page) {}

    /// Good until the next call; nothing at the end, and where the page is damaged.
    [[nodiscard]] std::optional<FacetName> next();

private:
    std::string_view rest_;
    std::string small_;
};

/// How many values a field has, and where those stand that updates have added to
/// the ones in order.
struct FacetSize {
    struct Placed {
        FacetOrdinal ordinal = 0;
        FacetOrdinal before = 0;  ///< the value in order that it comes before
        friend bool operator==(const Placed&, const Placed&) = default;
    };
    FacetOrdinal values = 0;
    std::vector<Placed> placed = {};  ///< in the order in which they stand

    /// The first of all values, whose numbers are their order.
    [[nodiscard]] FacetOrdinal in_order() const { return values - static_cast<FacetOrdinal>(placed.size()); }
    friend bool operator==(const FacetSize&, const FacetSize&) = default;
};

/// What facet_size_key() holds, in decimal: "7", or "7 5 2 6 4" when 5 stands
/// before 2 and 6 before 4.
[[nodiscard]] std::string format_facet_size(const FacetSize& size);

/// Nothing when it is damaged.
[[nodiscard]] std::optional<FacetSize> parse_facet_size(std::string_view text);

}  // namespace lectern
