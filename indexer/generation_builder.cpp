// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation_builder.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "indexer/document_builder.hpp"
#include "indexer/durable_files.hpp"
#include "indexer/generation_writer.hpp"
#include "indexer/glass/version_file.hpp"
#include "indexer/parallel.hpp"
#include "indexer/stop.hpp"
#include "lectern/profile.hpp"
#include "lectern/schema.hpp"
#include "lectern/version.hpp"

namespace lectern {

namespace fs = std::filesystem;

namespace {

/// A quarter of the machine's.
std::size_t default_memory() {
    constexpr std::size_t unknown = std::size_t{512} << 20;
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long page_bytes = ::sysconf(_SC_PAGESIZE);
    if (pages <= 0 || page_bytes <= 0) return unknown;
    return static_cast<std::size_t>(pages) / 4 * static_cast<std::size_t>(page_bytes);
}

/// Which of the two it is.
Result<Writer> choose(Writer wanted) {
    const bool known = glass::is_known_to_xapian();
    if (wanted == Writer::automatic) return known ? Writer::bulk : Writer::xapian;
    if (wanted == Writer::xapian || known) return wanted;
    return Error{
        ErrorCode::usage,
        fmt::format("the bulk writer does not know the format of Xapian {}", Xapian::version_string()),
        "use --writer xapian"};
}

/// As metadata::writer has it.
std::string name_of(Writer kind) {
    return fmt::format("lectern {}, {} writer", version, kind == Writer::bulk ? "bulk" : "Xapian's");
}

/// The bulk writer sorts each shard by itself: few large ones, but enough that no
/// thread waits long for the others at the end.
std::size_t shard_count(std::size_t talks, const BuildOptions& options, Writer writer) {
    constexpr std::size_t shards_a_thread = 2;
    const std::size_t most =
        writer == Writer::bulk ? shards_a_thread * thread_count(options.threads) : max_shards;
    return std::clamp<std::size_t>(talks / std::max<std::size_t>(options.talks_per_shard, 1), 1, most);
}

class GenerationBuilder {
public:
    GenerationBuilder(std::vector<Talk> talks, const BuildOptions& options, std::size_t shards,
                      GenerationWriter& writer, std::string writer_name)
        : talks_(std::move(talks)),
          options_(options),
          shards_(shards),
          facets_(number_facets()),
          writer_(writer),
          writer_name_(std::move(writer_name)) {}

    Result<void> build() {
        write_metadata();
        on_threads(std::min<std::size_t>(thread_count(options_.threads), shards_), [this] { work(); });
        if (problem_) return *problem_;
        if (is_stopped()) return stopped();
        if (auto finished = finish(); !finished) {
            return finished.error().code == ErrorCode::interrupted ? stopped() : finished.error();
        }
        return is_stopped() ? Result<void>(stopped()) : Result<void>();
    }

private:
    [[nodiscard]] bool is_stopped() const { return is_set(options_.stop); }
    [[nodiscard]] bool must_end() const { return failed_ || is_stopped(); }

    void write_metadata() {
        writer_.set_metadata(std::string(metadata::schema), std::to_string(schema_version));
        writer_.set_metadata(std::string(metadata::languages), stemmed_languages(talks_));
        writer_.set_metadata(std::string(metadata::writer), writer_name_);
        for (const auto& [key, value] : facets_.metadata()) writer_.set_metadata(key, value);
    }

    void work() {
        DocumentBuilder builder(facets_);
        const std::unique_ptr<DocumentSink> sink = writer_.sink();
        while (!must_end()) {
            const std::size_t shard = next_shard_.fetch_add(1);
            if (shard >= shards_) return;
            if (auto written = write_shard(shard, builder, *sink); !written) {
                const std::lock_guard lock(mutex_);
                if (!problem_) problem_ = written.error();
                failed_ = true;
            }
        }
    }

    Result<void> write_shard(std::size_t shard, DocumentBuilder& builder, DocumentSink& sink) {
        if (auto begun = sink.begin_part(shard); !begun) return begun;
        const std::size_t end = talks_.size() * (shard + 1) / shards_;
        for (std::size_t i = talks_.size() * shard / shards_; i < end; ++i) {
            if (must_end()) return {};
            build(talks_[i], builder, sink.document());
            if (!options_.records.empty()) sink.document().append_data(options_.records[i]);
            if (auto added = add(i, sink); !added) return added;
            talks_[i] = Talk();  // what is in the index needs its memory no more
            report_progress();
        }
        return end_part(sink);
    }

    [[nodiscard]] FacetDictionary number_facets() const {
        const Timed timed(options_.profile, Stage::facets);
        return FacetDictionary(talks_, options_.entities);
    }

    void build(const Talk& talk, DocumentBuilder& builder, IndexedDocument& document) const {
        const Timed timed(options_.profile, Stage::analysis);
        builder.build(talk, document);
    }

    Result<void> add(std::size_t talk, DocumentSink& sink) const {
        const Timed timed(options_.profile, Stage::sorting);
        return sink.add(static_cast<std::uint32_t>(talk + 1));
    }

    Result<void> end_part(DocumentSink& sink) const {
        const Timed timed(options_.profile, Stage::sorting);
        return sink.end_part();
    }

    Result<void> finish() {
        const Timed timed(options_.profile, Stage::tables);
        return writer_.finish();
    }

    void report_progress() {
        if (!options_.on_progress) return;
        const std::lock_guard lock(mutex_);
        options_.on_progress(++done_, talks_.size());
    }

    std::vector<Talk> talks_;  ///< each given up when it has been added
    const BuildOptions& options_;
    const std::size_t shards_;
    const FacetDictionary facets_;
    GenerationWriter& writer_;
    const std::string writer_name_;
    std::atomic<std::size_t> next_shard_ = 0;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;  ///< of the following
    std::optional<Error> problem_;
    std::size_t done_ = 0;
};

}  // namespace

Result<void> build_generation(const fs::path& path, std::vector<Talk> talks, const BuildOptions& options) {
    const auto kind = choose(options.writer);
    if (!kind) return kind.error();
    const std::size_t shards = shard_count(talks.size(), options, *kind);
    const GenerationPlace place{.path = path,
                                .parts = shards,
                                .threads = thread_count(options.threads),
                                .memory = options.memory > 0 ? options.memory : default_memory(),
                                .stop = options.stop};
    const auto writer = *kind == Writer::bulk ? bulk_writer(place) : xapian_writer(place);
    std::error_code error;
    if (fs::create_directory(path, error); error) return io_error(path, error.value());
    return GenerationBuilder(std::move(talks), options, shards, *writer, name_of(*kind)).build();
}

}  // namespace lectern
