// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// \file
/// Where the documents of a new generation go: through Xapian's public API, or
/// past it (indexer/glass/). Both make the same database.

#include <xapian.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "indexer/indexed_document.hpp"
#include "lectern/result.hpp"

namespace lectern {

/// Takes documents in one thread, part by part.
class DocumentSink {
public:
    DocumentSink() = default;
    DocumentSink(const DocumentSink&) = delete;
    DocumentSink& operator=(const DocumentSink&) = delete;
    virtual ~DocumentSink() = default;

    /// A part is a range of ids that no other part has ids in; parts are numbered
    /// in the order of their ids.
    [[nodiscard]] virtual Result<void> begin_part(std::size_t part) = 0;

    /// To be filled for each add(), which clears it.
    [[nodiscard]] virtual IndexedDocument& document() = 0;
    [[nodiscard]] virtual Result<void> add(std::uint32_t id) = 0;
    [[nodiscard]] virtual Result<void> end_part() = 0;
};

/// All errors are of the kind io, but for an interrupted finish().
class GenerationWriter {
public:
    GenerationWriter() = default;
    GenerationWriter(const GenerationWriter&) = delete;
    GenerationWriter& operator=(const GenerationWriter&) = delete;
    virtual ~GenerationWriter() = default;

    /// One for each thread; from any thread.
    [[nodiscard]] virtual std::unique_ptr<DocumentSink> sink() = 0;

    virtual void set_metadata(const std::string& name, const std::string& value) = 0;

    /// When all parts have ended and the sinks are gone.
    [[nodiscard]] virtual Result<void> finish() = 0;
};

struct GenerationPlace {
    std::filesystem::path path;  ///< a folder, empty
    std::size_t parts = 1;       ///< at most max_shards for xapian_writer()
    unsigned threads = 1;
    std::size_t memory = 0;  ///< bytes that bulk_writer() may take to sort
    const std::atomic<bool>* stop = nullptr;
};

/// A database for each part, merged by Xapian's compaction.
[[nodiscard]] std::unique_ptr<GenerationWriter> xapian_writer(const GenerationPlace& place);

/// Only where glass::is_known_to_xapian().
[[nodiscard]] std::unique_ptr<GenerationWriter> bulk_writer(const GenerationPlace& place);

/// What went wrong, with the system's reason. Xapian calls the rest of a table that
/// did not fit onto the disk damaged, and rightly so.
[[nodiscard]] std::string message_of(const Xapian::Error& error);

/// What a person reads when a generation could not be written.
[[nodiscard]] Error not_written(const std::filesystem::path& generation, const std::string& reason);

}  // namespace lectern
