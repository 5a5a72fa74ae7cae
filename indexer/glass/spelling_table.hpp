// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/glass/table_writer.hpp"

namespace lectern::glass {

struct SpellingWord {
    std::string_view word;
    std::uint32_t frequency = 0;
};

/// Xapian ignores words of one byte, and takes none longer than its terms.
inline constexpr std::size_t min_spelling_bytes = 2;
inline constexpr std::size_t max_spelling_bytes = 245;

/// Adds all entries of the spelling table: the words with their frequencies, and
/// for each fragment of three bytes, each beginning and each end the words that
/// have it. `words` in ascending order, each once, of min_spelling_bytes to
/// max_spelling_bytes. Takes eight bytes of memory for each byte of a word.
void write_spellings(TableWriter& table, std::span<const SpellingWord> words);

}  // namespace lectern::glass
