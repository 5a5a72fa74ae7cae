// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation_builder.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <utility>

#include "indexer/document_builder.hpp"
#include "lectern/schema.hpp"

namespace lectern {

namespace fs = std::filesystem;

namespace {

/// So much text is collected in memory before it goes to the tables of a shard;
/// there it takes about ten times as much.
constexpr std::size_t flush_bytes = 32u << 20;

// Nobody reads a generation before it is complete, and then it is synced whole.
constexpr int write_flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;

class GenerationBuilder {
public:
    GenerationBuilder(const fs::path& path, const std::vector<Talk>& talks, const BuildOptions& options)
        : path_(path),
          talks_(talks),
          options_(options),
          languages_(stemmed_languages(talks)),
          facets_(talks),
          shards_(std::clamp<std::size_t>(talks.size() / std::max<std::size_t>(options.talks_per_shard, 1), 1,
                                          max_shards)) {}

    Result<void> build() {
        std::error_code error;
        if (fs::create_directory(path_, error); error) {
            return Error{ErrorCode::io, fmt::format("{}: {}", path_.string(), error.message())};
        }
        write_shards();
        if (problem_) return *problem_;
        if (is_stopped()) return stopped();
        return merge_shards();
    }

private:
    static Error stopped() { return {ErrorCode::interrupted, "interrupted", "the index is as it was"}; }

    /// What Xapian says when it cannot write; it calls the rest of a table that
    /// did not fit onto the disk damaged, and rightly so.
    [[nodiscard]] Error not_written(const Xapian::Error& error) const {
        const char* system = error.get_error_string();
        return {ErrorCode::io,
                fmt::format("{}: a new index could not be written ({}{}{})", path_.parent_path().string(),
                            error.get_msg(), system ? ": " : "", system ? system : ""),
                "the index is as it was"};
    }

    [[nodiscard]] bool is_stopped() const {
        return options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed);
    }

    [[nodiscard]] fs::path shard_path(std::size_t shard) const {
        return path_ / fmt::format("{}{}", shard_prefix, shard);
    }

    [[nodiscard]] std::span<const Talk> talks_of(std::size_t shard) const {
        const std::size_t begin = talks_.size() * shard / shards_;
        const std::size_t end = talks_.size() * (shard + 1) / shards_;
        return std::span(talks_).subspan(begin, end - begin);
    }

    void write_shards() {
        const unsigned wanted = options_.threads > 0 ? options_.threads : std::thread::hardware_concurrency();
        std::vector<std::jthread> helpers;
        try {
            for (std::size_t i = 1; i < std::min<std::size_t>(wanted, shards_); ++i) {
                helpers.emplace_back([this] { work(); });
            }
        } catch (const std::system_error&) {
            // No more threads to be had: those there are do it.
        }
        work();
    }

    void work() {
        DocumentBuilder builder(facets_);
        while (!must_end()) {
            const std::size_t shard = next_shard_.fetch_add(1);
            if (shard >= shards_) return;
            try {
                write_shard(shard, builder);
            } catch (const Xapian::Error& error) {
                const std::lock_guard lock(mutex_);
                if (!problem_) problem_ = not_written(error);
                failed_ = true;
            }
        }
    }

    [[nodiscard]] bool must_end() const { return failed_ || is_stopped(); }

    void write_shard(std::size_t shard, DocumentBuilder& builder) {
        Xapian::WritableDatabase database(shard_path(shard).string(), write_flags);
        std::unordered_map<std::string, Xapian::termcount> spellings;
        std::size_t unflushed = 0;
        for (const Talk& talk : talks_of(shard)) {
            if (must_end()) return;
            const Xapian::Document document = builder.build(talk);
            database.add_document(document);
            for (const std::string& word : builder.spellings()) ++spellings[word];
            unflushed += document.get_data().size();
            if (unflushed > flush_bytes) {
                database.commit();
                unflushed = 0;
            }
            report_progress();
        }
        for (const auto& [word, count] : spellings) database.add_spelling(word, count);
        database.set_metadata(std::string(metadata::schema), std::to_string(schema_version));
        database.set_metadata(std::string(metadata::languages), languages_);
        if (shard == 0) {
            for (const auto& [key, value] : facets_.metadata()) database.set_metadata(key, value);
        }
        database.commit();
        database.close();
    }

    void report_progress() {
        if (!options_.on_progress) return;
        const std::lock_guard lock(mutex_);
        options_.on_progress(++done_, talks_.size());
    }

    Result<void> merge_shards() {
        try {
            Xapian::Database all;
            for (std::size_t shard = 0; shard < shards_; ++shard) {
                all.add_database(Xapian::Database(shard_path(shard).string()));
            }
            all.compact(path_.string(), Xapian::DB_BACKEND_GLASS);
        } catch (const Xapian::Error& error) {
            return not_written(error);
        }
        if (is_stopped()) return stopped();
        return {};
    }

    const fs::path& path_;
    const std::vector<Talk>& talks_;
    const BuildOptions& options_;
    const std::string languages_;
    const FacetDictionary facets_;
    const std::size_t shards_;
    std::atomic<std::size_t> next_shard_ = 0;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;  ///< of the following
    std::optional<Error> problem_;
    std::size_t done_ = 0;
};

}  // namespace

Result<void> build_generation(const fs::path& path, const std::vector<Talk>& talks,
                              const BuildOptions& options) {
    return GenerationBuilder(path, talks, options).build();
}

}  // namespace lectern
