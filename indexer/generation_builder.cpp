// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation_builder.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "indexer/core/talk_record.hpp"
#include "indexer/document_builder.hpp"
#include "indexer/durable_files.hpp"
#include "indexer/generation_writer.hpp"
#include "indexer/glass/version_file.hpp"
#include "indexer/memory_share.hpp"
#include "indexer/parallel.hpp"
#include "indexer/stop.hpp"
#include "lectern/profile.hpp"
#include "lectern/schema.hpp"
#include "lectern/version.hpp"

namespace lectern {

namespace fs = std::filesystem;

namespace {

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
    GenerationBuilder(TalkList talks, const FacetDictionary& facets, const BuildOptions& options,
                      std::size_t shards, GenerationWriter& writer, std::string writer_name)
        : talks_(std::move(talks)),
          facets_(facets),
          options_(options),
          shards_(shards),
          writer_(writer),
          writer_name_(std::move(writer_name)) {}

    Result<void> build() {
        write_metadata();
        on_threads(std::min<std::size_t>(thread_count(options_.threads), shards_), [this] { work(); });
        if (problem_) return *problem_;
        if (is_stopped()) return stopped();
        talks_ = TalkList();  // what is in the index needs its memory no more
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
        writer_.set_metadata(std::string(metadata::languages), stemmed_languages(facets_));
        writer_.set_metadata(std::string(metadata::writer), writer_name_);
        for (const auto& [key, value] : facets_.metadata()) writer_.set_metadata(key, value);
    }

    void work() {
        DocumentBuilder builder(facets_, memory_for_words(options_.memory, thread_count(options_.threads)));
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
            if (auto built = build(i, builder, sink.document()); !built) return built;
            if (auto added = add(i, sink); !added) return added;
            report_progress();
        }
        return end_part(sink);
    }

    Result<void> build(std::size_t number, DocumentBuilder& builder, IndexedDocument& document) const {
        const Timed timed(options_.profile, Stage::analysis);
        std::string buffer;
        const auto record = talks_.record(number, buffer);
        if (!record) return record.error();
        const auto talk = decode_talk(*record);
        if (!talk) return talk.error();
        builder.build(*talk, document);
        document.set_data(std::string(*record));
        return {};
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

    TalkList talks_;
    const FacetDictionary& facets_;
    const BuildOptions& options_;
    const std::size_t shards_;
    GenerationWriter& writer_;
    const std::string writer_name_;
    std::atomic<std::size_t> next_shard_ = 0;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;  ///< of the following
    std::optional<Error> problem_;
    std::size_t done_ = 0;
};

/// Each thread counts the values of some talks at a time.
Result<void> number_facets(const TalkList& talks, const BuildOptions& options, FacetDictionary& facets) {
    constexpr std::size_t at_a_time = 250;
    const Timed timed(options.profile, Stage::facets);
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;  // of `facets` and the following
    std::optional<Error> problem;
    const std::size_t most = talks.size() / at_a_time + 1;
    on_threads(std::min<std::size_t>(thread_count(options.threads), most), [&] {
        FacetDictionary counted(options.entities);
        std::optional<Error> failed;
        for (std::size_t begin = next.fetch_add(at_a_time); begin < talks.size() && !failed;
             begin = next.fetch_add(at_a_time)) {
            if (const auto some = talks.load(begin, std::min(begin + at_a_time, talks.size()))) {
                counted.add(*some);
            } else {
                failed = some.error();
            }
        }
        const std::lock_guard lock(mutex);
        facets.add(std::move(counted));
        if (failed) problem = std::move(failed);
    });
    if (problem) return *problem;
    facets.number();
    return {};
}

/// What the writer may take beside what is there already.
std::size_t memory_for_writer(const TalkList& talks, const FacetDictionary& facets, std::size_t wanted) {
    const std::size_t all = memory_of_run(wanted);
    return all - std::min(all, talks.memory_bytes() + facets.memory_bytes());
}

}  // namespace

Result<void> build_generation(const fs::path& path, TalkList talks, const BuildOptions& options) {
    const auto kind = choose(options.writer);
    if (!kind) return kind.error();
    FacetDictionary facets(options.entities);
    if (auto numbered = number_facets(talks, options, facets); !numbered) return numbered;
    const std::size_t shards = shard_count(talks.size(), options, *kind);
    const GenerationPlace place{.path = path,
                                .parts = shards,
                                .threads = thread_count(options.threads),
                                .memory = memory_for_writer(talks, facets, options.memory),
                                .stop = options.stop};
    const auto writer = *kind == Writer::bulk ? bulk_writer(place) : xapian_writer(place);
    std::error_code error;
    if (fs::create_directory(path, error); error) return io_error(path, error.value());
    return GenerationBuilder(std::move(talks), facets, options, shards, *writer, name_of(*kind)).build();
}

}  // namespace lectern
