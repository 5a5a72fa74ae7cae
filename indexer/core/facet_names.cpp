// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/facet_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "indexer/core/base128.hpp"
#include "indexer/text/fold.hpp"

namespace lectern {

namespace {

bool is_small(FacetName value) {
    return std::equal(value.name.begin(), value.name.end(), value.key.begin(), value.key.end(),
                      [](char of_name, char of_key) { return text::ascii_lower(of_name) == of_key; });
}

std::optional<std::string_view> take_bytes(std::string_view& from, std::uint64_t count) {
    if (count > from.size()) return std::nullopt;
    const std::string_view bytes = from.substr(0, count);
    from.remove_prefix(count);
    return bytes;
}

}  // namespace

std::string facet_size_key(Field field) { return fmt::format("lectern.facet.{}", spec(field).name); }

std::string facet_page_key(Field field, FacetOrdinal ordinal) {
    // Hexadecimal, so that the keys are in the order of the numbers.
    return fmt::format("lectern.facet.{}.{:08x}", spec(field).name, ordinal / names_a_page);
}

void append_name(std::string& page, FacetName value) {
    append_base128(page, value.name.size());
    page += value.name;
    // One more than its length, or 0.
    if (is_small(value)) {
        append_base128(page, 0);
    } else {
        append_base128(page, value.key.size() + 1);
        page += value.key;
    }
}

std::optional<FacetName> FacetPageReader::next() {
    std::string_view rest = std::exchange(rest_, {});
    const auto name_bytes = take_base128(rest, 32);
    const auto name = take_bytes(rest, name_bytes.value_or(UINT64_MAX));
    const auto key_bytes = take_base128(rest, 32);
    if (!name || !key_bytes) return std::nullopt;
    const auto key = take_bytes(rest, *key_bytes == 0 ? 0 : *key_bytes - 1);
    if (!key) return std::nullopt;
    rest_ = rest;
    if (*key_bytes != 0) return FacetName{*name, *key};
    small_.resize(name->size());
    std::transform(name->begin(), name->end(), small_.begin(), text::ascii_lower);
    return FacetName{*name, small_};
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
