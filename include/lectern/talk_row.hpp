// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// What a search asks of each match without opening it: a talk has one row, in
/// row_slot. Counting any number of facets over any number of talks, telling the
/// showings of one talk apart, and the second look at the best all read that one
/// stream of some thirty bytes a talk.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/schema.hpp"

namespace lectern {

/// Of a value in its facet's dictionary (facet_names.hpp).
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

/// What the showings of one talk at several events share (group_key() in
/// collection.hpp), below 1 << talk_key_bits; 0 of a talk that is grouped with no
/// other.
using TalkKey = std::uint64_t;
inline constexpr unsigned talk_key_bits = 56;

struct TalkRow {
    TalkKey group = 0;
    std::uint32_t length = 0;       ///< in words, as Xapian counts a document's
    std::uint32_t title_words = 0;  ///< ranking asks how much of a title the query is
    std::array<std::vector<FacetOrdinal>, facet_fields.size()> values;  ///< of each of facet_fields
};

/// The group in seven bytes, low ones first; then base-128 numbers, low bits first:
/// length, title words, for each field the number of its values and the values.
/// Fields at the end without values are left out.
[[nodiscard]] std::string encode_row(const TalkRow& row);

/// Takes a row apart. Numbers that do not fit end the row: a damaged one has
/// fewer values, never a value that runs past its end.
class TalkRowReader {
public:
    explicit TalkRowReader(std::string_view row) : at_(row.data()), end_(row.data() + row.size()) {
        for (unsigned bit = 0; bit < talk_key_bits && at_ != end_; bit += 8)
            group_ |= TalkKey{static_cast<unsigned char>(*at_++)} << bit;
        length_ = next();
        title_words_ = next();
    }

    [[nodiscard]] std::uint32_t length() const { return length_; }
    [[nodiscard]] std::uint32_t title_words() const { return title_words_; }
    [[nodiscard]] TalkKey group() const { return group_; }

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
    TalkKey group_ = 0;
    std::uint32_t length_ = 0;
    std::uint32_t title_words_ = 0;
};

/// Calls `sink(index of the field, ordinal)` for each value.
template <class Sink>
void for_each_facet_value(std::string_view encoded, Sink&& sink) {
    TalkRowReader row(encoded);
    for (std::size_t field = 0; field < facet_fields.size() && !row.at_end(); ++field) {
        for (std::uint32_t n = row.next(); n > 0 && !row.at_end(); --n) sink(field, row.next());
    }
}

}  // namespace lectern
