// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Writes a whole database in Xapian's glass format, past Xapian: the way for
/// full builds. Documents are collected in runs that are sorted in memory, and
/// the tables are laid down from the merged runs, from front to back.

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "indexer/glass/run.hpp"
#include "indexer/glass/section.hpp"
#include "indexer/indexed_document.hpp"
#include "lectern/result.hpp"

namespace lectern::glass {

struct WriterOptions {
    /// What documents and runs may take, all producers together; more is spilled
    /// to a nameless file in the database's folder. At least 3 MB a producer.
    std::size_t memory = std::size_t{1} << 30;
    unsigned threads = 1;  ///< producers there will be, and threads for the tables
    const std::atomic<bool>* stop = nullptr;
};

/// Of one database. The result is the same whatever the memory, the number of
/// producers and the order in which they finish, but for the database's UUID.
/// Nothing is synced to the disk, and until finish() there is no database.
class DatabaseWriter {
public:
    class Producer;

    /// `folder` exists and holds no database.
    DatabaseWriter(std::filesystem::path folder, WriterOptions options);

    /// As Xapian::WritableDatabase::set_metadata(). Before finish().
    void set_metadata(const std::string& name, std::string value) { metadata_[name] = std::move(value); }

    /// Merges the runs and writes the tables; all producers have ended theirs.
    /// Errors: io; bad_input, for document data of more than 130 MB; interrupted.
    [[nodiscard]] Result<void> finish();

private:
    /// Keeps it in memory, or spills it where that is taken. Error: io.
    [[nodiscard]] Result<void> add_run(Run run);
    [[nodiscard]] Result<void> write_tables();
    void give_up(Part part);

    std::filesystem::path folder_;
    WriterOptions options_;
    SpillFile spill_;
    std::atomic<std::size_t> held_ = 0;  ///< bytes of runs in memory
    std::map<std::string, std::string> metadata_;
    std::mutex mutex_;  ///< of the following
    std::vector<Run> runs_;
};

/// Adds documents, in one thread, beside other producers of the same writer.
class DatabaseWriter::Producer {
public:
    explicit Producer(DatabaseWriter& writer);

    /// To be filled for each add(), and cleared by it.
    [[nodiscard]] IndexedDocument& document() { return document_; }

    /// `id` is greater than the one before. Between two calls of end_run() no other
    /// producer adds an id in between. Errors, after which the producer is of no
    /// more use: bad_input, for a term that Xapian could not hold; io.
    [[nodiscard]] Result<void> add(DocId id);

    /// What was added is complete; to be called at the end, and before ids between
    /// which another producer adds some. Error: io.
    [[nodiscard]] Result<void> end_run();

private:
    [[nodiscard]] std::size_t bytes() const;
    [[nodiscard]] std::size_t term_bytes() const;

    DatabaseWriter& writer_;
    IndexedDocument document_;
    std::unique_ptr<RunBuilder> builder_ = std::make_unique<RunBuilder>();
    std::size_t max_bytes_;
};

}  // namespace lectern::glass
