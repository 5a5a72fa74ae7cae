// SPDX-License-Identifier: GPL-2.0-or-later
#include "lectern/talk_row.hpp"

#include "indexer/core/base128.hpp"

namespace lectern {

std::string encode_row(const TalkRow& row) {
    std::size_t used = row.values.size();
    while (used > 0 && row.values[used - 1].empty()) --used;
    std::string out;
    for (unsigned bit = 0; bit < talk_key_bits; bit += 8) out += static_cast<char>(row.group >> bit);
    append_base128(out, row.length);
    append_base128(out, row.title_words);
    for (std::size_t field = 0; field < used; ++field) {
        append_base128(out, row.values[field].size());
        for (const FacetOrdinal ordinal : row.values[field]) append_base128(out, ordinal);
    }
    return out;
}

std::uint32_t TalkRowReader::next_long() {
    std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
    const auto number = take_base128(rest, 32);
    at_ = number ? rest.data() : end_;
    return static_cast<std::uint32_t>(number.value_or(0));
}

}  // namespace lectern
