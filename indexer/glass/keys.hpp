// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// The keys of the glass tables (docs/glass-format.md, "Keys").

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/glass/packing.hpp"

namespace lectern::glass {

using DocId = std::uint32_t;
using Slot = std::uint32_t;

// Keys of the postlist table that begin with NUL and a byte other than ff are
// no terms.
namespace mark {
inline constexpr std::string_view metadata{"\0\xc0", 2};
inline constexpr std::string_view value_statistics{"\0\xd0", 2};
inline constexpr std::string_view value_chunk{"\0\xd8", 2};
inline constexpr std::string_view document_lengths{"\0\xe0", 2};
}  // namespace mark

/// Of document data and term lists.
[[nodiscard]] inline std::string document_key(DocId document) {
    std::string key;
    pack_uint_sorted(key, document);
    return key;
}

/// Of the list of a document's value slots, in the termlist table.
[[nodiscard]] inline std::string slots_key(DocId document) { return document_key(document) + '\0'; }

[[nodiscard]] inline std::string metadata_key(std::string_view name) {
    return std::string(mark::metadata).append(name);
}

[[nodiscard]] inline std::string value_statistics_key(Slot slot) {
    std::string key(mark::value_statistics);
    pack_uint_last(key, slot);
    return key;
}

[[nodiscard]] inline std::string value_chunk_key(Slot slot, DocId first) {
    std::string key(mark::value_chunk);
    pack_uint(key, slot);
    pack_uint_sorted(key, first);
    return key;
}

/// Of the first chunk of a posting list, and the beginning of the other keys of
/// the term: `stem`, as it is called here, is the term with its NULs doubled.
[[nodiscard]] inline std::string term_stem(std::string_view term) {
    std::string key;
    pack_string_sorted(key, term);
    return key;
}

/// Of a later chunk of the term's postings, that begins with `first`, and of the
/// positions of the term in a document: there `first` is the document.
inline void append_document(std::string& stem, DocId document) {
    stem += '\0';
    pack_uint_sorted(stem, document);
}

}  // namespace lectern::glass
