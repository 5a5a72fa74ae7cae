// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation_writer.hpp"
#include "indexer/glass/database_writer.hpp"

namespace lectern {

namespace {

Result<void> told(const GenerationPlace& place, Result<void> result) {
    if (result || result.error().code == ErrorCode::interrupted) return result;
    return not_written(place.path, result.error().message);
}

class BulkSink : public DocumentSink {
public:
    BulkSink(const GenerationPlace& place, glass::DatabaseWriter& writer)
        : place_(place), producer_(writer) {}

    Result<void> begin_part(std::size_t /*part*/) override { return {}; }
    IndexedDocument& document() override { return producer_.document(); }
    Result<void> add(std::uint32_t id) override { return told(place_, producer_.add(id)); }
    Result<void> end_part() override { return told(place_, producer_.end_run()); }

private:
    const GenerationPlace& place_;
    glass::DatabaseWriter::Producer producer_;
};

class BulkWriter : public GenerationWriter {
public:
    explicit BulkWriter(const GenerationPlace& place)
        : place_(place),
          writer_(place.path, {.memory = place.memory, .threads = place.threads, .stop = place.stop}) {}

    std::unique_ptr<DocumentSink> sink() override { return std::make_unique<BulkSink>(place_, writer_); }
    void set_metadata(const std::string& name, const std::string& value) override {
        writer_.set_metadata(name, value);
    }
    Result<void> finish() override { return told(place_, writer_.finish()); }

private:
    const GenerationPlace place_;
    glass::DatabaseWriter writer_;
};

}  // namespace

std::unique_ptr<GenerationWriter> bulk_writer(const GenerationPlace& place) {
    return std::make_unique<BulkWriter>(place);
}

}  // namespace lectern
