// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/database_writer.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "indexer/glass/output_file.hpp"
#include "indexer/glass/tables.hpp"
#include "indexer/glass/version_file.hpp"
#include "indexer/parallel.hpp"

namespace lectern::glass {

namespace {

/// A run must not be so small that reading all runs at once takes more memory
/// than they did, and of larger ones than the processor's caches hold each
/// document costs more: of 100,000 talks sorting took twice as long a talk as of
/// 10,000. It takes its memory three times while its vectors grow or it is sealed.
constexpr std::size_t min_run_bytes = std::size_t{1} << 20;
constexpr std::size_t max_run_bytes = std::size_t{24} << 20;
constexpr std::size_t copies = 3;

std::size_t run_bytes(const WriterOptions& options) {
    return std::clamp(options.memory / copies / std::max(options.threads, 1u), min_run_bytes, max_run_bytes);
}

/// What sealed runs may take while others are collected.
std::size_t bytes_for_runs(const WriterOptions& options) {
    const std::size_t collecting = run_bytes(options) * copies * std::max(options.threads, 1u);
    return options.memory - std::min(options.memory, collecting);
}

}  // namespace

DatabaseWriter::DatabaseWriter(std::filesystem::path folder, WriterOptions options)
    : folder_(std::move(folder)), options_(options), spill_(folder_) {}

Result<void> DatabaseWriter::add_run(Run run) {
    std::size_t bytes = 0;
    for (const Section& part : run.parts) bytes += part.memory_bytes();
    if (held_.fetch_add(bytes) + bytes > bytes_for_runs(options_)) {
        held_ -= bytes;
        for (Section& part : run.parts) {
            if (auto spilled = part.spill(spill_); !spilled) return spilled;
        }
    }
    const std::lock_guard lock(mutex_);
    runs_.push_back(std::move(run));
    return {};
}

Result<void> DatabaseWriter::finish() {
    std::sort(runs_.begin(), runs_.end(), [](const Run& a, const Run& b) { return a.first < b.first; });
    return write_tables();
}

/// What has gone to its table takes time to be freed, too: while others are written.
void DatabaseWriter::give_up(Part part) {
    for (Run& run : runs_) run.parts[static_cast<std::size_t>(part)] = Section();
}

Result<void> DatabaseWriter::write_tables() {
    const TableJob job{folder_, runs_, options_.stop};
    Statistics statistics;
    std::uint32_t max_frequency = 0;
    Result<TableRoot> postlist = TableRoot();
    Result<TableRoot> position = TableRoot();
    Result<TableRoot> spelling = TableRoot();
    Result<DocumentTables> documents = DocumentTables();
    // The longest first.
    const std::array<std::function<void()>, 4> tasks{
        [&] {
            documents = write_document_tables(job);
            give_up(Part::documents);
        },
        [&] {
            position = write_position_table(job);
            give_up(Part::positions);
        },
        [&] { spelling = write_spelling_table(job, max_frequency); },
        [&] { postlist = write_postlist_table(job, metadata_, statistics); },
    };
    std::atomic<std::size_t> next = 0;
    on_threads(std::min<std::size_t>(options_.threads, tasks.size()), [&] {
        for (std::size_t i = next++; i < tasks.size(); i = next++) tasks[i]();
    });
    for (const auto* root : {&postlist, &position, &spelling}) {
        if (!root->ok()) return root->error();
    }
    if (!documents) return documents.error();

    statistics.max_spelling_frequency = max_frequency;
    std::array<TableRoot, table_count> roots;
    const auto set = [&](Table table, const TableRoot& root) {
        roots[static_cast<std::size_t>(table)] = root;
    };
    set(Table::postlist, *postlist);
    set(Table::docdata, documents->data);
    set(Table::termlist, documents->terms);
    set(Table::position, *position);
    set(Table::spelling, *spelling);
    OutputFile version(folder_ / version_file_name);
    version.write(version_file(random_uuid(), roots, statistics));
    return version.finish();
}

DatabaseWriter::Producer::Producer(DatabaseWriter& writer)
    : writer_(writer), max_bytes_(run_bytes(writer.options_)) {}

std::size_t DatabaseWriter::Producer::bytes() const { return builder_->bytes() + term_bytes(); }

std::size_t DatabaseWriter::Producer::term_bytes() const {
    return document_.terms().bytes() + document_.words().bytes();
}

Result<void> DatabaseWriter::Producer::add(DocId id) {
    if (auto added = builder_->add(id, document_); !added) return added;
    document_.clear();
    return bytes() < max_bytes_ ? Result<void>() : end_run();
}

Result<void> DatabaseWriter::Producer::end_run() {
    if (builder_->empty()) return {};
    auto added = writer_.add_run(builder_->seal(document_.terms(), document_.words()));
    // Words that keep their numbers are not looked up again in the next run; but the
    // ids, of which each document has its own, pile up.
    constexpr std::size_t share_of_terms = 2;
    if (term_bytes() > max_bytes_ / share_of_terms) document_.forget();
    return added;
}

}  // namespace lectern::glass
