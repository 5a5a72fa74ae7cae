// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/mapping/document_tree.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/readers/table/delimited.hpp"
#include "indexer/text_util.hpp"

namespace lectern::mapping {

namespace {

using nlohmann::json;

constexpr int deepest = 100;

std::optional<json> parse_json_lines(std::string_view text) {
    json list = json::array();
    for (const std::string_view line : split(text, "\n")) {
        if (trim(line).empty()) continue;
        json value = json::parse(line, nullptr, /*allow_exceptions=*/false);
        if (!value.is_object()) return std::nullopt;
        list.push_back(std::move(value));
    }
    return list;
}

/// nlohmann's parser and destructor do not recurse, but what walks a tree may.
bool is_too_deep(std::string_view text) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\') {
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        }
        if (quoted) continue;
        if (c == '[' || c == '{') ++depth;
        if (c == ']' || c == '}') --depth;
        if (depth > deepest) return true;
    }
    return false;
}

Result<json> parse_json(std::string_view text) {
    if (is_too_deep(text)) return Error{ErrorCode::bad_input, "the document is nested too deeply"};
    try {
        return json::parse(text);
    } catch (const json::parse_error& error) {
        if (auto lines = parse_json_lines(text)) return std::move(*lines);
        return Error{ErrorCode::bad_input, fmt::format("the document is no valid JSON (byte {})", error.byte),
                     "check it with a JSON tool"};
    }
}

std::optional<json> parse_rows(std::string_view text, const std::vector<std::string>& headings) {
    for (const char delimiter : {',', ';', '\t', '|'}) {
        table::RowReader rows(text, delimiter);
        const auto first = rows.next();
        if (!first || headings.empty()) return std::nullopt;
        const auto is_there = [&](const std::string& heading) {
            return std::any_of(first->cells.begin(), first->cells.end(), [&](const std::string& cell) {
                return lower_ascii(trim(cell)) == lower_ascii(heading);
            });
        };
        if (!std::any_of(headings.begin(), headings.end(), is_there) || first->cells.size() < 2) continue;
        json list = json::array();
        while (const auto row = rows.next()) {
            json object = json::object();
            for (std::size_t i = 0; i < std::min(row->cells.size(), first->cells.size()); ++i)
                object[std::string(trim(first->cells[i]))] = row->cells[i];
            list.push_back(std::move(object));
        }
        return list;
    }
    return std::nullopt;
}

/// Every value takes a byte of its text at least, unless aliases repeat it: an
/// alias is a copy here.
class YamlTree {
public:
    explicit YamlTree(std::size_t text_bytes) : most_values_(2 * text_bytes) {}

    bool convert(const YAML::Node& node, json& out, int depth = 0) {
        if (++values_ > most_values_ || depth > deepest) return false;
        if (node.IsScalar()) {
            out = node.Scalar();
        } else if (node.IsSequence()) {
            out = json::array();
            for (const auto& item : node) {
                out.push_back(nullptr);
                if (!convert(item, out.back(), depth + 1)) return false;
            }
        } else if (node.IsMap()) {
            out = json::object();
            for (const auto& entry : node) {
                if (entry.first.IsScalar() && !convert(entry.second, out[entry.first.Scalar()], depth + 1))
                    return false;
            }
        }
        return true;
    }

private:
    std::size_t most_values_;
    std::size_t values_ = 0;
};

Result<json> parse_yaml(std::string_view text) {
    try {
        json out;
        if (!YamlTree(text.size()).convert(YAML::Load(std::string(text)), out))
            return Error{ErrorCode::bad_input,
                         "the document is nested too deeply, or its aliases repeat too much"};
        return out;
    } catch (const YAML::Exception& error) {
        return Error{
            ErrorCode::bad_input,
            fmt::format("the document is no valid YAML (line {}: {})", error.mark.line + 1, error.msg),
            "check it with a YAML tool"};
    }
}

}  // namespace

Result<json> parse_tree(std::string_view text, const std::vector<std::string>& headings) {
    const std::string_view opening = trim(text.substr(0, 200));
    if (opening.starts_with('{') || opening.starts_with('[')) return parse_json(text);
    if (auto rows = parse_rows(text, headings)) return std::move(*rows);
    return parse_yaml(text);
}

}  // namespace lectern::mapping
