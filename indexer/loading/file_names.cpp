// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/loading/file_names.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/text_util.hpp"

namespace lectern {

namespace {

constexpr std::array listing_endings =
    std::to_array<std::string_view>({".md", ".markdown", ".mdx", ".txt", ".jsonl", ".ndjson", ".json", ".xml",
                                     ".ics", ".ical", ".yml", ".yaml", ".csv", ".tsv"});
constexpr std::array archive_endings =
    std::to_array<std::string_view>({".tar", ".zip", ".tgz", ".txz", ".tzst", ".tbz", ".tbz2"});
constexpr std::array compressed_endings = std::to_array<std::string_view>({".gz", ".xz", ".zst", ".bz2"});

template <class Endings>
bool is_one_of(const Endings& endings, std::string_view ending) {
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

}  // namespace

bool has_listing_ending(std::string_view path) { return is_one_of(listing_endings, file_ending(path)); }

bool has_archive_ending(std::string_view path) {
    const std::string ending = file_ending(path);
    if (is_one_of(archive_endings, ending)) return true;
    if (!is_one_of(compressed_endings, ending)) return false;
    const std::string_view inner = path.substr(0, path.size() - ending.size());
    return has_listing_ending(inner) || file_ending(inner) == ".tar";
}

bool is_left_out(std::string_view name) { return name.starts_with('.') || name == "node_modules"; }

bool lies_hidden(std::string_view path) {
    for (std::string_view rest = path; !rest.empty();) {
        const std::string_view part = rest.substr(0, rest.find('/'));
        if (part != "." && part != ".." && is_left_out(part)) return true;
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    }
    return false;
}

bool is_companion_name(std::string_view path) {
    return !lies_hidden(path) && (has_listing_ending(path) || file_ending(path) == ".toml");
}

}  // namespace lectern
