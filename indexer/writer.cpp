// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include <algorithm>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "indexer/document_order.hpp"
#include "indexer/generation.hpp"
#include "indexer/generation_builder.hpp"
#include "indexer/generation_update.hpp"
#include "indexer/inventory_file.hpp"
#include "indexer/memory_share.hpp"
#include "indexer/stop.hpp"
#include "indexer/stored_talks.hpp"
#include "indexer/update_plan.hpp"
#include "lectern/database.hpp"
#include "lectern/index.hpp"
#include "lectern/profile.hpp"

namespace lectern {

namespace {

/// Whether the database was written with these names.
bool has_entities(const Xapian::Database& database, const Entities& entities) {
    try {
        const auto wanted = entities.metadata();
        return std::all_of(wanted.begin(), wanted.end(), [&](const auto& entry) {
            return database.get_metadata(entry.first) == entry.second;
        });
    } catch (const Xapian::Error&) {
        return false;  // a new generation mends it
    }
}

}  // namespace

struct IndexUpdate::Impl {
    explicit Impl(IndexOptions wanted) : options(std::move(wanted)) {}

    IndexOptions options;
    std::optional<WritableDirectory> directory;
    std::optional<StoredTalks> stored;
    Inventory known;

    [[nodiscard]] const TalkStore& talks() const {
        return stored ? static_cast<const TalkStore&>(*stored) : no_talks();
    }

    /// Locks the database. What lectern did not write is not replaced, by a rebuild
    /// neither.
    Result<void> open() {
        auto opened = WritableDirectory::open(options.database);
        if (!opened) return opened.error();
        directory.emplace(std::move(*opened));
        if (!directory->has_index()) return {};
        auto database = open_database(options.database);
        if (options.rebuild) {
            const bool foreign = !database && database.error().code == ErrorCode::foreign_database;
            return foreign ? Result<void>(database.error()) : Result<void>();
        }
        if (!database) return database.error();
        auto inventory = load_inventory(options.database / directory->current());
        if (!inventory) return inventory.error();
        known = std::move(*inventory);
        stored.emplace(std::move(*database), options.database);
        return {};
    }

    Result<IndexSummary> finish(Records records) {
        if (records.stopped) return stopped();
        if (records.problem) return *records.problem;
        if (!directory) {
            // A mistyped path shall not leave an empty database behind.
            std::error_code ignored;
            if (records.talks.empty() && !std::filesystem::exists(options.database, ignored))
                return IndexSummary{};
            if (auto opened = open(); !opened) return opened.error();
        }
        if (options.rebuild && directory->has_index() && records.talks.empty()) {
            return Error{ErrorCode::bad_input, "no talks were found to build a new index from",
                         "the index is as it was"};
        }
        auto plan = make_plan(std::move(records));
        if (!plan) return plan.error();
        const bool same_names = !stored || has_entities(stored->database(), options.entities);
        if (plan->changes_nothing() && same_names) return keep(*plan);
        return same_names && is_small(*plan) ? change(std::move(*plan)) : rebuild(std::move(*plan));
    }

    /// Whether changing the tables costs less than writing them anew, which takes a
    /// tenth of the time a talk, and mends the order of documents.
    [[nodiscard]] bool is_small(const UpdatePlan& plan) const {
        constexpr std::size_t share = 10;
        const std::size_t changes = plan.inventory.placed + plan.written.size() + plan.removed.size();
        return stored && changes * share <= stored->size();
    }

    Result<IndexSummary> change(UpdatePlan plan) {
        auto generation = directory->begin();
        if (!generation) return generation.error();
        const GenerationUpdate update{.from = options.database / directory->current(),
                                      .to = generation->path(),
                                      .on_progress = options.on_progress,
                                      .stop = options.stop,
                                      .entities = options.entities};
        if (auto written = update_generation(update, *stored, plan); !written) return written.error();
        plan.inventory.placed += static_cast<std::uint32_t>(plan.written.size() + plan.removed.size());
        return publish(std::move(*generation), plan);
    }

    Result<IndexSummary> publish(NewGeneration generation, const UpdatePlan& plan) {
        const Timed timed(options.profile, Stage::publishing);
        if (auto saved = save_inventory(plan.inventory, generation.path()); !saved) return saved.error();
        if (auto published = directory->publish(std::move(generation)); !published) return published.error();
        return plan.summary;
    }

    Result<UpdatePlan> make_plan(Records records) {
        const Timed timed(options.profile, Stage::joining);
        return plan_update(std::move(known), talks(), std::move(records), options.roots,
                           room_for_talks(options.memory, options.database));
    }

    /// Nothing but files that say the same as before.
    Result<IndexSummary> keep(const UpdatePlan& plan) {
        if (stored && plan.inventory_changed) {
            auto saved = save_inventory(plan.inventory, options.database / directory->current());
            if (!saved) return saved.error();
        }
        return plan.summary;
    }

    /// Writes all talks anew.
    Result<IndexSummary> rebuild(UpdatePlan plan) {
        if (auto added = add_others(plan); !added) return added.error();
        auto order = document_order(plan.talks);
        if (!order) return order.error();
        renumber(plan, *order);
        plan.talks.arrange(*order);
        give_back_freed(plan.talks.memory_bytes(), options.memory);  // what joining took
        auto generation = directory->begin();
        if (!generation) return generation.error();
        if (auto written = build(generation->path(), std::move(plan.talks)); !written) return written.error();
        return publish(std::move(*generation), plan);
    }

    /// The talks that stay as they are.
    Result<void> add_others(UpdatePlan& plan) const {
        if (!stored) return {};
        std::vector<std::uint32_t> others = plan.removed;
        for (const PlannedTalk& talk : plan.written) others.push_back(talk.number);
        std::sort(others.begin(), others.end());
        const auto numbers = stored->numbers();
        if (!numbers) return numbers.error();
        for (const std::uint32_t number : *numbers) {
            if (std::binary_search(others.begin(), others.end(), number)) continue;
            const auto talk = stored->load(number);
            if (!talk) return talk.error();
            plan.talks.add(talk->talk, talk->records);
            plan.written.push_back({.number = number});
        }
        const auto problem = plan.talks.problem();
        return problem ? Result<void>(*problem) : Result<void>();
    }

    void renumber(UpdatePlan& plan, const std::vector<std::uint32_t>& order) const {
        std::vector<std::uint32_t> numbers(talks().last_number() + order.size() + 1);
        for (std::size_t i = 0; i < order.size(); ++i)
            numbers[plan.written[order[i]].number] = static_cast<std::uint32_t>(i + 1);
        plan.inventory.placed = 0;
        for (KnownFile& file : plan.inventory.files) {
            for (KnownDocument& document : file.documents) {
                for (KnownRecord& record : document.records) record.talk = numbers[record.talk];
            }
        }
    }

    Result<void> build(const std::filesystem::path& path, TalkList talks) const {
        return build_generation(path, std::move(talks),
                                {.on_progress = options.on_progress,
                                 .stop = options.stop,
                                 .profile = options.profile,
                                 .entities = options.entities,
                                 .writer = options.writer,
                                 .memory = options.memory});
    }
};

IndexUpdate::IndexUpdate(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
IndexUpdate::~IndexUpdate() = default;
IndexUpdate::IndexUpdate(IndexUpdate&&) noexcept = default;
IndexUpdate& IndexUpdate::operator=(IndexUpdate&&) noexcept = default;

Result<IndexUpdate> IndexUpdate::begin(IndexOptions options) {
    auto impl = std::make_unique<Impl>(std::move(options));
    std::error_code ignored;
    if (std::filesystem::exists(impl->options.database, ignored)) {
        if (auto opened = impl->open(); !opened) return opened.error();
    }
    return IndexUpdate(std::move(impl));
}

const Inventory& IndexUpdate::known() const { return impl_->known; }

Result<IndexSummary> IndexUpdate::finish(Records records) { return impl_->finish(std::move(records)); }

Result<IndexSummary> update_index(Collection collection, const IndexOptions& options) {
    if (collection.stopped) return stopped();
    auto update = IndexUpdate::begin(options);
    if (!update) return update.error();
    return update->finish(records_of(std::move(collection)));
}

}  // namespace lectern
