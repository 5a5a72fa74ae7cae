// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// From runs to tables. Each function reads its parts of the runs and writes its
/// tables, so all of them can work at once. Errors: io; interrupted.

#include <atomic>
#include <filesystem>
#include <map>
#include <span>
#include <string>

#include "indexer/glass/run.hpp"
#include "indexer/glass/table_writer.hpp"
#include "indexer/glass/version_file.hpp"
#include "lectern/result.hpp"

namespace lectern::glass {

struct TableJob {
    std::filesystem::path folder;
    std::span<const Run> runs;                ///< in the order of their documents
    const std::atomic<bool>* stop = nullptr;  ///< set: give up
};

/// Metadata, values, document lengths and postings. Fills the statistics, but for
/// the spelling words'.
[[nodiscard]] Result<TableRoot> write_postlist_table(const TableJob& job,
                                                     const std::map<std::string, std::string>& metadata,
                                                     Statistics& statistics);

[[nodiscard]] Result<TableRoot> write_position_table(const TableJob& job);

struct DocumentTables {
    TableRoot data;
    TableRoot terms;
};

[[nodiscard]] Result<DocumentTables> write_document_tables(const TableJob& job);

/// Tells the highest frequency of a word.
[[nodiscard]] Result<TableRoot> write_spelling_table(const TableJob& job, std::uint32_t& max_frequency);

}  // namespace lectern::glass
