// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/relevance/talks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <string_view>
#include <utility>

#include "bench/relevance/engine.hpp"
#include "bench/relevance/judged_set.hpp"
#include "indexer/text_util.hpp"
#include "lectern/collection.hpp"

namespace lectern::relevance {

namespace {

Result<std::vector<Talk>> read_json_lines(const std::filesystem::path& path) {
    const auto text = read_file(path);
    if (!text) return text.error();
    std::vector<Talk> talks;
    for (const std::string_view line : split(*text, "\n")) {
        if (line.empty()) continue;
        auto talk = talk_from_json(line);
        if (!talk) return talk.error();
        talks.push_back(std::move(*talk));
    }
    assign_ids(talks);
    return talks;
}

}  // namespace

Result<std::vector<Talk>> read_talks(const std::filesystem::path& path) {
    if (path.extension() == ".jsonl") return read_json_lines(path);
    Collection collection = read_collection({path});
    if (!collection.failed_paths.empty())
        return Error{ErrorCode::io, fmt::format("cannot read {}", collection.failed_paths.front())};
    if (collection.talks.empty())
        return Error{ErrorCode::bad_input, fmt::format("{}: there are no talks", path.string())};
    return std::move(collection.talks);
}

std::string speakers_of(const Talk& talk) {
    std::vector<std::string_view> names;
    for (const Speaker& speaker : talk.speakers) names.push_back(speaker.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

std::string tags_of(const Talk& talk) { return fmt::format("{}", fmt::join(talk.tags, ", ")); }

}  // namespace lectern::relevance
