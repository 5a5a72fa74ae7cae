// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/facet_spellings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/core/base128.hpp"
#include "lectern/terms.hpp"

namespace lectern {

const std::string& most_frequent(const SpellingCounts& counts) {
    // The first of those with the most talks.
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

bool are_kept(const SpellingCounts& counts, std::string_view key, std::string_view given) {
    if (counts.empty() || !given.empty()) return false;
    return counts.size() > 1 || key.size() > max_filter_term_bytes;
}

std::string facet_spellings_key(Field field, FacetOrdinal ordinal) {
    return fmt::format("lectern.spellings.{}.{:08x}", spec(field).name, ordinal);
}

std::string encode_spellings(const SpellingCounts& counts) {
    std::string out;
    for (const auto& [spelling, talks] : counts) {
        append_base128(out, talks);
        append_base128(out, spelling.size());
        out += spelling;
    }
    return out;
}

SpellingCounts decode_spellings(std::string_view bytes) {
    SpellingCounts out;
    while (!bytes.empty()) {
        const auto talks = take_base128(bytes, 64);
        const auto size = take_base128(bytes, 64);
        if (!talks || !size || *size > bytes.size()) break;
        out.emplace(bytes.substr(0, *size), *talks);
        bytes.remove_prefix(*size);
    }
    return out;
}

}  // namespace lectern
