// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "indexer/generation.hpp"
#include "indexer/generation_builder.hpp"
#include "indexer/update_plan.hpp"
#include "lectern/database.hpp"
#include "lectern/index.hpp"

namespace lectern {

namespace {

Error stopped() { return {ErrorCode::interrupted, "interrupted", "the index is as it was"}; }

Result<std::vector<Talk>> stored_talks(const std::filesystem::path& directory) {
    auto database = open_database(directory);
    if (!database) return database.error();
    std::vector<Talk> talks;
    try {
        talks.reserve(database->get_doccount());
        for (auto it = database->postlist_begin(""); it != database->postlist_end(""); ++it) {
            auto talk = load_talk(database->get_document(*it));
            if (!talk) return talk.error();
            talks.push_back(std::move(*talk));
        }
    } catch (const Xapian::Error& error) {
        return to_error(error, directory);
    }
    return talks;
}

/// The talks of the index that is to be updated. A rebuild does not look at
/// them, but neither does it replace what lectern did not write.
Result<std::vector<Talk>> talks_before(const WritableDirectory& directory, const IndexOptions& options) {
    if (!directory.has_index()) return std::vector<Talk>();
    if (!options.rebuild) return stored_talks(options.database);
    if (auto database = open_database(options.database);
        !database && database.error().code == ErrorCode::foreign_database) {
        return database.error();
    }
    return std::vector<Talk>();
}

/// Whether the database was written with these names; also when there is none.
bool has_entities(const std::filesystem::path& directory, const Entities& entities) {
    auto database = open_database(directory);
    if (!database) return true;
    try {
        const auto wanted = entities.metadata();
        return std::all_of(wanted.begin(), wanted.end(), [&](const auto& entry) {
            return database->get_metadata(entry.first) == entry.second;
        });
    } catch (const Xapian::Error&) {
        return false;  // a new generation mends it
    }
}

}  // namespace

Result<IndexSummary> update_index(const Collection& collection, const IndexOptions& options) {
    if (collection.stopped) return stopped();
    // A mistyped path shall not leave an empty database behind.
    std::error_code ignored;
    if (collection.talks.empty() && !std::filesystem::exists(options.database, ignored))
        return IndexSummary{};
    auto directory = WritableDirectory::open(options.database);
    if (!directory) return directory.error();
    if (options.rebuild && directory->has_index() && collection.talks.empty()) {
        return Error{ErrorCode::bad_input, "no talks were found to build a new index from",
                     "the index is as it was"};
    }
    const auto before = talks_before(*directory, options);
    if (!before) return before.error();

    UpdatePlan plan = plan_update(*before, collection, options.roots);
    if (plan.changes_nothing() && has_entities(options.database, options.entities)) return plan.summary;

    auto generation = directory->begin();
    if (!generation) return generation.error();
    if (auto written = build_generation(generation->path(), plan.talks,
                                        {.on_progress = options.on_progress,
                                         .stop = options.stop,
                                         .entities = options.entities,
                                         .writer = options.writer,
                                         .memory = options.memory});
        !written)
        return written.error();
    if (auto published = directory->publish(std::move(*generation)); !published) return published.error();
    return plan.summary;
}

}  // namespace lectern
