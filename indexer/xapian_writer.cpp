// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <optional>
#include <vector>

#include "indexer/generation_builder.hpp"
#include "indexer/generation_writer.hpp"
#include "indexer/xapian_document.hpp"

namespace lectern {

namespace fs = std::filesystem;

namespace {

/// So much text is collected in memory before it goes to the tables of a shard;
/// there it takes about ten times as much.
constexpr std::size_t flush_bytes = 32u << 20;

// Nobody reads a generation before it is complete, and then it is synced whole.
constexpr int create_flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;

fs::path shard_path(const GenerationPlace& place, std::size_t part) {
    return place.path / fmt::format("{}{}", shard_prefix, part);
}

/// Runs what may throw.
template <class Action>
Result<void> attempt(const GenerationPlace& place, Action action) {
    try {
        action();
        return {};
    } catch (const Xapian::Error& error) {
        return not_written(place.path, message_of(error));
    }
}

class XapianSink : public DocumentSink {
public:
    explicit XapianSink(const GenerationPlace& place) : place_(place) {}

    Result<void> begin_part(std::size_t part) override {
        return attempt(place_, [&] { database_.emplace(shard_path(place_, part).string(), create_flags); });
    }

    IndexedDocument& document() override { return document_; }

    /// Compaction numbers the documents of all parts in their order.
    Result<void> add(std::uint32_t /*id*/) override {
        return attempt(place_, [&] {
            database_->add_document(to_xapian(document_));
            frequencies_.resize(document_.words().size());
            for (const TermId word : document_.spellings()) ++frequencies_[word];
            unflushed_ += document_.data().size();
            document_.clear();
            if (unflushed_ > flush_bytes) flush();
        });
    }

    Result<void> end_part() override {
        return attempt(place_, [&] {
            flush();
            database_->close();
        });
    }

private:
    void flush() {
        for (TermId word = 0; word < frequencies_.size(); ++word) {
            database_->add_spelling(std::string(document_.words()[word]), frequencies_[word]);
        }
        database_->commit();
        frequencies_.clear();
        document_.forget();
        unflushed_ = 0;
    }

    const GenerationPlace& place_;
    std::optional<Xapian::WritableDatabase> database_;
    IndexedDocument document_;
    std::vector<Xapian::termcount> frequencies_;  ///< by word
    std::size_t unflushed_ = 0;
};

class XapianWriter : public GenerationWriter {
public:
    explicit XapianWriter(const GenerationPlace& place) : place_(place) {}

    std::unique_ptr<DocumentSink> sink() override { return std::make_unique<XapianSink>(place_); }

    void set_metadata(const std::string& name, const std::string& value) override { metadata_[name] = value; }

    Result<void> finish() override {
        return attempt(place_, [&] {
            write_metadata();
            Xapian::Database all;
            for (std::size_t part = 0; part < place_.parts; ++part) {
                all.add_database(Xapian::Database(shard_path(place_, part).string()));
            }
            all.compact(place_.path.string(), Xapian::DB_BACKEND_GLASS);
        });
    }

private:
    void write_metadata() const {
        Xapian::WritableDatabase first(shard_path(place_, 0).string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
        for (const auto& [name, value] : metadata_) first.set_metadata(name, value);
        first.commit();
    }

    const GenerationPlace place_;
    std::map<std::string, std::string> metadata_;
};

}  // namespace

std::unique_ptr<GenerationWriter> xapian_writer(const GenerationPlace& place) {
    return std::make_unique<XapianWriter>(place);
}

std::string message_of(const Xapian::Error& error) {
    const char* system = error.get_error_string();
    return system == nullptr ? error.get_msg() : fmt::format("{}: {}", error.get_msg(), system);
}

Error not_written(const fs::path& generation, const std::string& reason) {
    return {
        ErrorCode::io,
        fmt::format("{}: a new index could not be written ({})", generation.parent_path().string(), reason),
        "the index is as it was"};
}

}  // namespace lectern
