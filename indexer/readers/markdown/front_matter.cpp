// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/front_matter.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/byline.hpp"
#include "indexer/text_util.hpp"

namespace lectern::markdown {

namespace {

constexpr std::size_t max_front_matter_bytes = 256 * 1024;
constexpr std::array<std::string_view, 7> speaker_keys{
    "speakers", "speaker", "presenters", "presenter", "panelists", "speaker_name", "talk_speakers"};

struct Lines {
    std::string_view text;
    /// The line that begins at `at`, without its end; moves `at` behind it.
    std::string_view next(std::size_t& at) const {
        const auto end = text.find('\n', at);
        std::string_view line =
            text.substr(at, end == std::string_view::npos ? std::string_view::npos : end - at);
        at = end == std::string_view::npos ? text.size() : end + 1;
        if (line.ends_with('\r')) line.remove_suffix(1);
        return line;
    }
};

bool is_fence(std::string_view line) {
    const auto last = line.find_last_not_of(" \t");
    return last == 2 && line.starts_with("---");
}

/// `key: value` or `key:`; tells front matter from a rule at the top of a post.
bool looks_like_key(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const std::string_view key = line.substr(0, colon);
    return std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || c == ' ';
    });
}

std::string scalar(const YAML::Node& node) { return node.IsScalar() ? node.Scalar() : std::string(); }

std::string first_of(const YAML::Node& map, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
        if (const YAML::Node value = map[key]; value && value.IsScalar() && !value.Scalar().empty())
            return value.Scalar();
    }
    return {};
}

void add_speaker(const YAML::Node& node, std::vector<Speaker>& out) {
    if (node.IsScalar()) {
        if (auto byline = parse_byline("Speakers: " + node.Scalar())) {
            for (Speaker& speaker : byline->speakers) out.push_back(std::move(speaker));
        } else if (!trim(node.Scalar()).empty()) {
            out.push_back({single_spaced(node.Scalar())});
        }
        return;
    }
    if (!node.IsMap()) return;
    Speaker speaker{single_spaced(first_of(node, {"name", "title", "fullName", "full_name"}))};
    if (speaker.name.empty()) return;
    speaker.affiliation = single_spaced(
        first_of(node, {"company", "affiliation", "organization", "organisation", "org", "employer"}));
    speaker.role = single_spaced(first_of(node, {"role", "job", "jobTitle", "job_title", "position"}));
    speaker.companies = companies_in(speaker.affiliation);
    out.push_back(std::move(speaker));
}

void take_value(const std::string& key, const YAML::Node& value, FrontMatter& out) {
    if (std::find(speaker_keys.begin(), speaker_keys.end(), key) != speaker_keys.end()) {
        out.names_speakers = true;
        if (value.IsSequence()) {
            for (const YAML::Node& item : value) add_speaker(item, out.speakers);
        } else {
            add_speaker(value, out.speakers);
        }
        return;
    }
    if (value.IsScalar()) {
        out.values.emplace_back(key, single_spaced(value.Scalar()));
    } else if (value.IsSequence()) {
        for (const YAML::Node& item : value) {
            if (item.IsScalar()) out.values.emplace_back(key, single_spaced(scalar(item)));
        }
    }
}

std::optional<Diagnostic> read_yaml(std::string_view yaml, const std::string& path, FrontMatter& out) {
    try {
        const YAML::Node root = YAML::Load(std::string(yaml));
        if (root.IsNull()) return std::nullopt;
        if (!root.IsMap()) {
            return Diagnostic{path,
                              2,
                              1,
                              Severity::error,
                              "the front matter is no mapping of keys to values",
                              "write it as `key: value` lines"};
        }
        for (const auto& entry : root) {
            if (entry.first.IsScalar()) take_value(lower_ascii(entry.first.Scalar()), entry.second, out);
        }
        return std::nullopt;
    } catch (const YAML::Exception& error) {
        const auto line = static_cast<std::uint32_t>(error.mark.line < 0 ? 0 : error.mark.line) + 2;
        const auto column = static_cast<std::uint32_t>(error.mark.column < 0 ? 0 : error.mark.column) + 1;
        return Diagnostic{path,
                          line,
                          column,
                          Severity::error,
                          "the front matter is no valid YAML: " + error.msg,
                          "quote values that contain colons or quotes"};
    }
}

}  // namespace

std::string FrontMatter::get(std::initializer_list<std::string_view> keys) const {
    for (const std::string_view key : keys) {
        for (const auto& [name, value] : values) {
            if (name == key && !value.empty()) return value;
        }
    }
    return {};
}

std::vector<std::string> FrontMatter::all(std::initializer_list<std::string_view> keys) const {
    std::vector<std::string> out;
    for (const auto& [name, value] : values) {
        if (!value.empty() && std::find(keys.begin(), keys.end(), name) != keys.end()) out.push_back(value);
    }
    return out;
}

Post split_post(std::string_view content, const std::string& path, std::vector<Diagnostic>& diagnostics) {
    Post post;
    post.body = content;
    const Lines lines{content};
    std::size_t at = 0;
    if (!is_fence(lines.next(at))) return post;
    const std::size_t begin = at;
    std::size_t look = at;
    if (at >= content.size() ||
        (!looks_like_key(lines.next(look)) && !is_fence(lines.text.substr(begin, look - begin)))) {
        std::size_t first = begin;
        const std::string_view line = lines.next(first);
        if (!line.starts_with('#') && !is_fence(line)) return post;  // a rule, not front matter
    }
    std::uint32_t line_number = 1;
    while (at < content.size()) {
        const std::size_t line_begin = at;
        ++line_number;
        const std::string_view line = lines.next(at);
        if (at - begin > max_front_matter_bytes) break;
        if (!is_fence(line) && line != "...") continue;
        post.front_matter.present = true;
        post.body = content.substr(at);
        post.body_line = line_number + 1;
        if (auto problem = read_yaml(content.substr(begin, line_begin - begin), path, post.front_matter)) {
            diagnostics.push_back(std::move(*problem));
        }
        return post;
    }
    diagnostics.push_back({path, 1, 1, Severity::error, "the front matter is not closed",
                           "end it with a line of three dashes"});
    return post;
}

}  // namespace lectern::markdown
