// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// How facets lie in the database. Each field's values are numbered in a
/// dictionary of their own; a talk has one row, in facet_row_slot, with the
/// numbers of all its values. Counting any number of facets over any number of
/// talks reads that one stream of some twenty bytes a talk, and only the names
/// that are shown are looked up.
///
/// The dictionary is in the metadata: under facet_size_key() how many values a
/// field has, under facet_name_key() how each is displayed. A new index numbers
/// them in the order of their keys (facet_key() in terms.hpp); what is added
/// later is numbered on (FacetSize).

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/schema.hpp"

namespace lectern {

using FacetOrdinal = std::uint32_t;

/// The fields that can be counted, in the order of the row.
inline constexpr auto facet_fields = [] {
    std::array<Field, facet_count> out{};
    std::size_t n = 0;
    for (const FieldSpec& f : fields) {
        if (f.facet) out[n++] = f.field;
    }
    return out;
}();

/// Place of a facet field in the row.
[[nodiscard]] constexpr std::size_t facet_index(Field field) {
    std::size_t n = 0;
    while (n < facet_fields.size() && facet_fields[n] != field) ++n;
    return n;
}

/// The values of one talk, a list for each of facet_fields.
using FacetRow = std::array<std::vector<FacetOrdinal>, facet_fields.size()>;

/// For each field the number of its values and then the values, each as a
/// base-128 number, low bits first; fields at the end without values are left
/// out, so that a talk without any takes no space.
[[nodiscard]] std::string encode_facet_row(const FacetRow& row);

/// Takes a row apart. Numbers that do not fit end the row: a damaged one has
/// fewer values, never a value that runs past its end.
class FacetRowReader {
public:
    explicit FacetRowReader(std::string_view row) : at_(row.data()), end_(row.data() + row.size()) {}

    /// How many values the next field has; its values follow.
    [[nodiscard]] std::uint32_t next() {
        if (at_ == end_) return 0;
        const auto first = static_cast<unsigned char>(*at_);
        if (first < 0x80) {
            ++at_;
            return first;
        }
        return next_long();
    }

    [[nodiscard]] bool at_end() const { return at_ == end_; }

private:
    [[nodiscard]] std::uint32_t next_long();

    const char* at_;
    const char* end_;
};

/// Calls `sink(index of the field, ordinal)` for each value.
template <class Sink>
void for_each_facet_value(std::string_view encoded, Sink&& sink) {
    FacetRowReader row(encoded);
    for (std::size_t field = 0; field < facet_fields.size() && !row.at_end(); ++field) {
        for (std::uint32_t n = row.next(); n > 0 && !row.at_end(); --n) sink(field, row.next());
    }
}

/// Metadata key of the FacetSize of a field.
[[nodiscard]] std::string facet_size_key(Field field);

/// Metadata key of the name of a value.
[[nodiscard]] std::string facet_name_key(Field field, FacetOrdinal ordinal);

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
