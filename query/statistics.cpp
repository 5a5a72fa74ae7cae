// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/statistics.hpp"

#include <sys/stat.h>

#include <array>
#include <ctime>
#include <vector>

#include "indexer/core/folder_bytes.hpp"
#include "indexer/core/stub.hpp"
#include "lectern/database.hpp"
#include "lectern/schema.hpp"
#include "query/facets.hpp"

namespace lectern {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t all_values = SIZE_MAX;

/// In UTC; empty when the file is not there.
std::string written_at(const fs::path& file) {
    struct stat status {};
    std::tm utc{};
    std::array<char, sizeof "YYYY-MM-DDTHH:MM:SSZ"> text{};
    if (::stat(file.c_str(), &status) != 0 || gmtime_r(&status.st_mtime, &utc) == nullptr) return {};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

void count_values(const Xapian::Database& database, const std::vector<Xapian::docid>& talks,
                  Statistics& statistics) {
    const std::array<FacetRequest, 7> requests{{{Field::event, 0},
                                                {Field::track, 0},
                                                {Field::speaker, 0},
                                                {Field::company, 0},
                                                {Field::tag, 0},
                                                {Field::year, all_values},
                                                {Field::language, all_values}}};
    const std::vector<FacetCounts> facets = count_facets(database, requests, talks);
    const std::array<std::size_t*, 5> numbers{&statistics.events, &statistics.tracks, &statistics.speakers,
                                              &statistics.companies, &statistics.tags};
    for (std::size_t i = 0; i < numbers.size(); ++i) *numbers[i] = facets[i].distinct;
    if (const auto& years = facets[numbers.size()].values; !years.empty()) {  // newest first
        statistics.first_year = years.back().value;
        statistics.last_year = years.front().value;
    }
    for (const FacetValue& language : facets.back().values) {
        statistics.languages.emplace_back(language.value, language.count);
    }
}

}  // namespace

Result<Statistics> measure(const Xapian::Database& database, const fs::path& directory) {
    Statistics statistics;
    std::vector<Xapian::docid> talks;
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
        const auto talk = load_talk(database.get_document(*it, Xapian::DOC_ASSUME_VALID));
        if (!talk.ok()) return talk.error();
        statistics.with_abstract += talk->abstract.empty() ? 0u : 1u;
        talks.push_back(*it);
    }
    statistics.talks = talks.size();
    count_values(database, talks, statistics);
    statistics.generation = current_generation(directory).value_or("");
    statistics.bytes = folder_bytes(directory / statistics.generation);
    statistics.built = written_at(directory / stub_name);
    statistics.schema = schema_version;
    statistics.writer = database.get_metadata(std::string(metadata::writer));
    return statistics;
}

}  // namespace lectern
