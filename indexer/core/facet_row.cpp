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

std::string format_facet_size(const FacetSize& size) {
    std::string out = std::to_string(size.values);
    for (const FacetSize::Placed& placed : size.placed)
        out += fmt::format(" {} {}", placed.ordinal, placed.before);
    return out;
}

std::optional<FacetSize> parse_facet_size(std::string_view text) {
    std::vector<FacetOrdinal> numbers;
    const char* at = text.data();
    const char* const end = at + text.size();
    do {
        FacetOrdinal number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error != std::errc() || (next != end && *next != ' ')) return std::nullopt;
        numbers.push_back(number);
        at = next == end ? end : next + 1;
    } while (at != end);
    FacetSize size{numbers.front()};
    const std::size_t placed = numbers.size() / 2;
    if (numbers.size() % 2 == 0 || text.ends_with(' ') || placed > size.values) return std::nullopt;
    for (std::size_t i = 1; i < numbers.size(); i += 2) {
        if (numbers[i] >= size.values || numbers[i + 1] > size.values) return std::nullopt;
        size.placed.push_back({numbers[i], numbers[i + 1]});
    }
    return size;
}

}  // namespace lectern
