// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// `iamglass`, the file that makes six tables a database (docs/glass-format.md,
/// "Version file").

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "indexer/glass/keys.hpp"
#include "indexer/glass/table_writer.hpp"

namespace lectern::glass {

/// In the order of the version file.
enum class Table : std::uint8_t { postlist, docdata, termlist, position, spelling, synonym };
inline constexpr std::size_t table_count = 6;

/// `postlist.glass`
[[nodiscard]] std::string file_name(Table table);

inline constexpr const char* version_file_name = "iamglass";

/// What Xapian keeps of a whole database. Lengths are sums of wdfs.
struct Statistics {
    std::uint32_t documents = 0;
    DocId last_document = 0;
    std::uint64_t total_length = 0;
    std::uint32_t min_length = 0;  ///< of documents that have a length; 0: none has
    std::uint32_t max_length = 0;
    std::uint32_t max_wdf = 0;
    std::uint32_t max_spelling_frequency = 0;

    void add_document(DocId document, std::uint32_t length);
};

struct Uuid {
    std::array<char, 16> bytes{};
};

/// A random one (RFC 4122, version 4).
[[nodiscard]] Uuid random_uuid();

[[nodiscard]] std::string version_file(const Uuid& uuid, const std::array<TableRoot, table_count>& tables,
                                       const Statistics& statistics);

/// Whether the Xapian this program runs with reads and writes what is written
/// here: any 1.4. Their format has not changed since 1.4.0.
[[nodiscard]] bool is_known_to_xapian();

}  // namespace lectern::glass
