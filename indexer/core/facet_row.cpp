// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/facet_row.hpp"

#include <fmt/format.h>

#include <charconv>

#include "indexer/core/base128.hpp"

namespace lectern {

std::string encode_facet_row(const FacetRow& row) {
    std::size_t used = row.size();
    while (used > 0 && row[used - 1].empty()) --used;
    std::string out;
    for (std::size_t field = 0; field < used; ++field) {
        append_base128(out, row[field].size());
        for (const FacetOrdinal ordinal : row[field]) append_base128(out, ordinal);
    }
    return out;
}

std::uint32_t FacetRowReader::next_long() {
    std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
    const auto number = take_base128(rest, 32);
    at_ = number ? rest.data() : end_;
    return static_cast<std::uint32_t>(number.value_or(0));
}

std::string facet_size_key(Field field) { return fmt::format("lectern.facet.{}", spec(field).name); }

std::string facet_name_key(Field field, FacetOrdinal ordinal) {
    // Hexadecimal, so that the keys are in the order of the numbers.
    return fmt::format("lectern.facet.{}.{:08x}", spec(field).name, ordinal);
}

std::optional<FacetOrdinal> parse_facet_size(std::string_view text) {
    FacetOrdinal size = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return size;
}

}  // namespace lectern
