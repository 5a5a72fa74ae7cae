// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/facet_row.hpp"

#include <fmt/format.h>

#include <charconv>

namespace lectern {

namespace {

constexpr std::uint32_t low_bits = 0x7F;
constexpr unsigned bits_a_byte = 7;

void append_number(std::string& out, std::uint32_t number) {
    while (number > low_bits) {
        out += static_cast<char>((number & low_bits) | 0x80u);
        number >>= bits_a_byte;
    }
    out += static_cast<char>(number);
}

}  // namespace

std::string encode_facet_row(const FacetRow& row) {
    std::size_t used = row.size();
    while (used > 0 && row[used - 1].empty()) --used;
    std::string out;
    for (std::size_t field = 0; field < used; ++field) {
        append_number(out, static_cast<std::uint32_t>(row[field].size()));
        for (const FacetOrdinal ordinal : row[field]) append_number(out, ordinal);
    }
    return out;
}

std::uint32_t FacetRowReader::next_long() {
    std::uint32_t number = 0;
    for (unsigned shift = 0; at_ != end_ && shift < 32; shift += bits_a_byte) {
        const auto byte = static_cast<unsigned char>(*at_++);
        number |= (byte & low_bits) << shift;
        if (byte < 0x80) return number;
    }
    at_ = end_;
    return 0;
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
